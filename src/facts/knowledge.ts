/** Goals, criteria and expectations of members, as people wrote them down. */
import type { KnowledgeAspect, KnowledgeFact } from '../domain/said-facts.ts';
import type { Connection } from './store.ts';

/** Oldest first; without what was taken back with its act. */
export async function readKnowledgeFacts(
  db: Connection,
  opportunities: readonly string[],
): Promise<KnowledgeFact[]> {
  if (opportunities.length === 0) return [];
  const rows = await db
    .selectFrom('knowledge_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    opportunity: row.opportunity,
    contactId: row.contact_id,
    aspect: row.aspect as KnowledgeAspect,
    text: row.text || null,
    at: row.at,
    by: row.by,
  }));
}
