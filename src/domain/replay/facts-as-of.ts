/** Facts as they were at a moment: what came later is left out. Pure. */
import type { CompanyFacts, Deal } from '../types.ts';

/**
 * Values that HubSpot tells without a history, such as titles and owners, are those of today: nothing else is known.
 * `at`: milliseconds since 1970.
 */
export function factsAsOf(facts: CompanyFacts, at: number): CompanyFacts {
  const kept = Object.entries(facts).map(([name, value]) => [name, upTo(value, at)] as const);
  return {
    ...(Object.fromEntries(kept) as unknown as CompanyFacts),
    contacts: facts.contacts.filter(({ createdAt }) => (createdAt ?? 0) <= at),
    deals: facts.deals.filter(({ createdAt }) => (createdAt ?? 0) <= at).map((deal) => dealAsOf(deal, at)),
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

/** The stage it stood in then; a deal of which no entry is known yet stands in none that is closed. */
export function dealAsOf(deal: Deal, at: number): Deal {
  const stageEntries = deal.stageEntries.filter((entry) => entry.at <= at);
  const isNow = stageEntries.length === deal.stageEntries.length;
  return {
    ...deal,
    stageEntries,
    dealStage: isNow ? deal.dealStage : (stageEntries.at(-1)?.dealStage ?? null),
    closedAt: isNow ? deal.closedAt : null,
    pairs: deal.pairs.filter(({ since }) => (since ?? 0) <= at),
  };
}
