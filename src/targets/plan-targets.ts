/**
 * What would become of each pair of a file. The decision itself is asked, with the plan among the facts: so that what
 * `--dry-run` shows is what happens.
 */
import type { CompiledRules } from '../domain/compile.ts';
import { decideCompany } from '../domain/decide.ts';
import type { Solution } from '../domain/rule-set.ts';
import { missingApprovals, openElsewhere, profileOf } from '../domain/target.ts';
import type { CompanyFacts, Target } from '../domain/types.ts';
import { TARGET_SIDES, type TargetSide } from '../domain/vocabulary.ts';
import type { StoredTarget } from '../facts/targets.ts';
import type { PlacedRow } from './find-companies.ts';
import type { Fault, FileRow } from './read-file.ts';
import { quote } from './read-cells.ts';

/**
 * - `create`: the deal is made. `join`: an opportunity is open already, and the plan is for that one.
 * - `wait`: an approval is missing. `stand`: planned before. `change`: planned before, with other expectations.
 */
export const OUTCOMES = ['create', 'join', 'wait', 'stand', 'change'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface PlannedPair extends Pick<Target, 'profile' | 'expectedValue' | 'currency'> {
  readonly line: number;
  readonly companyId: string;
  readonly companyName: string | null;
  readonly solution: string;
  readonly outcome: Outcome;
  /** Whose approval is missing. */
  readonly missing: readonly TargetSide[];
  /** The deal that is open already. */
  readonly dealId: string | null;
  /** The plan that stands already. */
  readonly standing: StoredTarget | null;
}

/** Only the operating model `full` plans ahead. */
export function checkSolutions(rows: readonly FileRow[], { rules }: CompiledRules): Fault[] {
  const ids = rules.solutions.map(({ id }) => id).join(', ');
  return rows.flatMap(({ line, solution }): Fault[] => {
    const known = rules.solutions.find(({ id }) => id === solution);
    if (known?.operatingModel === 'full') return [];
    const expected =
      known === undefined
        ? `one of ${ids}`
        : 'a solution with operating_model: full in config/solutions.yaml; only these are planned ahead';
    const found =
      known === undefined
        ? quote(solution)
        : `"${solution}", whose operating_model is ${known.operatingModel}`;
    return [{ line, column: 'solution', found, expected }];
  });
}

/** The same pair twice is one plan, where both rows say the same. */
export function foldRows(rows: readonly PlacedRow[]): {
  rows: readonly PlacedRow[];
  faults: readonly Fault[];
} {
  const first = new Map<string, PlacedRow>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const key = `${row.companyId}:${row.solution}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, row);
    else if (!isSame(known, row))
      faults.push({
        line: row.line,
        column: null,
        found: `company ${row.companyId} and ${row.solution} once more, with other values`,
        expected: `the values of line ${known.line}, or one line only`,
      });
  }
  return { rows: [...first.values()], faults };
}

type Expectations = Pick<FileRow, 'expectedValue' | 'currency' | 'profile'>;

function isSame(a: Expectations, b: Expectations): boolean {
  return (
    a.expectedValue === b.expectedValue && a.currency === b.currency && writeProfile(a) === writeProfile(b)
  );
}

function writeProfile({ profile }: Expectations): string {
  return (profile ?? [])
    .map(({ role, count }) => `${role}:${count}`)
    .sort()
    .join(' ');
}

/** `facts` of every company of the rows. */
export function planPairs(
  rows: readonly PlacedRow[],
  facts: ReadonlyMap<string, CompanyFacts>,
  standing: readonly StoredTarget[],
  compiled: CompiledRules,
  now: number,
): PlannedPair[] {
  const plans = new Map(standing.map((each) => [`${each.companyId}:${each.solution}`, each]));
  return rows.flatMap((row) => {
    const solution = compiled.solution(row.solution);
    if (solution === null) return [];
    const known = facts.get(row.companyId) ?? null;
    const plan = plans.get(`${row.companyId}:${row.solution}`) ?? null;
    return [planPair(row, solution, known, plan, compiled, now)];
  });
}

function planPair(
  row: PlacedRow,
  solution: Solution,
  facts: CompanyFacts | null,
  standing: StoredTarget | null,
  compiled: CompiledRules,
  now: number,
): PlannedPair {
  const expected = {
    profile: row.profile ?? profileOf(solution.template),
    expectedValue: row.expectedValue,
    currency: row.currency,
  };
  const base = {
    ...expected,
    line: row.line,
    companyId: row.companyId,
    companyName: facts?.company.name ?? null,
    solution: row.solution,
    standing,
    dealId: null,
    missing: [],
  };
  if (standing !== null) return { ...base, outcome: isSame(standing, expected) ? 'stand' : 'change' };
  const dealId = facts === null ? null : openDealOf(facts, solution, compiled, now);
  const missing = missingApprovals({ approvals: [] }, solution, compiled.rules.settings);
  if (missing.length > 0) return { ...base, outcome: 'wait', missing, dealId };
  return { ...base, outcome: dealId === null ? 'create' : 'join', dealId };
}

/** The deal that the plan would join, by the decision on it; an empty id: that deal is being made just now. */
function openDealOf(
  facts: CompanyFacts,
  solution: Solution,
  compiled: CompiledRules,
  now: number,
): string | null {
  const plan: Target = {
    id: '',
    solution: solution.id,
    askedAt: now,
    approvals: TARGET_SIDES,
    profile: [],
    expectedValue: null,
    currency: null,
    key: null,
    origin: null,
  };
  const others = facts.targets.filter((each) => each.solution !== solution.id);
  const { opportunities } = decideCompany({ ...facts, targets: [...others, plan] }, compiled, now);
  const group = opportunities.find((each) => each.solution === solution.id);
  if (group === undefined) return openElsewhere(facts, solution, compiled.rules.stages)?.id ?? null;
  return group.row === 'planned_target' ? null : (group.dealId ?? '');
}
