/**
 * The decision table: what each opportunity of one company should look like. Pure: equal facts, rules and
 * `now` give equal bytes.
 */
import { matchSituations } from './business-situation.ts';
import type { CompiledRules } from './compile.ts';
import { adoptableDeal, findDataQuality } from './data-quality.ts';
import { formerGroup } from './former.ts';
import { buildGroup } from './group.ts';
import type { Basis } from './membership.ts';
import type { BuyingGroup, CompanyDecision, DecisionRow, Ungrouped } from './opportunity.ts';
import { detectSince, startOfGroup, type Start } from './start.ts';
import { readSituation, interactionsOf, type Situation, type SolvedDeal } from './situation.ts';
import type { CompanyFacts, Deal } from './types.ts';
import type { Solution } from './rule-set.ts';

export function decideCompany(facts: CompanyFacts, compiled: CompiledRules, now: number): CompanyDecision {
  const read = readSituation(facts, compiled, now);
  const adopted = adoptableDeal(read);
  const plans = planSolutions(adopted === null ? read : { ...read, open: [...read.open, adopted] });
  const { situation } = plans;
  const groups = plans.solutions.flatMap((plan) => decideSolution(situation, plan, adopted));
  const opportunities = groups
    .filter((group) => group.dealId !== null || CREATING.has(group.row))
    .sort(byPriority);
  const candidates = groups.filter((group) => !opportunities.includes(group)).sort(byPriority);
  const closed = situation.closed
    .filter((each) => isAtHome(situation, each))
    .flatMap((each) => closedGroup(situation, each));
  return {
    companyId: facts.company.id,
    rulesVersion: compiled.rules.version,
    at: now,
    opportunities,
    candidates,
    closed,
    dataQuality: findDataQuality(read),
    ungrouped: findUngrouped(situation, [...opportunities, ...closed], candidates),
    situations: matchSituations(situation),
  };
}

const CREATING: ReadonlySet<DecisionRow> = new Set([
  'detection_fired',
  'new_cycle',
  'accepted_by_person',
  'planned_target',
  'creation_under_way',
]);

