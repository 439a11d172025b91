/** Which rules each worker on this store uses: two of them with different folders must not undo each other's work. */
import type { Connection } from './store.ts';

/** A worker that was killed says goodbye to nobody. It beats once a minute, so it has missed three. */
const GONE_AFTER_MS = 3 * 60_000 + 30_000;

export interface ServerRules {
  /** A name that a process gives itself at its start. */
  readonly server: string;
  readonly version: string;
}

/** `alone`: nobody else can work on this store, so whoever stands there has gone. */
export async function noteServerRules(
  db: Connection,
  { server, version }: ServerRules,
  now: number,
  alone: boolean,
): Promise<void> {
  const held = { version, seen_at: now };
  await db
    .insertInto('rules_server')
    .values({ server, ...held })
    .onConflict((conflict) => conflict.column('server').doUpdateSet(held))
    .execute();
  const others = db.deleteFrom('rules_server').where('server', '!=', server);
  await (alone ? others : others.where('seen_at', '<', now - GONE_AFTER_MS)).execute();
}

export async function forgetServerRules(db: Connection, server: string): Promise<void> {
  await db.deleteFrom('rules_server').where('server', '=', server).execute();
}

/** Versions in use, in a fixed order; empty: no worker runs. */
export async function listServerRules(db: Connection, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rules_server')
    .select('version')
    .distinct()
    .where('seen_at', '>=', now - GONE_AFTER_MS)
    .orderBy('version')
    .execute();
  return rows.map(({ version }) => version);
}
