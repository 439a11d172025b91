import type { Clock } from '../../src/hubspot/gateway.ts';

export interface JumpingClock extends Clock {
  /** Moves to a moment, milliseconds since 1970; never back. */
  reach(at: number): void;
}

/** Runs as the machine's own, and jumps wherever the app would wait: what takes seconds in HubSpot takes none in a test. */
export function createJumpingClock(): JumpingClock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const reach = (at: number) => void (ahead += Math.max(0, at - now()));
  return {
    now,
    reach,
    wait: (ms) => {
      reach(now() + Math.ceil(ms));
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}