export function byPriority(a: BuyingGroup, b: BuyingGroup): number {
  return b.numbers.priority - a.numbers.priority || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

interface SolutionPlan {
  readonly solution: Solution;
  readonly open: readonly SolvedDeal[];
  /** Only where nothing is open. */
  readonly start: Start | null;
}

/** First which deals there will be, then who is in them: whether one alone is open decides what counts for it. */
function planSolutions(read: Situation): { situation: Situation; solutions: readonly SolutionPlan[] } {
  const solutions = read.compiled.rules.solutions.map((solution) => {
    const open = read.open.filter((each) => each.solution === solution.id);
    return { solution, open, start: open.length > 0 ? null : startHere(read, solution) };
  });
  const created = solutions.filter(({ start }) => start !== null && CREATING.has(start.row));
  return { situation: { ...read, openInTheEnd: read.open.length + created.length }, solutions };
}

/** Subsidiaries start nothing of their own, but what is under way or a person asked for is carried out. */
function startHere(read: Situation, solution: Solution): Start | null {
  if (read.family.isBeingMadeElsewhere(solution.id)) return null;
  const start = startOfGroup(read, solution);
  if (!read.family.isLeftToHead(solution.id)) return start;
  return start?.row === 'creation_under_way' || start?.row === 'accepted_by_person' ? start : null;
}

function decideSolution(
  situation: Situation,
  { solution, open, start }: SolutionPlan,
  adopted: SolvedDeal | null,
): BuyingGroup[] {
  if (open.length > 0) {
    const row = open.length > 1 ? 'several_open' : 'join_the_open_one';
    return open
      .filter((each) => isAtHome(situation, each))
      .map(({ deal }) =>
        joinGroup(
          situation,
          solution,
          deal,
          deal === adopted?.deal ? 'adopt_the_deal_without_solution' : row,
        ),
      );
  }
  return start === null
    ? []
    : [buildGroup(situation, basisOfStart(situation, solution, start), start.row, start.detection)];
}

/** A deal of several companies is shaped by one of them; for the others it is open, and not theirs to write. */
function isAtHome({ facts, family }: Situation, { deal, solution }: SolvedDeal): boolean {
  return family.homeOf(deal, solution) === facts.company.id;
}

function joinGroup(situation: Situation, solution: Solution, deal: Deal, row: DecisionRow): BuyingGroup {
  const basis = joinBasis(situation, solution, deal);
  const group = buildGroup(situation, basis, row, null);
  if (group.detectedAt === null) return group;
  // Signals that arrive late may show that the group formed earlier than it was noticed; never later.
  const { at } = detectSince(situation, solution, spentBefore(situation, group));
  return at === null ? group : { ...group, detectedAt: Math.min(group.detectedAt, at) };
}

/** Signals up to here belong to former cycles, closed or deleted. */
function spentBefore({ facts, closed }: Situation, { solution, cycle }: BuyingGroup): number {
  const former = facts.ledger.filter((each) => each.solution === solution && each.cycle < cycle);
  const ids = new Set(former.map(({ dealId }) => dealId));
  return Math.max(
    0,
    ...former.map(({ signalsSpentUntil }) => signalsSpentUntil ?? 0),
    ...closed.filter(({ deal }) => ids.has(deal.id)).map(({ closedAt }) => closedAt),
  );
}

function joinBasis(situation: Situation, solution: Solution, deal: Deal): Basis {
  const ledger = situation.facts.ledger.find(({ dealId }) => dealId === deal.id);
  const former = formerGroup(situation, solution.id, deal.createdAt ?? situation.now);
  const joins = solution.operatingModel !== 'manual';
  return {
    // A deal that this app did not create has no key of ours; it is known by its own id.
    key: deal.key ?? ledger?.key ?? `${situation.facts.company.id}:${solution.id}:deal-${deal.id}`,
    solution,
    deal,
    since: endOfFormerCycle(situation, solution, deal),
    until: null,
    joins,
    open: true,
    former,
    // On a rep's own deal of another solution the former group is a suggestion: the rep has chosen the people.
    formerJoins: ledger !== undefined || (joins && former?.solution === solution.id),
  };
}

/** A closed deal keeps its people; nobody joins it any more. */
function closedGroup(
  situation: Situation,
  { deal, solution, closedAt }: Situation['closed'][number],
): BuyingGroup[] {
  const known = situation.compiled.solution(solution);
  if (known === null) return [];
  const open = joinBasis(situation, known, deal);
  const closed = { ...open, until: closedAt, joins: false, open: false, former: null, formerJoins: false };
  return [buildGroup(situation, closed, 'closed', null)];
}

function basisOfStart(situation: Situation, solution: Solution, start: Start): Basis {
  return {
    key: start.key,
    solution,
    deal: null,
    since: start.since,
    until: null,
    joins: true,
    open: CREATING.has(start.row),
    former: formerGroup(situation, solution.id, situation.now),
    formerJoins: true,
  };
}

/** Interactions up to the close of the former cycle belong to that one. */
function endOfFormerCycle(situation: Situation, solution: Solution, deal: Deal): number {
  const before = situation.closed.filter(
    (each) => each.solution === solution.id && each.closedAt <= (deal.createdAt ?? situation.now),
  );
  return Math.max(0, ...before.map(({ closedAt }) => closedAt));
}

/** Every contact of the company is a member, or stands here with the reason (R134). */
function findUngrouped(
  situation: Situation,
  withDeal: readonly BuyingGroup[],
  candidates: readonly BuyingGroup[],
): Ungrouped[] {
  const grouped = new Set(withDeal.flatMap(({ members }) => members.map(({ contactId }) => contactId)));
  const dismissed = new Set([...withDeal, ...candidates].flatMap((group) => group.dismissed));
  const waiting = new Map<string, Ungrouped['reason']>();
  for (const { suggested } of withDeal)
    for (const { contactId } of suggested) waiting.set(contactId, 'proposed');
  for (const group of candidates) {
    const reason = group.row === 'still_forming' ? 'group_still_forming' : 'proposed';
    for (const { contactId } of group.members) waiting.set(contactId, reason);
  }
  return situation.colleagues
    .filter(({ id }) => !grouped.has(id))
    .map(({ id }) => ({
      contactId: id,
      reason: dismissed.has(id) ? 'dismissed' : (waiting.get(id) ?? withoutInterest(situation, id)),
    }));
}

function withoutInterest(situation: Situation, contactId: string): Ungrouped['reason'] {
  const all = interactionsOf(situation, contactId).filter(({ kind }) => kind !== 'email_open');
  if (all.length === 0) return 'no_interest_yet';
  const { family } = situation;
  if (all.some(({ solution }) => solution !== null && family.isLeftToHead(solution))) return 'left_to_parent';
  const mapped = all.some(
    ({ solution }) => solution !== null && situation.compiled.solution(solution) !== null,
  );
  return mapped ? 'no_recent_interest' : 'only_unmapped_content';
}
