/** Deliveries: durable before they are acknowledged, claimed under a lease, gone once they are facts. */
import { createHash } from 'node:crypto';
import type { Database } from './store.ts';

export type Acceptance = 'stored' | 'duplicate' | 'overloaded';

export interface InboxOptions {
  readonly db: Database;
  /** Above so many waiting deliveries new ones are refused, and HubSpot sends them again (P32). */
  readonly highWater: number;
  /** Called after each commit that stored something. */
  readonly onStored: () => void;
}

/** Who sent a delivery, which says how its body is to be read. */
export type DeliverySource = 'hubspot' | 'events_api' | 'workflow';

export interface IncomingDelivery {
  readonly body: Buffer;
  readonly receivedAt: number;
  /** `hubspot` when left out. */
  readonly source?: DeliverySource;
}

interface Waiting {
  readonly id: string;
  readonly source: DeliverySource;
  readonly body: string;
  readonly receivedAt: number;
  resolve(answer: Acceptance): void;
  reject(error: unknown): void;
}

export function hashOf(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** How many deliveries one commit takes at most: bodies are up to 1 MiB each. */
const GROUP = 32;

/**
 * Deliveries that arrive while a commit is under way share the next one: one disk flush for many answers.
 * Each promise settles only after the commit that holds its row.
 */
export function createInbox({
  db,
  highWater,
  onStored,
}: InboxOptions): (delivery: IncomingDelivery) => Promise<Acceptance> {
  const waiting: Waiting[] = [];
  let running = false;
  let backlog: number | null = null;
  let accepted = 0;

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      // Counted anew every so often: other processes take rows out, this one only adds.
      if (backlog === null || accepted >= 200) {
        backlog = await countPending(db);
        accepted = 0;
      }
      if (backlog + accepted >= highWater) {
        backlog = null;
        for (const each of group) each.resolve('overloaded');
        return;
      }
      const stored = await insertDeliveries(db, group);
      accepted += stored.size;
      for (const each of group) each.resolve(stored.delete(each.id) ? 'stored' : 'duplicate');
      onStored();
    } catch (error) {
      for (const each of group) each.reject(error);
    }
  };

  const drain = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) await commit(waiting.splice(0, GROUP));
    running = false;
  };

  return ({ body, receivedAt, source = 'hubspot' }) =>
    new Promise((resolve, reject) => {
      const id =
        source === 'hubspot' ? hashOf(body) : hashOf(Buffer.concat([Buffer.from(`${source}:`), body]));
      waiting.push({ id, source, body: body.toString('utf8'), receivedAt, resolve, reject });
      // A turn of the event loop lets requests that are already here join the same commit.
      if (!running) {
        running = true;
        setImmediate(() => void drain());
      }
    });
}

async function insertDeliveries(db: Database, group: readonly Waiting[]): Promise<Set<string>> {
  const rows = new Map(group.map((each) => [each.id, each]));
  const inserted = await db
    .insertInto('delivery')
    .values(
      [...rows.values()].map(({ id, source, body, receivedAt }) => ({
        id,
        source,
        // PostgreSQL keeps no NUL in text; JSON cannot hold a raw one either, so nothing valid is changed.
        body: body.replaceAll('\0', '\uFFFD'),
        received_at: receivedAt,
        state: 'pending',
        attempts: 0,
        due_at: receivedAt,
        lease: null,
        leased_until: 0,
        error: null,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return new Set(inserted.map(({ id }) => id));
}

export async function countPending(db: Database): Promise<number> {
  const { n } = await db
    .selectFrom('delivery')
    .where('state', '=', 'pending')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** When the oldest waiting delivery came; `null` with an empty inbox. */
export async function oldestPending(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('delivery')
    .where('state', '=', 'pending')
    .select((eb) => eb.fn.min('received_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

export interface ClaimedDelivery {
  readonly id: string;
  readonly source: DeliverySource;
  readonly body: string;
  readonly receivedAt: number;
  readonly attempts: number;
}

export interface Claim {
  readonly lease: string;
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}

/** Takes the oldest due deliveries under a lease; another worker skips them until it runs out. */
export async function claimDeliveries(
  db: Database,
  kind: 'sqlite' | 'postgres',
  claim: Claim,
): Promise<ClaimedDelivery[]> {
  const due = db
    .selectFrom('delivery')
    .select('id')
    .where('state', '=', 'pending')
    .where('due_at', '<=', claim.now)
    .where('leased_until', '<=', claim.now)
    .orderBy('received_at')
    .orderBy('id')
    .limit(claim.limit);
  const rows = await db
    .updateTable('delivery')
    .set({ lease: claim.lease, leased_until: claim.now + claim.leaseMs })
    .where('id', 'in', kind === 'postgres' ? due.forUpdate().skipLocked() : due)
    .returning(['id', 'source', 'body', 'received_at', 'attempts'])
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      source: row.source as DeliverySource,
      body: row.body,
      receivedAt: row.received_at,
      attempts: row.attempts,
    }))
    .sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
}
