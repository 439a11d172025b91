/** What people said of recommendations: every answer is kept with what it was about, the latest holds. */
import { randomUUID } from 'node:crypto';
import { RECOMMENDATION_ANSWERS } from '../domain/history/recommendations.ts';
import type { GivenAnswer } from '../domain/reports/recommendations.ts';
import type { Connection } from './store.ts';

export interface NewAnswer extends GivenAnswer {
  /** The finding as it stood then, in words. */
  readonly finding: string;
  readonly rulesVersion: string;
  /** User id or address of who answered. */
  readonly by: string;
}

export async function addRecommendationAnswer(
  db: Connection,
  { recommendation, answer, finding, rulesVersion, at, by }: NewAnswer,
): Promise<void> {
  await db
    .insertInto('recommendation_answer')
    .values({ id: randomUUID(), recommendation, answer, finding, rules_version: rulesVersion, at, by })
    .execute();
}

/** The latest answer to each recommendation, by its id. */
export async function readRecommendationAnswers(db: Connection): Promise<Map<string, GivenAnswer>> {
  const rows = await db
    .selectFrom('recommendation_answer')
    .select(['recommendation', 'answer', 'at'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(
    rows.flatMap(({ recommendation, answer, at }) => {
      const known = RECOMMENDATION_ANSWERS.find((each) => each === answer);
      return known === undefined ? [] : [[recommendation, { recommendation, answer: known, at }] as const];
    }),
  );
}
