/**
 * Acknowledgements go first: HubSpot waits five seconds for them, while the work behind them can wait. Store and
 * decisions keep the only thread busy for as long as each step takes, so the worker looks around between its steps.
 */
export interface RightOfWay {
  /** A delivery was stored. */
  arrived(): void;
  /** Resolves when nothing arrives any more, at the latest after `MOST_ROUNDS`. */
  giveWay(): Promise<void>;
}

/** Until a request that waits in its socket is read, verified and stored, the event loop turns three times. */
const TURNS = 3;
const ROUND_MS = 10;
/** Half a second: under an endless stream of deliveries the worker still goes on, one step at a time. */
const MOST_ROUNDS = 50;

export function createRightOfWay(): RightOfWay {
  let arrivals = 0;
  const giveWay = async (): Promise<void> => {
    arrivals = 0;
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
    for (let round = 0; arrivals > 0 && round < MOST_ROUNDS; round++) {
      arrivals = 0;
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
  };
  return { arrived: () => void (arrivals += 1), giveWay };
}
