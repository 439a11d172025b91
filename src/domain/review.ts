/**
 * What of a company waits for a person: every doubtful outcome of the decision table, with the reason, what to do, and
 * what it rests on (R69, R120). Whatever a person answers is gone until it rests on something else.
 */
import type { BuyingGroup, CompanyDecision, DecisionRow } from './opportunity.ts';
import { DAY } from './engagement.ts';
import { compareIds, readSituation, interactionsOf, type Situation } from './situation.ts';
import type { CompiledRules } from './compile.ts';
import type { CompanyFacts } from './types.ts';
import { REVIEW_WORDS } from './review-words.ts';
import { count, localized } from './words.ts';
import type { Localized } from './vocabulary.ts';

export const REVIEW_CODES = [
  'propose_reopening',
  'propose_approval',
  'propose_manual',
  'propose_deleted',
  'propose_raised_hand',
  'propose_cross_sell',
  'several_open',
  'deal_without_solution',
  'deal_with_unknown_solution',
  'ambiguous_interactions',
  'owner_conflict',
  'members_to_confirm',
  'handoff_waiting',
  'handoff_returned',
  'declined',
] as const;
export type ReviewCode = (typeof REVIEW_CODES)[number];

/** What can be said of a case by the act `review`; the others are answered by acts of their own. */
export const REVIEW_ANSWERS = ['settled', 'duplicate', 'not_duplicate'] as const;
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];

export interface ReviewItem {
  readonly code: ReviewCode;
  readonly companyId: string;
  readonly dealId: string | null;
  readonly key: string | null;
  readonly solution: string | null;
  /** People it is about. */
  readonly people: number;
  /** `declined`: answered, and kept for a while so that others see it. */
  readonly state: 'waiting' | 'declined';
  readonly reason: Localized;
  readonly todo: Localized;
  /** Answered once, it comes back when this changes. */
  readonly restsOn: string;
  readonly answers: readonly ReviewAnswer[];
}

/** So long a declined proposal stays listed. */
const DECLINED_DAYS = 90;

const PROPOSALS: ReadonlySet<DecisionRow> = new Set<DecisionRow & ReviewCode>([
  'propose_reopening',
  'propose_approval',
  'propose_manual',
  'propose_deleted',
  'propose_raised_hand',
  'propose_cross_sell',
]);

export function findReview(
  facts: CompanyFacts,
  decision: CompanyDecision,
  compiled: CompiledRules,
  now: number,
): ReviewItem[] {
  const situation = readSituation(facts, compiled, now);
  const items = [
    ...decision.candidates.flatMap((group) => proposalItem(group)),
    ...severalOpen(decision),
    ...dealsWithoutSolution(decision),
    ...ambiguousInteractions(situation),
    ...decision.opportunities.flatMap((group) => [
      ...ownerConflict(group, situation),
      ...membersToConfirm(group),
      ...handoffItem(group),
    ]),
    ...declined(situation, decision),
  ];
  const answered = new Set(facts.reviewAnswers.map(({ code, restsOn }) => `${code}|${restsOn}`));
  return items
    .filter(({ code, restsOn }) => !answered.has(`${code}|${restsOn}`))
    .sort((a, b) => REVIEW_CODES.indexOf(a.code) - REVIEW_CODES.indexOf(b.code));
}

type Open = Pick<ReviewItem, 'code' | 'companyId' | 'reason' | 'restsOn'> & Partial<ReviewItem>;

function item(open: Open): ReviewItem {
  return {
    dealId: null,
    key: null,
    solution: null,
    people: 0,
    state: 'waiting',
    todo: REVIEW_WORDS[open.code].todo,
    answers: [],
    ...open,
  };
}

function ofGroup(group: BuyingGroup): Pick<ReviewItem, 'companyId' | 'dealId' | 'key' | 'solution'> {
  const { companyId, dealId, key, solution } = group;
  return { companyId, dealId, key, solution };
}

function proposalItem(group: BuyingGroup): ReviewItem[] {
  const code = REVIEW_CODES.find((each) => each === group.row && PROPOSALS.has(group.row));
  if (code === undefined) return [];
  const { reason, key, numbers } = group;
  return [item({ ...ofGroup(group), code, reason, restsOn: key, people: numbers.memberCount })];
}

/** The youngest may be the duplicate; nothing is merged or deleted. */
function severalOpen({ opportunities }: CompanyDecision): ReviewItem[] {
  const doubled = opportunities.filter(({ row }) => row === 'several_open');
  return [...Map.groupBy(doubled, ({ solution }) => solution)].flatMap(([, groups]) => {
    const ids = groups.flatMap(({ dealId }) => dealId ?? []).sort(compareIds);
    const youngest = groups.find(({ dealId }) => dealId === ids.at(-1));
    if (youngest === undefined) return [];
    return [
      item({
        ...ofGroup(youngest),
        code: 'several_open',
        people: youngest.numbers.memberCount,
        restsOn: ids.join(','),
        answers: ['not_duplicate', 'duplicate'],
        reason: localized((language) =>
          language === 'ru'
            ? `для одного решения открыто несколько сделок: ${ids.join(', ')}`
            : `several deals are open for one solution: ${ids.join(', ')}`,
        ),
      }),
    ];
  });
}

