/** Plans of target accounts in words, one line per pair, as `targets` prints them. */
import { formatMoney } from '../domain/money.ts';
import type { TargetSide } from '../domain/vocabulary.ts';
import type { AppliedPlan, TargetPlan } from '../targets/apply-targets.ts';
import type { Approved } from '../targets/approve-targets.ts';
import { TRACE_WORDS } from '../targets/judge-deal.ts';
import { OUTCOMES, type Outcome, type PlannedPair } from '../targets/plan-targets.ts';
import type { Fault } from '../targets/read-file.ts';
import type { Undone } from '../targets/undo-targets.ts';

export function describeFaults(faults: readonly Fault[]): readonly string[] {
  const lines = faults.map(
    ({ line, column, found, expected }) =>
      `line ${line}${column === null ? '' : `, ${column}`}: found ${found}, expected ${expected}`,
  );
  return [...lines, `${countOf(faults.length, 'fault')}. Nothing was changed.`];
}

const SIGNS: Readonly<Record<Outcome, string>> = {
  create: '+',
  join: '=',
  wait: '?',
  stand: ' ',
  change: '~',
};

/** `+` a deal is created, `=` it joins an open one, `?` waits, `~` other expectations; what stands is counted. */
export function describePlan({ pairs, people, calls }: TargetPlan): readonly string[] {
  const shown = pairs.filter(({ outcome }) => outcome !== 'stand');
  const sums = OUTCOMES.map((outcome) => pairs.filter((pair) => pair.outcome === outcome).length);
  const [create = 0, join = 0, wait = 0, stand = 0, change = 0] = sums;
  return [
    ...shown.map((pair) => `${SIGNS[pair.outcome]} ${namePair(pair)}: ${tellOutcome(pair)}`),
    `Plan: ${create} to create, ${join} to join, ${wait} to wait for approval, ${change} to change, ${stand} planned before.`,
    ...(create === 0 ? [] : [`The deals take at most ${countOf(calls, 'call')} to HubSpot.`]),
    ...(people === 0 ? [] : [`${countOf(people, 'contact')} of these companies will be read, 100 per call.`]),
  ];
}

function namePair({ companyId, companyName, solution }: PlannedPair): string {
  return `${companyName ?? 'company'} (${companyId}), ${solution}`;
}

function tellOutcome({ outcome, dealId, missing, expectedValue, currency, profile }: PlannedPair): string {
  const people = profile.reduce((sum, { count }) => sum + count, 0);
  const money =
    expectedValue === null ? '' : `, ${formatMoney(expectedValue)}${currency === null ? '' : ` ${currency}`}`;
  const expected = `${countOf(people, 'person', 'people')} expected${money}`;
  const deal = dealId === '' ? 'the deal that is being made' : `deal ${dealId ?? ''}`;
  if (outcome === 'create') return `a deal will be created; ${expected}`;
  if (outcome === 'join') return `joins ${deal}; ${expected}`;
  if (outcome === 'change') return `planned before; now ${expected}`;
  return `waits for approval by ${missing.join(' and ')}${dealId === null ? '' : `, then joins ${deal}`}; ${expected}`;
}

export function describeApplied(
  { pairs }: TargetPlan,
  { runId, added, changed, unfinished }: AppliedPlan,
): readonly string[] {
  const waiting = pairs.filter(({ outcome }) => outcome === 'wait').length;
  return [
    `Done: ${added} planned, ${changed} changed.${added === 0 ? '' : ` Run ${runId}`}`,
    ...(waiting === 0 ? [] : ['Approve them: buying-groups targets approve --as marketing|sales --by WHO']),
    ...tellUnfinished(unfinished),
  ];
}

function tellUnfinished(unfinished: readonly string[]): readonly string[] {
  if (unfinished.length === 0) return [];
  return [
    `Of ${countOf(unfinished.length, 'company', 'companies')} no deal could be made yet; a running server goes on by itself, or run this again.`,
  ];
}

export function describeApproved(
  { approved, otherSide, waiting, unfinished }: Approved,
  side: TargetSide,
): readonly string[] {
  return [
    `${countOf(approved, 'plan')} approved by ${side}; ${waiting} wait for the other side, for ${approved - waiting} nothing is missing.`,
    ...(otherSide === 0
      ? []
      : [
          `${countOf(otherSide, 'plan')} left: the same person approved for the other side. Only whom both lists of permissions.approve_targets name speaks for both.`,
        ]),
    ...tellUnfinished(unfinished),
  ];
}

/** `-` plan and deal go, `~` the plan goes, `!` both stay. */
export function describeUndone(undone: readonly Undone[], dryRun: boolean): readonly string[] {
  const lines = undone.map((each) => {
    const pair = `company ${each.companyId}, ${each.solution}`;
    const why = each.trace === null ? '' : `: ${TRACE_WORDS[each.trace].en}`;
    const deal = each.dealId === null ? 'its deal' : `deal ${each.dealId}`;
    if (each.what === 'removed') return `- ${pair}: ${deal} is archived, nobody has touched it`;
    if (each.what === 'left') return `! ${pair}: ${deal} stays${why}`;
    if (each.what === 'released') return `~ ${pair}: the plan is taken back, ${deal} stays${why}`;
    return `~ ${pair}: the plan is taken back, there is no deal of it`;
  });
  const of = (...what: Undone['what'][]): number => undone.filter((each) => what.includes(each.what)).length;
  const sums = `${countOf(of('removed'), 'deal')} archived, ${countOf(of('withdrawn', 'released'), 'plan')} taken back without, ${of('left')} left`;
  return [...lines, `${dryRun ? 'Plan' : 'Done'}: ${sums}.`];
}

export function planToJson({ pairs, people, calls }: TargetPlan): object {
  return {
    calls,
    people,
    pairs: pairs.map(({ standing, ...pair }) => ({ ...pair, targetId: standing?.id ?? null })),
  };
}

function countOf(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
