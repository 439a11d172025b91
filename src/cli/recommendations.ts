/** `buying-groups recommendations`: a person's answer to what the reports recommend. It changes no rule by itself. */
import type { RecommendationAnswer } from '../domain/history/recommendations.ts';
import { stateOf } from '../domain/reports/recommendations.ts';
import { addRecommendationAnswer, readRecommendationAnswers } from '../facts/recommendations.ts';
import { readRecommendations } from '../reports/read-recommendations.ts';
import type { ReportContext } from '../reports/report-context.ts';
import { UsageError } from './usage-error.ts';

export const RECOMMENDATION_ACTIONS = ['approve', 'decline', 'withdraw'] as const;
export type RecommendationAction = (typeof RECOMMENDATION_ACTIONS)[number];

const ANSWERS: Readonly<Record<RecommendationAction, RecommendationAnswer>> = {
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
};

export interface RecommendationOptions {
  readonly action: RecommendationAction;
  readonly id: string;
  /** User id or address of who answers. */
  readonly by: string | undefined;
  readonly json: boolean;
  readonly context: ReportContext;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
}

/** Answers the exit code: 0 done; 1 there is no such recommendation now. */
export async function answerRecommendation(options: RecommendationOptions): Promise<number> {
  const { action, id, by, json, context, write } = options;
  if (by === undefined || by.trim() === '')
    throw new UsageError(`recommendations ${action}: give --by, the user id or address of who answers`);
  const { db, compiled, now, language } = context;
  const found = (await readRecommendations(context)).find((each) => each.id === id);
  if (found === undefined) {
    const message = `There is no recommendation "${id}" now: "report recommendations" lists them.`;
    write(json ? `${JSON.stringify({ refused: 'unknown_recommendation' })}\n` : `${message}\n`);
    return 1;
  }
  const answer = ANSWERS[action];
  await addRecommendationAnswer(db, {
    recommendation: id,
    answer,
    finding: found.finding[language],
    rulesVersion: compiled.rules.version,
    at: now,
    by: by.trim(),
  });
  const state = stateOf((await readRecommendationAnswers(db)).get(id));
  if (json) write(`${JSON.stringify({ id, state, action: found.action[language] })}\n`);
  else write(describe(action, found.action[language]));
  return 0;
}

function describe(action: RecommendationAction, what: string): string {
  if (action === 'decline') return 'Declined.\n';
  return action === 'withdraw' ? 'It waits for approval again.\n' : `Approved. To do: ${what}.\n`;
}
