/** Steps of hand-offs, and what people said of cases in the review queue; acts that were taken back are left out. */
import type { Selectable } from 'kysely';
import { HANDOFF_STEPS, RETURN_REASONS, type HandoffFact, type ReviewFact } from '../domain/said-facts.ts';
import type { Tables } from './schema.ts';
import type { Connection } from './store.ts';

export async function readHandoffFacts(
  db: Connection,
  opportunities: readonly string[],
): Promise<HandoffFact[]> {
  if (opportunities.length === 0) return [];
  const rows = await db
    .selectFrom('handoff')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toHandoff);
}

export function toHandoff(row: Selectable<Tables['handoff']>): HandoffFact {
  return {
    opportunity: row.opportunity,
    step: HANDOFF_STEPS.find((step) => step === row.step) ?? 'handed_over',
    reason: RETURN_REASONS.find((reason) => reason === row.reason) ?? null,
    at: row.at,
    by: row.by,
  };
}

export async function readReviewAnswers(
  db: Connection,
  companyIds: readonly string[],
): Promise<(ReviewFact & { readonly companyId: string })[]> {
  if (companyIds.length === 0) return [];
  const rows = await db
    .selectFrom('review_answer')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ company_id, code, rests_on, answer, at, by }) => ({
    companyId: company_id,
    code,
    restsOn: rests_on,
    answer,
    at,
    by,
  }));
}
