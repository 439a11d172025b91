/**
 * The facts as they were at a moment that is past: what was said, seen and made later is taken away, and deals stand in
 * the stages they stood in. Pure, so that the past is computed and never kept (R128, R130).
 */
import type { CompanyFacts, Deal } from './types.ts';

/** `at`: milliseconds since 1970. Who works where, titles and amounts are those of today. */
export function factsAsOf(facts: CompanyFacts, at: number): CompanyFacts {
  const deals = facts.deals.filter(({ createdAt }) => createdAt === null || createdAt <= at);
  const later = new Set(facts.deals.filter((deal) => !deals.includes(deal)).map(({ id }) => id));
  const kept = Object.entries(facts).map(([name, value]) => [name, upTo(value, at)] as const);
  return {
    ...(Object.fromEntries(kept) as unknown as CompanyFacts),
    contacts: facts.contacts.filter(({ createdAt }) => createdAt === null || createdAt <= at),
    deals: deals.map((deal) => dealAsOf(deal, at)),
    ledger: facts.ledger
      .filter(({ dealId, state }) => state !== 'creating' && !later.has(dealId ?? ''))
      .map((entry) => ({
        ...entry,
        detectedAt: entry.detectedAt !== null && entry.detectedAt > at ? null : entry.detectedAt,
      })),
    targets: facts.targets.filter(({ askedAt }) => askedAt <= at),
  };
}

/** Whatever kind of fact it is: what carries a moment after this one has not happened yet. */
function upTo(value: unknown, at: number): unknown {
  if (!Array.isArray(value)) return value;
  return value.filter((each: unknown) => {
    const moment = each !== null && typeof each === 'object' && 'at' in each ? each.at : null;
    return typeof moment !== 'number' || moment <= at;
  });
}

/** A deal of ours was moved by a person once it had left the stage it was made in. */
export function dealAsOf(deal: Deal, at: number): Deal {
  const [first] = deal.stageEntries;
  const entries = deal.stageEntries.filter((entry) => entry.at <= at);
  const pairs = deal.pairs.filter(({ since }) => since === null || since <= at);
  if (first === undefined) return { ...deal, pairs };
  const dealStage = (entries.at(-1) ?? first).dealStage;
  const moved = deal.movedByPerson && (!deal.createdByApp || dealStage !== first.dealStage);
  return {
    ...deal,
    dealStage,
    movedByPerson: moved,
    stageEntries: entries.length === 0 ? [first] : entries,
    pairs,
  };
}
