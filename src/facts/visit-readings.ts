/** Whom to ask about the pages they opened, and since when. */
import type { Connection } from './store.ts';

export interface VisitReading {
  readonly contactId: string;
  /** Up to when it is known, in milliseconds since 1970; 0: never asked. */
  readonly at: number;
}

/** People on these deals who were not asked about since `before`, longest unasked first. */
export async function findUnaskedMembers(
  db: Connection,
  dealIds: readonly string[],
  before: number,
  most: number,
): Promise<VisitReading[]> {
  if (dealIds.length === 0) return [];
  const rows = await db
    .selectFrom('pair')
    .leftJoin('visit_reading', 'visit_reading.contact_id', 'pair.contact_id')
    .select((eb) => ['pair.contact_id', eb.fn.coalesce('visit_reading.at', eb.lit(0)).as('asked_at')])
    .distinct()
    .where('pair.deal_id', 'in', dealIds)
    .where('pair.present', '=', 1)
    .where((eb) => eb.or([eb('visit_reading.at', 'is', null), eb('visit_reading.at', '<=', before)]))
    .orderBy('asked_at')
    .orderBy('pair.contact_id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ contactId: row.contact_id, at: Number(row.asked_at) }));
}

/** People who did something at `since` or later and were not asked about since `before`, longest unasked first. */
export async function findUnaskedSignals(
  db: Connection,
  since: number,
  before: number,
  most: number,
): Promise<VisitReading[]> {
  const rows = await db
    .selectFrom('interaction')
    .leftJoin('visit_reading', 'visit_reading.contact_id', 'interaction.contact_id')
    .select((eb) => ['interaction.contact_id', eb.fn.coalesce('visit_reading.at', eb.lit(0)).as('asked_at')])
    .distinct()
    .where('interaction.at', '>=', since)
    // Else whoever was once asked about would be asked about for as long as they read anything.
    .where('interaction.source', '!=', 'visit')
    .where((eb) => eb.or([eb('visit_reading.at', 'is', null), eb('visit_reading.at', '<=', before)]))
    .orderBy('asked_at')
    .orderBy('interaction.contact_id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ contactId: row.contact_id, at: Number(row.asked_at) }));
}

export async function noteAsked(db: Connection, contactId: string, at: number): Promise<void> {
  await db
    .insertInto('visit_reading')
    .values({ contact_id: contactId, at })
    .onConflict((conflict) => conflict.column('contact_id').doUpdateSet({ at }))
    .execute();
}
