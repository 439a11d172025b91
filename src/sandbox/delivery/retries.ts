import type { Random } from '../random.ts';

/** https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide */
export const MOST_REPEATS = 10;
const SPAN_MS = 24 * 60 * 60_000;

/**
 * How long the repetition of a failed event waits, in milliseconds; `attempt` counts from 1. HubSpot spreads ten
 * repetitions over the next 24 hours with random delays: here each may wait twice as long as the one before, and
 * all together never more than that day.
 */
export function drawRetryDelay(attempt: number, random: Random): number {
  const longest = (SPAN_MS * 2 ** (attempt - 1)) / (2 ** MOST_REPEATS - 1);
  return Math.floor(longest * (0.5 + random() / 2));
}
