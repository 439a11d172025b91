/** What was taken in already, what was refused, and whose deeds merged records carry. */
import { withoutErased } from './erased.ts';
import type { ClaimedDelivery } from './inbox.ts';
import { moveRowsOfContacts } from './rehome-rows.ts';
import type { Connection } from './store.ts';

const CHUNK = 500;

/** Of these event keys, those that are new; they are remembered. */
export async function newKeys(db: Connection, keys: readonly string[], now: number): Promise<Set<string>> {
  const fresh = new Set<string>();
  const sorted = [...keys].sort();
  for (let start = 0; start < sorted.length; start += CHUNK) {
    const rows = await db
      .insertInto('event_key')
      .values(sorted.slice(start, start + CHUNK).map((key) => ({ key, at: now })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .execute();
    for (const { key } of rows) fresh.add(key);
  }
  return fresh;
}

export async function keepRefused(
  db: Connection,
  refused: readonly { readonly key: string; readonly reason: string; readonly body: string }[],
  now: number,
): Promise<void> {
  const unique = [...new Map(refused.map((each) => [each.key, each])).values()];
  for (let start = 0; start < unique.length; start += CHUNK) {
    await db
      .insertInto('refused_event')
      .values(
        unique.slice(start, start + CHUNK).map(({ key, reason, body }) => ({ key, reason, body, at: now })),
      )
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
}

/** Deliveries whose events are facts now; their keys stay, so that a second copy has no effect. */
export async function forgetDeliveries(
  db: Connection,
  deliveries: readonly ClaimedDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const ids = deliveries.map(({ id }) => id);
  await db.deleteFrom('delivery').where('id', 'in', ids).execute();
}

/** A delivery that cannot be taken in is tried again, then parked with its cause (P35). */
export async function failDelivery(
  db: Connection,
  id: string,
  attempts: number,
  dueAt: number,
  error: string,
  park: boolean,
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: park ? 'parked' : 'pending', attempts, due_at: dueAt, lease: null, leased_until: 0, error })
    .where('id', '=', id)
    .execute();
}

/** Ids that were merged away, with the record that carries on. */
export async function survivorsOf(db: Connection, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'merged_into'])
    .where('id', 'in', ids)
    .where('merged_into', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap((row) => (row.merged_into === null ? [] : [[row.id, row.merged_into] as const])),
  );
}

/** Moves everything of the merged contacts to the survivor; later events of theirs follow. */
export async function rehome(db: Connection, given: readonly string[], named: string): Promise<void> {
  // Merges may be told of in any order: the survivor of this one may have been merged away itself.
  const survivor = (await survivorsOf(db, [named])).get(named) ?? named;
  const others = given.filter((id) => id !== survivor);
  const merged = await withoutErased(db, others, (id) => id);
  if (merged.length === 0) return;
  for (const id of merged) {
    await db
      .insertInto('contact')
      .values({
        id,
        properties: '{}',
        archived: 1,
        created_at: null,
        read_at: null,
        company_id: null,
        email: null,
        domain: null,
        merged_into: survivor,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ archived: 1, merged_into: survivor }))
      .execute();
  }
  await db.updateTable('contact').set({ merged_into: survivor }).where('merged_into', 'in', merged).execute();
  await dropDismissals(db, merged, survivor);
  await moveRowsOfContacts(db, { merged, survivor });
  for (const table of [
    'interaction',
    'role_fact',
    'membership_fact',
    'stance_fact',
    'qualification_fact',
    'concern_fact',
    'presence_fact',
    'knowledge_fact',
    'expert_fact',
    'blocker_note',
    'act',
    'alert',
  ] as const) {
    await db.updateTable(table).set({ contact_id: survivor }).where('contact_id', 'in', merged).execute();
  }
}

/** Whoever was dismissed as a double of somebody who is on the deal does not take that person along. */
async function dropDismissals(db: Connection, merged: readonly string[], survivor: string): Promise<void> {
  await db
    .deleteFrom('membership_fact')
    .where('contact_id', 'in', merged)
    .where('member', '=', 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('pair')
          .select('pair.deal_id')
          .whereRef('pair.deal_id', '=', 'membership_fact.opportunity')
          .where('pair.contact_id', '=', survivor)
          .where('pair.present', '=', 1),
      ),
    )
    .execute();
}
