import type { Change } from '../changes.ts';
import type { Random } from '../random.ts';
import { createLine, findNextDue, requeue, takeDue } from './line.ts';
import type { RetryPace, Unrest } from './line.ts';
import { writeEvent } from './payloads.ts';
import type { WebhookEvent } from './payloads.ts';
import { deliverBatch } from './sending.ts';
import type { Delivery, Target } from './sending.ts';
import { findDue } from './subscriptions.ts';
import type { PayloadStyle, Subscription } from './subscriptions.ts';

export interface FlushOptions extends Unrest {
  /** At most 100, as in HubSpot. */
  readonly batchSize?: number;
  /** Requests under way at once; 10 unless given. */
  readonly concurrency?: number;
}

export interface FlushResult {
  readonly deliveries: readonly Delivery[];
  /** Answered HTTP statuses, 0 for a failed connection, in the order of sending. */
  readonly statuses: readonly number[];
  /** Events sent, doubles included. */
  readonly sent: number;
  /** Events that went back to the queue. */
  readonly requeued: number;
}

export interface Webhooks {
  /** What waits to be sent, oldest first. */
  readonly queue: readonly WebhookEvent[];
  /** Events given up after their tenth repetition. */
  readonly givenUp: readonly WebhookEvent[];
  /** Events that `lose` kept from arriving. */
  readonly lost: readonly WebhookEvent[];
  readonly target: Target | null;
  readonly paused: boolean;
  /** Automatic delivery rests; events gather, and `flush` still sends. */
  pause(): void;
  resume(): void;
  /** How events are written from now on, where no subscription says. */
  write(style: PayloadStyle): void;
  /** When failed events are sent again; `atOnce` unless set. */
  retry(pace: RetryPace): void;
  /** When the next event may be sent, in milliseconds since 1970; null: nothing waits. */
  nextDue(): number | null;
  /** Where to send; `publicUrl` is the origin that is signed when it differs from the target's. */
  aim(target: Target): void;
  subscribe(subscriptions: readonly Subscription[] | null): void;
  /** Takes everything out of the queue without sending it: lost on the way, or to be sent by the caller. */
  take(): WebhookEvent[];
  /** Queues events that were taken out, so that they come late, again or by themselves. */
  put(events: readonly WebhookEvent[]): void;
  /** Sends everything queued; what fails goes back with its attempt counted. */
  flush(options?: FlushOptions): Promise<FlushResult>;
  /** Delivers by itself every so many milliseconds of real time, backing off while the target fails. */
  start(intervalMs?: number): void;
  /** Ends automatic delivery; resolves when nothing is under way. */
  stop(): Promise<void>;
}

export interface WebhooksOptions {
  readonly portalId: number;
  readonly appId: number;
  readonly clientSecret: string;
  readonly now: () => number;
  readonly random: Random;
  readonly style: PayloadStyle;
  readonly subscriptions: readonly Subscription[] | null;
  readonly target: Target | null;
}

/** https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide */
const MOST_PER_BATCH = 100;
const CONCURRENCY = 10;
/** Automatic delivery waits this much longer after each failure in a row, up to the last. */
const BACK_OFF_MS = [250, 500, 1_000, 2_000, 5_000];

function splitBatches(events: readonly WebhookEvent[], size: number): WebhookEvent[][] {
  const batches: WebhookEvent[][] = [];
  for (let start = 0; start < events.length; start += size) batches.push(events.slice(start, start + size));
  return batches;
}

async function sendAll(
  batches: readonly WebhookEvent[][],
  concurrency: number,
  send: (batch: WebhookEvent[]) => Promise<Delivery>,
): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < batches.length; index = next++) {
      deliveries[index] = await send(batches[index] ?? []);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, batches.length) }, work));
  return deliveries;
}

/** Every change of the portal becomes an event here and waits until it is sent. */
export function createWebhooks(options: WebhooksOptions): Webhooks & { record(change: Change): void } {
  const { random, portalId, appId } = options;
  const line = createLine();
  let { subscriptions, target, style } = options;
  let paused = false;
  let pace: RetryPace = 'atOnce';
  const flush = async (how: FlushOptions = {}): Promise<FlushResult> => {
    if (!target) throw new Error('The webhooks have no target; give one by aim({ targetUrl }).');
    const aimed = target;
    const events = takeDue(line, how, random, options.now());
    const batches = splitBatches(events, Math.min(how.batchSize ?? MOST_PER_BATCH, MOST_PER_BATCH));
    const deliveries = await sendAll(batches, how.concurrency ?? CONCURRENCY, (batch) =>
      deliverBatch(aimed, options.clientSecret, batch, options.now()),
    );
    const requeued = requeue(line, deliveries, pace, random, options.now());
    return { deliveries, statuses: deliveries.map(({ status }) => status), sent: events.length, requeued };
  };
  const isDue = (): boolean => !paused && target !== null && (findNextDue(line) ?? Infinity) <= options.now();
  return {
    get queue() {
      return line.queue;
    },
    get target() {
      return target;
    },
    get paused() {
      return paused;
    },
    givenUp: line.givenUp,
    lost: line.lost,
    pause: () => void (paused = true),
    resume: () => void (paused = false),
    write: (wanted) => void (style = wanted),
    retry: (wanted) => void (pace = wanted),
    nextDue: () => findNextDue(line),
    aim: (wanted) => void (target = wanted),
    subscribe: (wanted) => void (subscriptions = wanted),
    take: () => {
      line.dueAt.clear();
      return line.queue.splice(0);
    },
    put: (events) => void line.queue.push(...events),
    record: (change) => {
      for (const due of findDue(subscriptions, style, change)) {
        line.queue.push(
          writeEvent(change, due, { eventId: Math.floor(random() * 4_294_967_295), portalId, appId }),
        );
      }
    },
    flush,
    ...createAutomaticDelivery(isDue, flush),
  };
}

function createAutomaticDelivery(
  isDue: () => boolean,
  flush: () => Promise<FlushResult>,
): Pick<Webhooks, 'start' | 'stop'> {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let failures = 0;
  let running = false;
  const step = async (intervalMs: number): Promise<void> => {
    if (isDue()) {
      const { requeued } = await flush();
      failures = requeued > 0 ? failures + 1 : 0;
    }
    const pause = failures > 0 ? (BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1] ?? 0) : 0;
    plan(intervalMs, pause);
  };
  const plan = (intervalMs: number, pause: number): void => {
    if (!running) return;
    timer = setTimeout(() => void (underWay = step(intervalMs)), intervalMs + pause);
  };
  return {
    start: (intervalMs = 100) => {
      if (running) return;
      running = true;
      plan(intervalMs, 0);
    },
    stop: async () => {
      running = false;
      clearTimeout(timer);
      await underWay;
    },
  };
}
