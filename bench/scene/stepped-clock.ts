import type { Clock } from '../../src/hubspot/gateway.ts';

/** A clock that stands still but for those who wait: a whole hour of work takes as long as its computing. */
export function createSteppedClock(start: number): Clock {
  let at = start;
  return {
    now: () => at,
    wait: (ms) => {
      at += Math.max(1, Math.ceil(ms));
      return Promise.resolve();
    },
  };
}
