/**
 * Which of our experts answers whom, as people said on the card. In the table `concern` is empty for the whole member, and
 * `expert` where the word was taken back.
 */
import type { Selectable } from 'kysely';
import type { ExpertFact } from '../domain/types.ts';
import type { Tables } from './schema.ts';
import type { Connection } from './store.ts';

/** Oldest first; without what was taken back with its act. */
export async function readExpertFacts(
  db: Connection,
  opportunities: readonly string[],
): Promise<ExpertFact[]> {
  if (opportunities.length === 0) return [];
  const rows = await db
    .selectFrom('expert_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toFact);
}

/** Those of all opportunities. */
export async function listExpertFacts(db: Connection): Promise<ExpertFact[]> {
  const rows = await db
    .selectFrom('expert_fact')
    .selectAll()
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toFact);
}

function toFact(row: Selectable<Tables['expert_fact']>): ExpertFact {
  return {
    opportunity: row.opportunity,
    contactId: row.contact_id,
    concern: row.concern || null,
    expert: row.expert || null,
    at: row.at,
    by: row.by,
  };
}
