/** What a server's store holds, read beside the running process. */
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Tables } from '../../src/facts/schema.ts';
import { nextDue } from '../../src/facts/work.ts';
import type { WebhookEvent } from '../../src/sandbox/delivery/payloads.ts';
import { parseEvent } from '../../src/worker/events.ts';
import { until, type Stage } from './program.ts';

async function read<Answer>(stage: Stage, ask: (db: Kysely<Tables>) => Promise<Answer>): Promise<Answer> {
  const file = new SQLite(join(stage.dataDir, 'buying-groups.sqlite'), { readonly: true });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
  try {
    return await ask(db);
  } finally {
    await db.destroy();
  }
}

/** The composite key under which the app knows an event. */
function keyOf(event: unknown, { sandbox }: Stage): string {
  const parsed = parseEvent(event, { portalId: String(sandbox.portalId), appId: String(sandbox.appId) });
  return parsed.ok ? parsed.event.key : parsed.key;
}

/** Of these acknowledged events, those that are neither taken in nor waiting. */
export async function lostOf(stage: Stage, acknowledged: readonly WebhookEvent[]): Promise<WebhookEvent[]> {
  const held = await read(stage, async (db) => {
    const taken = await db.selectFrom('event_key').select('key').execute();
    const refused = await db.selectFrom('refused_event').select('key').execute();
    const waiting = await db.selectFrom('delivery').select('body').execute();
    const events = waiting.flatMap(({ body }) => JSON.parse(body) as unknown[]);
    return new Set([
      ...[...taken, ...refused].map(({ key }) => key),
      ...events.map((event) => keyOf(event, stage)),
    ]);
  });
  return acknowledged.filter((event) => !held.has(keyOf(event, stage)));
}

export function countTakenIn(stage: Stage): Promise<number> {
  return read(stage, async (db) => (await db.selectFrom('event_key').select('key').execute()).length);
}

/** Sends what the portal has queued, and waits until the server has nothing left to do, echoes included; or until it is enough. */
export async function settle(
  stage: Stage,
  acknowledged: WebhookEvent[] = [],
  enough: () => boolean = () => false,
): Promise<void> {
  const { webhooks } = stage.sandbox;
  await until('the server comes to rest', async () => {
    if (enough()) return true;
    if (webhooks.queue.length > 0) await send(stage, acknowledged);
    return webhooks.queue.length === 0 && (await read(stage, nextDue)) === null;
  });
}

/** Sends everything once, in small batches, and remembers what the server acknowledged. */
export async function send({ sandbox }: Stage, acknowledged: WebhookEvent[]): Promise<void> {
  const { deliveries } = await sandbox.webhooks.flush({ shuffle: true, double: 0.2, batchSize: 5 });
  for (const { accepted, events } of deliveries) if (accepted) acknowledged.push(...events);
}
