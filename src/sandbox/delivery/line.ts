import type { Random } from '../random.ts';
import { shuffle } from '../random.ts';
import type { WebhookEvent } from './payloads.ts';
import { drawRetryDelay, MOST_REPEATS } from './retries.ts';
import type { Delivery } from './sending.ts';

/** How a share of the events fares on its way; all of it is drawn from the seed. */
export interface Unrest {
  /** Sends the events in any order. */
  readonly shuffle?: boolean;
  /** The share of events, from 0 to 1, that are sent twice. */
  readonly double?: number;
  /** The share of events, from 0 to 1, that never arrive. */
  readonly lose?: number;
  /** Each event is held back by up to so many milliseconds of the sandbox's clock, once. */
  readonly delayMs?: number;
}

/** `atOnce`: a failed event goes with the next flush. `overADay`: as HubSpot does it, on the sandbox's clock. */
export type RetryPace = 'atOnce' | 'overADay';

export interface Line {
  queue: WebhookEvent[];
  readonly givenUp: WebhookEvent[];
  /** Lost on the way by `lose`. */
  readonly lost: WebhookEvent[];
  /** Not before this time; an event that is not in it is due. */
  readonly dueAt: Map<WebhookEvent, number>;
}

export function createLine(): Line {
  return { queue: [], givenUp: [], lost: [], dueAt: new Map() };
}

/** Takes out what is due and arranges it; what is delayed stays. */
export function takeDue(line: Line, how: Unrest, random: Random, now: number): readonly WebhookEvent[] {
  const { delayMs = 0, lose = 0, double = 0 } = how;
  if (delayMs > 0) {
    for (const event of line.queue)
      if (!line.dueAt.has(event)) line.dueAt.set(event, now + Math.ceil(random() * delayMs));
  }
  const due = line.queue.filter((event) => (line.dueAt.get(event) ?? 0) <= now);
  line.queue = line.queue.filter((event) => (line.dueAt.get(event) ?? 0) > now);
  for (const event of due) line.dueAt.delete(event);
  const lost = new Set(lose > 0 ? due.filter(() => random() < lose) : []);
  line.lost.push(...lost);
  const kept = due.filter((event) => !lost.has(event));
  const doubled = kept.flatMap((event) => (double > 0 && random() < double ? [event, event] : [event]));
  return how.shuffle ? shuffle(doubled, random) : doubled;
}

/** What failed goes back with its attempt counted. A doubled event that failed twice is owed once. */
export function requeue(
  line: Line,
  deliveries: readonly Delivery[],
  pace: RetryPace,
  random: Random,
  now: number,
): number {
  const failed = deliveries.filter(({ accepted }) => !accepted).flatMap(({ events }) => events);
  const again = [...new Set(failed)].map((event) => ({ ...event, attemptNumber: event.attemptNumber + 1 }));
  const kept = again.filter((event) => event.attemptNumber <= MOST_REPEATS);
  line.givenUp.push(...again.filter((event) => event.attemptNumber > MOST_REPEATS));
  if (pace === 'overADay') {
    for (const event of kept) line.dueAt.set(event, now + drawRetryDelay(event.attemptNumber, random));
  }
  line.queue = [...kept, ...line.queue];
  return kept.length;
}

/** When the next event may go, in milliseconds since 1970; null: nothing waits. */
export function findNextDue({ queue, dueAt }: Line): number | null {
  return queue.length === 0 ? null : Math.min(...queue.map((event) => dueAt.get(event) ?? 0));
}
