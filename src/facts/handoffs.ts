/** Hand-offs over all opportunities, and what each one held. */
import type { HandedMember, HandoffPackage } from '../domain/handoff.ts';
import type { HandoffFact } from '../domain/said-facts.ts';
import { toHandoff } from './load-handoffs.ts';
import type { Connection } from './store.ts';

export interface HandedOver {
  readonly opportunity: string;
  readonly at: number;
  readonly package: HandoffPackage;
  readonly people: readonly (HandedMember & { readonly contactId: string })[];
}

/** Steps of every hand-off that stand, by opportunity, oldest first. */
export async function listHandoffs(db: Connection): Promise<Map<string, HandoffFact[]>> {
  const rows = await db
    .selectFrom('handoff')
    .selectAll()
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows.map(toHandoff), ({ opportunity }) => opportunity);
}

/** The package of the latest hand-over of a deal; `null`: it was never handed over. */
export async function readPackage(db: Connection, dealId: string): Promise<HandedOver | null> {
  const row = await db
    .selectFrom('handoff')
    .selectAll()
    .where('opportunity', '=', dealId)
    .where('step', '=', 'handed_over')
    .where('withdrawn', '=', 0)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const people = await db
    .selectFrom('handoff_member')
    .select(['contact_id', 'body'])
    .where('handoff_id', '=', row.id)
    .orderBy('contact_id')
    .execute();
  return {
    opportunity: row.opportunity,
    at: row.at,
    package: JSON.parse(row.body) as HandoffPackage,
    people: people.map(({ contact_id, body }) => ({
      contactId: contact_id,
      ...(JSON.parse(body) as HandedMember),
    })),
  };
}
