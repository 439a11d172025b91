/** How far each opportunity of a company has come, from planned to closed, now or at a moment that is past (R130). */
import { factsAsOf } from './as-of.ts';
import type { CompiledRules } from './compile.ts';
import { decideCompany } from './decide.ts';
import { outcomeOf } from './stage.ts';
import type { CompanyFacts } from './types.ts';
import { STAGES, type Stage } from './vocabulary.ts';

/** The waterfall's stages, with what is planned only before them, and `closed` told apart. */
export const STEPS = [
  'planned',
  ...(STAGES.filter((stage) => stage !== 'closed') as Exclude<Stage, 'closed'>[]),
  'won',
  'lost',
] as const;
export type Step = (typeof STEPS)[number];

export interface Standing {
  /** Of the plan, where there is one, else the deal's: the same before and after the deal was made. */
  readonly id: string;
  readonly solution: string;
  readonly step: Step;
  readonly isTarget: boolean;
}

/** Opportunities with a deal, and plans without one. `at`: milliseconds since 1970. */
export function standingsAt(facts: CompanyFacts, compiled: CompiledRules, at: number): Standing[] {
  const then = factsAsOf(facts, at);
  const decision = decideCompany(then, compiled, at);
  const plans = new Map(
    then.targets.flatMap((target) => (target.key === null ? [] : [[target.key, target]])),
  );
  const made = [...decision.opportunities, ...decision.closed].flatMap((group): Standing[] => {
    const deal = then.deals.find(({ id }) => id === group.dealId);
    if (deal === undefined) return [];
    const plan = plans.get(group.key);
    const step = group.stage === 'closed' ? (outcomeOf(deal, compiled.rules.stages) ?? 'lost') : group.stage;
    return [{ id: plan?.id ?? deal.id, solution: group.solution, step, isTarget: plan !== undefined }];
  });
  const seen = new Set(made.map(({ id }) => id));
  const planned = then.targets
    .filter(({ id, key }) => !seen.has(id) && (key === null || isMadeLater(facts, key, at)))
    .map(({ id, solution }): Standing => ({ id, solution, step: 'planned', isTarget: true }));
  return [...made, ...planned];
}

/** The deal came after this moment; one that is gone by now was deleted, and its plan is no plan any more. */
function isMadeLater({ deals }: CompanyFacts, key: string, at: number): boolean {
  return deals.some((deal) => deal.key === key && !deal.archived && (deal.createdAt ?? 0) > at);
}

/** Forward is up the waterfall; a lost deal has not come forward. */
export function stepsForward(before: Step | null, after: Step): number {
  const from = before === null ? -1 : STEPS.indexOf(before);
  if (after === 'lost' || before === 'lost') return 0;
  return STEPS.indexOf(after) - from;
}

/** The steps an opportunity reached between two moments, those it passed through included; `null`: it was not there. */
export function stepsReached(before: Step | null, after: Step): readonly Step[] {
  if (after === 'lost') return before === 'lost' ? [] : ['lost'];
  const from = before === null || before === 'lost' ? -1 : STEPS.indexOf(before);
  return STEPS.slice(from + 1, STEPS.indexOf(after) + 1);
}
