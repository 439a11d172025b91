/** The group of one deal as it stood at a moment that is past. */
import { factsAsOf } from '../as-of.ts';
import type { CompiledRules } from '../compile.ts';
import { decideCompany } from '../decide.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { outcomeOf } from '../stage.ts';
import type { CompanyFacts, Deal } from '../types.ts';

/** `null`: the deal was not there yet, or is another company's. */
export function groupThen(
  facts: CompanyFacts,
  dealId: string,
  compiled: CompiledRules,
  at: number,
): BuyingGroup | null {
  const { opportunities, closed } = decideCompany(factsAsOf(facts, at), compiled, at);
  return [...opportunities, ...closed].find((group) => group.dealId === dealId) ?? null;
}

/**
 * The group at the moment of the close, with the deal still in the stage before: a closed deal takes no unmapped
 * interactions any more, such as meetings. One of which no stage before the close is known is looked at as it is.
 */
export function groupBeforeClose(
  facts: CompanyFacts,
  deal: Deal,
  compiled: CompiledRules,
  closedAt: number,
): BuyingGroup | null {
  const { stages } = compiled.rules;
  const isOpen = (dealStage: string): boolean => outcomeOf({ ...deal, dealStage }, stages) === null;
  const before = deal.stageEntries.filter(({ at }) => at < closedAt);
  const last = before.findLastIndex(({ dealStage }) => isOpen(dealStage));
  const entries = before.slice(0, last + 1);
  const dealStage = entries.at(-1)?.dealStage;
  if (dealStage === undefined) return groupThen(facts, deal.id, compiled, closedAt);
  const deals = facts.deals.map((each) =>
    each.id === deal.id ? { ...each, dealStage, stageEntries: entries } : each,
  );
  return groupThen({ ...facts, deals }, deal.id, compiled, closedAt);
}

/**
 * Who was first seen on a deal after its close, or whose record is younger than that, was on it before, as far as anybody
 * knows: this app began to watch later, and imported records bear the date of their import. Without this the deals of a
 * portal's past would have no people. `deal` and what is asked about: as of `now`.
 */
export function withUnseenPast(facts: CompanyFacts, deal: Deal, closedAt: number, now: number): CompanyFacts {
  const isUnseen = (at: number | null): boolean => at !== null && at > closedAt && at <= now;
  const unlessUnseen = (at: number | null): number | null => (isUnseen(at) ? null : at);
  const people = new Set(deal.pairs.map(({ contactId }) => contactId));
  const seen: Deal = {
    ...deal,
    createdAt: unlessUnseen(deal.createdAt),
    pairs: deal.pairs.map((pair) => ({ ...pair, since: unlessUnseen(pair.since) })),
  };
  return {
    ...facts,
    deals: facts.deals.map((each) => (each.id === deal.id ? seen : each)),
    contacts: facts.contacts.map((contact) =>
      people.has(contact.id) ? { ...contact, createdAt: unlessUnseen(contact.createdAt) } : contact,
    ),
  };
}
