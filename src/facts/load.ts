/** Reads everything a decision needs of many companies, in a fixed number of queries. */
import type { MailDomains } from '../domain/company.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { completeCompanies, ownersOfDomains } from './load-companies.ts';
import { readContacts, readInteractions, withCompany } from './load-contacts.ts';
import { readDeals, readLedger } from './load-deals.ts';
import { readHandoffFacts, readReviewAnswers } from './load-handoffs.ts';
import { readFacts } from './load-said.ts';
import type { PairRow } from './pairs.ts';
import type { Connection } from './store.ts';

export interface LoadedCompany {
  readonly facts: CompanyFacts;
  /** What HubSpot holds, as far as this app knows, for comparing before writing. */
  readonly held: Held;
}

export interface Held {
  readonly deals: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly contacts: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly pairs: ReadonlyMap<string, readonly PairRow[]>;
}

/**
 * Companies whose picture is not complete yet (something is still to be read) are left out: deciding on half
 * of the facts could make a second deal.
 */
export async function loadCompanies(
  db: Connection,
  ids: readonly string[],
  mail: MailDomains,
): Promise<LoadedCompany[]> {
  if (ids.length === 0) return [];
  const companies = await completeCompanies(db, ids);
  if (companies.length === 0) return [];
  const domains = await ownersOfDomains(db, companies, mail);
  const companyIds = companies.map(({ id }) => id);
  const links = await db
    .selectFrom('deal_company')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .execute();
  const deals = await readDeals(db, [...new Set(links.map(({ deal_id }) => deal_id))]);
  const contacts = await readContacts(
    db,
    companyIds,
    [...domains.keys()],
    [...deals.values()].flatMap((deal) => deal.pairs),
  );
  const people = [...contacts.keys()];
  const interactions = Map.groupBy(await readInteractions(db, people), ({ contactId }) => contactId);
  const ledger = await readLedger(db, companyIds);
  const said = await readFacts(db, [...deals.keys(), ...ledger.map(({ key }) => key)], companyIds);
  const handoffs = await readHandoffFacts(db, [...deals.keys()]);
  const reviews = await readReviewAnswers(db, companyIds);
  return companies.map((company) => {
    const dealIds = links.filter(({ company_id }) => company_id === company.id).map(({ deal_id }) => deal_id);
    const own = [...new Set(dealIds)].sort().flatMap((id) => deals.get(id) ?? []);
    const onDeals = new Set(own.flatMap((deal) => deal.pairs.map(({ contactId }) => contactId)));
    const mine = [...contacts.values()]
      .map((row) => ({ ...row, contact: withCompany(row.contact, row.domain, domains) }))
      .filter(({ contact }) => contact.companyId === company.id || onDeals.has(contact.id));
    // What was said of an opportunity that is only proposed is filed under its key, too.
    const opportunities = new Set([
      ...own.map(({ deal }) => deal.id),
      ...ledger.map(({ key }) => key),
      ...said.answers.map(({ key }) => key),
    ]);
    const about = <Fact extends { opportunity: string }>(all: readonly Fact[]): Fact[] =>
      all.filter(({ opportunity }) => opportunities.has(opportunity));
    return {
      facts: {
        company,
        contacts: mine.map(({ contact }) => contact),
        deals: own.map(({ deal }) => deal),
        ledger: ledger.filter(({ companyId }) => companyId === company.id),
        interactions: mine.flatMap(({ contact }) => interactions.get(contact.id) ?? []),
        roleFacts: about(said.roles),
        membershipFacts: about(said.memberships),
        stanceFacts: about(said.stances),
        qualificationFacts: about(said.qualifications),
        concernFacts: about(said.concerns),
        presenceFacts: about(said.presences),
        proposalAnswers: said.answers.filter(({ companyId }) => companyId === company.id),
        handoffFacts: about(handoffs),
        reviewAnswers: reviews.filter(({ companyId }) => companyId === company.id),
      },
      held: {
        deals: new Map(own.map(({ deal, held }) => [deal.id, held])),
        contacts: new Map(mine.map(({ contact, held }) => [contact.id, held])),
        pairs: new Map(own.map(({ deal, rows }) => [deal.id, rows])),
      },
    };
  });
}
