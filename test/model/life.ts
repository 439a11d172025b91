/**
 * One life of the program: it ends at a step that chance has chosen, be it a query or a call to HubSpot, before or
 * after HubSpot has carried it out. Whatever it would have done afterwards never happens.
 */
import type { KyselyPlugin } from 'kysely';

export class Death extends Error {
  override readonly name = 'Death';
}

export interface Life {
  /** Dies at the so manieth step from now; a call that HubSpot is to carry out first is carried out. */
  endAfter(steps: number, carriedOut: boolean): void;
  readonly dead: () => boolean;
  /** Resolves when it is over. */
  readonly end: Promise<'dead'>;
  readonly plugin: KyselyPlugin;
  guard(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

const NEVER = new Promise<never>(() => undefined);

export function createLife(): Life {
  let left = Number.POSITIVE_INFINITY;
  let late = false;
  let dead = false;
  let tell: (how: 'dead') => void = () => undefined;
  const end = new Promise<'dead'>((resolve) => (tell = resolve));
  const step = (): void => {
    left -= 1;
    if (left >= 0) return;
    dead = true;
    tell('dead');
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      step();
      // Thrown, so that an open transaction is rolled back, as the database does with those of a killed process.
      if (dead) throw new Death('the process was killed');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    endAfter: (steps, carriedOut) => {
      left = steps;
      late = carriedOut;
    },
    dead: () => dead,
    end,
    plugin,
    guard: (fetch) => async (input, init) => {
      const lived = !dead;
      step();
      if (!dead) return fetch(input, init);
      if (lived && late) await fetch(input, init).catch(() => undefined);
      return NEVER;
    },
  };
}
