/**
 * Reads everything a decision needs of many companies, in a fixed number of queries. What does not wait for another's
 * answer is asked at the same time: a database that is elsewhere then costs four rounds and not twenty.
 */
import type { MailDomains } from '../domain/company.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { completeCompanies, ownersOfDomains } from './load-companies.ts';
import { addOutsiders, readColleagues, readInteractions, withCompany } from './load-contacts.ts';
import { readDeals, readLedger } from './load-deals.ts';
import { readAnswers, readFacts } from './load-said.ts';
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
  // First and alone: what is read after it may be newer than it, never older.
  const complete = await completeCompanies(db, ids);
  if (complete.length === 0) return [];
  const companies = complete.map(({ company }) => company);
  const companyIds = companies.map(({ id }) => id);
  const [domains, links, ledger, answers] = await Promise.all([
    ownersOfDomains(db, complete, mail),
    db.selectFrom('deal_company').selectAll().where('company_id', 'in', companyIds).execute(),
    readLedger(db, companyIds),
    readAnswers(db, companyIds),
  ]);
  const linked = [...new Set(links.map(({ deal_id }) => deal_id))];
  // What was said of an opportunity that is only proposed is filed under its key, too.
  const about = [...ledger, ...answers].map(({ key }) => key);
  const [colleagues, deals, said] = await Promise.all([
    readColleagues(db, companyIds, [...domains.keys()]),
    readDeals(db, linked),
    readFacts(db, [...new Set([...linked, ...about])]),
  ]);
  const onDeals = [...deals.values()].flatMap((deal) => deal.pairs);
  const contacts = await addOutsiders(db, colleagues, onDeals);
  const people = [...contacts.keys()];
  const interactions = Map.groupBy(await readInteractions(db, people), ({ contactId }) => contactId);
  return companies.map((company) => {
    const dealIds = links.filter(({ company_id }) => company_id === company.id).map(({ deal_id }) => deal_id);
    const own = [...new Set(dealIds)].sort().flatMap((id) => deals.get(id) ?? []);
    const theirs = new Set(own.flatMap((deal) => deal.pairs.map(({ contactId }) => contactId)));
    const mine = [...contacts.values()]
      .map((row) => ({ ...row, contact: withCompany(row.contact, row.domain, domains) }))
      .filter(({ contact }) => contact.companyId === company.id || theirs.has(contact.id));
    const opportunities = new Set([
      ...own.map(({ deal }) => deal.id),
      ...ledger.map(({ key }) => key),
      ...answers.map(({ key }) => key),
    ]);
    const mineOf = <Fact extends { opportunity: string }>(all: readonly Fact[]): Fact[] =>
      all.filter(({ opportunity }) => opportunities.has(opportunity));
    return {
      facts: {
        company,
        contacts: mine.map(({ contact }) => contact),
        deals: own.map(({ deal }) => deal),
        ledger: ledger.filter(({ companyId }) => companyId === company.id),
        interactions: mine.flatMap(({ contact }) => interactions.get(contact.id) ?? []),
        roleFacts: mineOf(said.roles),
        membershipFacts: mineOf(said.memberships),
        stanceFacts: mineOf(said.stances),
        qualificationFacts: mineOf(said.qualifications),
        concernFacts: mineOf(said.concerns),
        presenceFacts: mineOf(said.presences),
        proposalAnswers: answers.filter(({ companyId }) => companyId === company.id),
      },
      held: {
        deals: new Map(own.map(({ deal, held }) => [deal.id, held])),
        contacts: new Map(mine.map(({ contact, held }) => [contact.id, held])),
        pairs: new Map(own.map(({ deal, rows }) => [deal.id, rows])),
      },
    };
  });
}
