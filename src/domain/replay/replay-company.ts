/**
 * What rules would have done with the history of one company: they are asked at each moment something happened, and
 * the deals they would have made stand from then on. Deals that this app really made since the start are left out,
 * since they are what the rules of those days did; what people did with them is kept.
 */
import { dealAsOf, factsAsOf } from '../as-of.ts';
import type { CompiledRules } from '../compile.ts';
import { decideCompany } from '../decide.ts';
import { DAY } from '../engagement.ts';
import type { BuyingGroup, CompanyDecision } from '../opportunity.ts';
import type { CompanyFacts, Deal, LedgerEntry } from '../types.ts';

/** Milliseconds since 1970. */
export interface Span {
  readonly since: number;
  readonly now: number;
}

export interface MadeDeal {
  readonly key: string;
  readonly solution: string;
  readonly at: number;
  readonly row: BuyingGroup['row'];
  readonly people: number;
  /** The deal this app really made of the same opportunity, if it did. */
  readonly realDealId: string | null;
}

export interface Replayed {
  readonly made: readonly MadeDeal[];
  /** The decision of today, after all that. */
  readonly today: CompanyDecision;
}

export function replayCompany(facts: CompanyFacts, compiled: CompiledRules, span: Span): Replayed {
  const own = facts.deals.filter((deal) => deal.createdByApp && (deal.createdAt ?? 0) >= span.since);
  const base = without(facts, own);
  const made: MadeDeal[] = [];
  for (const at of momentsOf(facts, span)) {
    const decision = decideCompany(withMade(base, own, made, at), compiled, at);
    for (const group of decision.opportunities) if (group.dealId === null) made.push(toMade(group, own, at));
  }
  return { made, today: decideCompany(withMade(base, own, made, span.now), compiled, span.now) };
}

function without(facts: CompanyFacts, own: readonly Deal[]): CompanyFacts {
  const ids = new Set(own.map(({ id }) => id));
  return {
    ...facts,
    deals: facts.deals.filter(({ id }) => !ids.has(id)),
    ledger: facts.ledger.filter(({ dealId }) => dealId === null || !ids.has(dealId)),
  };
}

/** The last thing of each day, and now: a day's signals would have been decided together at the latest. */
function momentsOf({ interactions, proposalAnswers }: CompanyFacts, { since, now }: Span): number[] {
  const lastOfDay = new Map<number, number>();
  for (const { at } of [...interactions, ...proposalAnswers]) {
    if (at < since || at > now) continue;
    const day = Math.floor(at / DAY);
    lastOfDay.set(day, Math.max(at, lastOfDay.get(day) ?? 0));
  }
  return [...new Set([...lastOfDay.values(), now])].sort((a, b) => a - b);
}

function toMade({ key, solution, row, members }: BuyingGroup, own: readonly Deal[], at: number): MadeDeal {
  const real = own.find((deal) => deal.key === key);
  return { key, solution, at, row, people: members.length, realDealId: real?.id ?? null };
}

function withMade(
  base: CompanyFacts,
  own: readonly Deal[],
  made: readonly MadeDeal[],
  at: number,
): CompanyFacts {
  const facts = factsAsOf(base, at);
  return {
    ...facts,
    deals: [...facts.deals, ...made.map((each) => toDeal(base, own, each, at))],
    ledger: [...facts.ledger, ...made.map((each) => toLedger(base, each))],
  };
}

function toDeal({ company }: CompanyFacts, own: readonly Deal[], made: MadeDeal, at: number): Deal {
  const real = own.find(({ id }) => id === made.realDealId);
  const bare: Deal = {
    id: made.realDealId ?? `replay:${made.key}`,
    name: null,
    pipeline: null,
    dealStage: null,
    ownerId: company.ownerId,
    amount: null,
    currency: null,
    createdAt: made.at,
    closedAt: null,
    solution: made.solution,
    solutionGiven: true,
    key: made.key,
    createdByApp: true,
    movedByPerson: false,
    archived: false,
    homeCompanyId: company.id,
    pairs: [],
    stageEntries: [],
  };
  if (real === undefined) return bare;
  const then = dealAsOf(real, at);
  // Members come from the signals again; only whom people put on it are taken over.
  return { ...then, createdAt: made.at, pairs: then.pairs.filter(({ source }) => source === 'person') };
}

function toLedger({ company }: CompanyFacts, { key, solution, at, realDealId }: MadeDeal): LedgerEntry {
  const cycle = Number(key.split(':')[2]);
  return {
    key,
    companyId: company.id,
    solution,
    cycle: Number.isInteger(cycle) ? cycle : 1,
    state: 'open',
    dealId: realDealId ?? `replay:${key}`,
    detectedAt: at,
    signalsSpentUntil: null,
  };
}
