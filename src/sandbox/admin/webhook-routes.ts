import { z } from 'zod';
import { ask, take } from './admin-route.ts';
import type { AdminRoute, Steered } from './admin-route.ts';

const SHARE = z.number().min(0).max(1);
const FLUSH = z.strictObject({
  shuffle: z.boolean().default(false),
  double: SHARE.default(0),
  lose: SHARE.default(0),
  delayMs: z.int().min(0).default(0),
  batchSize: z.int().min(1).max(100).default(100),
});
const TARGET = z.strictObject({ targetUrl: z.url(), publicUrl: z.url().optional() });
const STYLE = z.strictObject({ style: z.enum(['classic', 'generic']) });
const RETRIES = z.strictObject({ pace: z.enum(['atOnce', 'overADay']) });

async function flushQueue({ webhooks }: Steered, how: z.output<typeof FLUSH>) {
  const { statuses, sent, requeued } = await webhooks.flush(how);
  return { statuses, sent, requeued, waiting: webhooks.queue.length, nextDue: webhooks.nextDue() };
}

/** The queue of webhooks, and what happens to them on their way. */
export const WEBHOOK_ROUTES: readonly AdminRoute[] = [
  ask('GET', '/sandbox/webhooks', ({ webhooks }) => ({
    queue: webhooks.queue,
    givenUp: webhooks.givenUp,
    lost: webhooks.lost,
    paused: webhooks.paused,
    target: webhooks.target,
    nextDue: webhooks.nextDue(),
  })),
  ask('POST', '/sandbox/webhooks/pause', ({ webhooks }) => webhooks.pause()),
  ask('POST', '/sandbox/webhooks/resume', ({ webhooks }) => webhooks.resume()),
  ask('DELETE', '/sandbox/webhooks/queue', ({ webhooks }) => ({ dropped: webhooks.take().length })),
  take('POST', '/sandbox/webhooks/flush', FLUSH, (sandbox, { body }) => flushQueue(sandbox, body)),
  take('PUT', '/sandbox/webhooks/target', TARGET, ({ webhooks }, { body: { targetUrl, publicUrl } }) =>
    webhooks.aim({ targetUrl, ...(publicUrl === undefined ? {} : { publicUrl }) }),
  ),
  take('PUT', '/sandbox/webhooks/style', STYLE, ({ webhooks }, { body }) => webhooks.write(body.style)),
  take('PUT', '/sandbox/webhooks/retries', RETRIES, ({ webhooks }, { body }) => webhooks.retry(body.pace)),
];