function dealsWithoutSolution({ companyId, dataQuality }: CompanyDecision): ReviewItem[] {
  return dataQuality.flatMap(({ code, id }) =>
    code === 'deal_without_solution' || code === 'deal_with_unknown_solution'
      ? [item({ code, companyId, dealId: id, restsOn: id, reason: REVIEW_WORDS[code].reason })]
      : [],
  );
}

/** No rule says which solution the content is about, and several deals are open: it counts for none of them (R69). */
function ambiguousInteractions(situation: Situation): ReviewItem[] {
  const { facts, compiled, now, openInTheEnd, colleagues } = situation;
  if (openInTheEnd < 2) return [];
  const oldest = now - compiled.rules.scoring.maxAgeDays * DAY;
  const found = colleagues.flatMap(({ id }) =>
    interactionsOf(situation, id).filter(
      ({ solution, kind, at }) => solution === null && kind !== 'email_open' && at >= oldest,
    ),
  );
  if (found.length === 0) return [];
  const latest = Math.max(...found.map(({ at }) => at));
  return [
    item({
      code: 'ambiguous_interactions',
      companyId: facts.company.id,
      people: new Set(found.map(({ contactId }) => contactId)).size,
      restsOn: `${found.length}:${latest}`,
      answers: ['settled'],
      reason: localized((language) => {
        const seen = count(found.length, 'interaction', language);
        return language === 'ru'
          ? `${seen} ни к одному решению не отнести, а открытых сделок ${openInTheEnd}: не учтено ни в одной`
          : `${seen} on no known solution while ${openInTheEnd} deals are open: counted on none of them`;
      }),
    }),
  ];
}

function ownerConflict(group: BuyingGroup, { contacts, facts }: Situation): ReviewItem[] {
  const conflict = group.risks.find(({ risk }) => risk === 'owner_conflict');
  if (conflict === undefined) return [];
  const deal = facts.deals.find(({ id }) => id === group.dealId);
  const owners = new Set([
    deal?.ownerId ?? '',
    ...group.members.map(({ contactId }) => contacts.get(contactId)?.ownerId ?? ''),
  ]);
  const restsOn = `${group.dealId ?? group.key}:${[...owners].filter(Boolean).sort().join(',')}`;
  return [
    item({
      ...ofGroup(group),
      code: 'owner_conflict',
      reason: conflict.words,
      restsOn,
      people: group.numbers.memberCount,
      answers: ['settled'],
    }),
  ];
}

function membersToConfirm(group: BuyingGroup): ReviewItem[] {
  const waiting = group.members.filter(({ status }) => status === 'to_confirm').length;
  if (waiting === 0) return [];
  const reason = localized((language) =>
    language === 'ru'
      ? `из прежней покупки: ${count(waiting, 'member', 'ru')}, участие не подтверждено`
      : `${count(waiting, 'member', 'en')} of an earlier purchase, not confirmed yet`,
  );
  const restsOn = `${group.key}:to_confirm`;
  return [item({ ...ofGroup(group), code: 'members_to_confirm', reason, restsOn, people: waiting })];
}

function handoffItem(group: BuyingGroup): ReviewItem[] {
  const { handoff } = group;
  if (handoff === null || handoff.state === 'accepted') return [];
  const code = handoff.state === 'returned' ? 'handoff_returned' : 'handoff_waiting';
  const words =
    handoff.overdue && code === 'handoff_waiting' ? REVIEW_WORDS.handoff_overdue : REVIEW_WORDS[code];
  const restsOn = `${group.key}:${handoff.answeredAt ?? handoff.handedOverAt}`;
  return [
    item({
      ...ofGroup(group),
      code,
      reason: words.reason,
      restsOn,
      people: group.numbers.memberCount,
      answers: code === 'handoff_returned' ? ['settled'] : [],
    }),
  ];
}

/** Somebody said no: it is proposed again only after newer signals. */
function declined({ facts, now }: Situation, { candidates }: CompanyDecision): ReviewItem[] {
  const latest = new Map(
    [...facts.proposalAnswers].sort((a, b) => a.at - b.at).map((answer) => [answer.key, answer]),
  );
  return [...latest.values()].flatMap(({ key, solution, answer, at }) => {
    if (answer !== 'decline' || at < now - DECLINED_DAYS * DAY) return [];
    if (facts.ledger.some((line) => line.key === key)) return [];
    if (candidates.some((group) => group.key === key && PROPOSALS.has(group.row))) return [];
    const { reason } = REVIEW_WORDS.declined;
    const companyId = facts.company.id;
    return [
      item({
        code: 'declined',
        companyId,
        key,
        solution,
        state: 'declined',
        reason,
        restsOn: `${key}:${at}`,
      }),
    ];
  });
}
