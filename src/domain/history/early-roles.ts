/** Were won deals shorter where a role was engaged before a risk stage (R141)? */
import { readDifference, type Reading } from '../reports/sample-size.ts';
import { median } from '../reports/statistics.ts';
import type { ScoringRules, StageRules } from '../rule-set.ts';
import { hasSpoken } from '../stage.ts';
import { ROLES, type Role } from '../vocabulary.ts';
import { cycleDaysOf } from './cohorts.ts';
import type { DealHistory } from './deal-history.ts';

export interface EarlyRole {
  readonly solution: string;
  readonly role: Role;
  /** Days of won deals, from their making to the close. */
  readonly early: readonly number[];
  readonly late: readonly number[];
  /** Won deals with the stage on which nobody of the role was ever engaged. */
  readonly never: number;
  /** Of all won deals with the stage: what is usual. */
  readonly usual: readonly number[];
  /** Median of early less median of late, in days; `null`: too few. */
  readonly difference: number | null;
  readonly reading: Reading;
}

type Rules = {
  readonly stages: Pick<StageRules, 'riskStages' | 'lateStages'>;
  readonly scoring: Pick<ScoringRules, 'meaningful'>;
};

export function findEarlyRoles(histories: readonly DealHistory[], rules: Rules): EarlyRole[] {
  const won = histories.filter((history) => history.outcome === 'won' && cycleDaysOf([history]).length > 0);
  const bySolution = Map.groupBy(won, ({ solution }) => solution);
  return [...bySolution].flatMap(([solution, mine]) =>
    ROLES.flatMap((role) => findForRole(solution, role, mine, rules) ?? []),
  );
}

/** `null`: nobody of this role was engaged on any deal. */
function findForRole(
  solution: string,
  role: Role,
  won: readonly DealHistory[],
  rules: Rules,
): EarlyRole | null {
  const judged = won.flatMap((history) => {
    const stageAt = riskStageOf(history, rules);
    return stageAt === null ? [] : [{ history, stageAt, at: engagedAt(history, role, rules) }];
  });
  const daysOf = (all: typeof judged): number[] => cycleDaysOf(all.map(({ history }) => history));
  const early = daysOf(judged.filter(({ at, stageAt }) => at !== null && at < stageAt));
  const late = daysOf(judged.filter(({ at, stageAt }) => at !== null && at >= stageAt));
  if (early.length + late.length === 0) return null;
  const reading = readDifference(early, late);
  const [short, long] = [median(early), median(late)];
  return {
    solution,
    role,
    early,
    late,
    never: judged.length - early.length - late.length,
    usual: daysOf(judged),
    difference: reading === 'too_few' || short === null || long === null ? null : short - long,
    reading,
  };
}

/** When the deal first came to a stage in which a missing role is a risk; `null`: it never did. */
function riskStageOf({ stageEntries }: DealHistory, { stages }: Rules): number | null {
  const risky = [...stages.riskStages, ...stages.lateStages];
  return stageEntries.find(({ dealStage }) => risky.includes(dealStage))?.at ?? null;
}

/** The first meaningful thing anybody of the role did, or the first words we exchanged. */
function engagedAt({ members }: DealHistory, role: Role, { scoring }: Rules): number | null {
  const moments = members
    .filter(({ roles }) => roles.includes(role))
    .flatMap(({ touches }) =>
      touches.filter((touch) => scoring.meaningful.includes(touch.kind) || hasSpoken([touch])),
    )
    .map(({ at }) => at);
  return moments.length === 0 ? null : Math.min(...moments);
}
