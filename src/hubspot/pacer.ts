/** When the next call may go: the shared budget, waits HubSpot asked for, and pauses that stop everything. */
import { PausedError } from './errors.ts';
import type { PauseReason } from './errors.ts';
import type { Bucket, TakeCall } from './call-budget.ts';
import type { Clock } from './gateway.ts';

export interface Pacer {
  /** Resolves when one call of the bucket may go and has been counted. @throws PausedError while paused. */
  waitForTurn(bucket: Bucket): Promise<void>;
  /** No call of the bucket for so many milliseconds. */
  hold(bucket: Bucket, ms: number): void;
  /** No call at all until then: each one throws at once instead of asking HubSpot again. */
  pause(reason: PauseReason, resumeAt: number): void;
}

export function createPacer(clock: Clock, takeCall: TakeCall): Pacer {
  const heldUntil = new Map<Bucket, number>();
  let paused: { readonly reason: PauseReason; readonly resumeAt: number } | null = null;
  return {
    async waitForTurn(bucket) {
      for (;;) {
        const now = clock.now();
        if (paused !== null && now < paused.resumeAt) throw new PausedError(paused.reason, paused.resumeAt);
        const held = (heldUntil.get(bucket) ?? 0) - now;
        const wait = held > 0 ? held : await takeCall(bucket, now);
        if (wait <= 0) return;
        await clock.wait(wait);
      }
    },
    hold(bucket, ms) {
      heldUntil.set(bucket, Math.max(heldUntil.get(bucket) ?? 0, clock.now() + ms));
    },
    pause(reason, resumeAt) {
      paused = { reason, resumeAt };
    },
  };
}
