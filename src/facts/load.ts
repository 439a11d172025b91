/**
 * Reads everything a decision needs of many companies, in a fixed number of queries. What does not wait for another's
 * answer is asked at the same time: a database that is elsewhere then costs four rounds and not twenty.
 */
import type { CompanyReading, MailDomains } from '../domain/company.ts';
import type { CompanyFacts } from '../domain/types.ts';
import { readHolds, type HeldBack } from './holds.ts';
import { ownersOfDomains, type CompleteCompany, type Picture } from './load-companies.ts';
import { addOutsiders, readColleagues, readInteractions, withCompany } from './load-contacts.ts';
import { readDeals, readLedger } from './load-deals.ts';
import { familyOf, findScopes, readPeopleOfHeads, type Scope } from './load-families.ts';
import { readHandoffFacts, readReviewAnswers } from './load-handoffs.ts';
import { readAnswers, readFacts } from './load-said.ts';
import type { PairRow } from './pairs.ts';
import type { Connection } from './store.ts';
import { readTargets } from './targets.ts';
import { readWinRates } from './win-rates.ts';

export interface LoadedCompany {
  readonly facts: CompanyFacts;
  /** What HubSpot holds, as far as this app knows, for comparing before writing. */
  readonly held: Held;
}

export interface Held {
  readonly deals: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly contacts: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly pairs: ReadonlyMap<string, readonly PairRow[]>;
  /** Values that `undo` took back. */
  readonly heldBack: { readonly deals: HeldBack; readonly contacts: HeldBack };
}

/** Companies whose picture is not complete yet, of which something is still to be read, are left out. */
export async function loadCompanies(
  db: Connection,
  ids: readonly string[],
  mail: MailDomains & Partial<CompanyReading>,
  picture: Picture = 'current',
): Promise<LoadedCompany[]> {
  if (ids.length === 0) return [];
  // First and alone: what is read after it may be newer than it, never older.
  const scopes = await findScopes(db, ids, mail.familiesJoin ?? false, picture);
  if (scopes.length === 0) return [];
  const companyIds = [...new Set(scopes.flatMap((scope) => scope.companyIds))];
  const [domains, links, ledger, answers, targetRows, reviews, peopleOfHeads, winRates] = await Promise.all([
    ownersOfDomains(db, uniqueCompanies(scopes), mail),
    db.selectFrom('deal_company').selectAll().where('company_id', 'in', companyIds).execute(),
    readLedger(db, companyIds),
    readAnswers(db, companyIds),
    readTargets(db, companyIds),
    readReviewAnswers(db, companyIds),
    readPeopleOfHeads(db, scopes),
    readWinRates(db),
  ]);
  const linked = [...new Set(links.map(({ deal_id }) => deal_id))];
  // What was said of an opportunity that is only proposed is filed under its key, too.
  const about = [...ledger, ...answers].map(({ key }) => key);
  const [colleagues, deals, said, handoffs, dealHolds] = await Promise.all([
    readColleagues(db, companyIds, [...domains.keys()]),
    readDeals(db, linked),
    readFacts(db, [...new Set([...linked, ...about])]),
    readHandoffFacts(db, linked),
    readHolds(db, 'deal', linked),
  ]);
  const onDeals = [...deals.values()].flatMap((deal) => deal.pairs);
  const contacts = await addOutsiders(db, colleagues, onDeals);
  const people = [...contacts.keys()];
  const [interactionRows, contactHolds] = await Promise.all([
    readInteractions(db, people),
    readHolds(db, 'contact', people),
  ]);
  const interactions = Map.groupBy(interactionRows, ({ contactId }) => contactId);
  const targets = Map.groupBy(targetRows, ({ companyId }) => companyId);
  return scopes.map((scope) => {
    const { company } = scope;
    const here = new Set(scope.companyIds);
    const dealIds = links.filter(({ company_id }) => here.has(company_id)).map(({ deal_id }) => deal_id);
    const own = [...new Set(dealIds)].sort().flatMap((id) => deals.get(id) ?? []);
    const theirs = new Set(own.flatMap((deal) => deal.pairs.map(({ contactId }) => contactId)));
    const mine = [...contacts.values()]
      .map((row) => ({ ...row, contact: withCompany(row.contact, row.domain, domains) }))
      .filter(({ contact }) => here.has(contact.companyId ?? '') || theirs.has(contact.id));
    const mineLedger = ledger.filter(({ companyId }) => here.has(companyId));
    const opportunities = new Set([
      ...own.map(({ deal }) => deal.id),
      ...mineLedger.map(({ key }) => key),
      ...answers.map(({ key }) => key),
    ]);
    const mineOf = <Fact extends { opportunity: string }>(all: readonly Fact[]): Fact[] =>
      all.filter(({ opportunity }) => opportunities.has(opportunity));
    return {
      facts: {
        company,
        ...familyOf(
          scope,
          links,
          mine.map(({ contact }) => contact.id),
          peopleOfHeads,
        ),
        contacts: mine.map(({ contact }) => contact),
        deals: own.map(({ deal }) => deal),
        ledger: mineLedger,
        interactions: mine.flatMap(({ contact }) => interactions.get(contact.id) ?? []),
        roleFacts: mineOf(said.roles),
        membershipFacts: mineOf(said.memberships),
        stanceFacts: mineOf(said.stances),
        qualificationFacts: mineOf(said.qualifications),
        concernFacts: mineOf(said.concerns),
        presenceFacts: mineOf(said.presences),
        proposalAnswers: answers.filter(({ companyId }) => companyId === company.id),
        targets: targets.get(company.id) ?? [],
        handoffFacts: mineOf(handoffs),
        reviewAnswers: reviews.filter(({ companyId }) => companyId === company.id),
        ...(winRates && { winRates }),
      },
      held: {
        deals: new Map(own.map(({ deal, held }) => [deal.id, held])),
        contacts: new Map(mine.map(({ contact, held }) => [contact.id, held])),
        pairs: new Map(own.map(({ deal, rows }) => [deal.id, rows])),
        heldBack: { deals: dealHolds, contacts: contactHolds },
      },
    };
  });
}

function uniqueCompanies(scopes: readonly Scope[]): readonly CompleteCompany[] {
  const all = scopes.flatMap(({ complete }) => complete);
  return [...new Map(all.map((each) => [each.company.id, each])).values()];
}
