/** One company's facts, read once: interactions with kind and solution, deals sorted by what they mean. */
import type { CompiledRules } from './compile.ts';
import { readInteraction } from './content.ts';
import { countOnce } from './count-once.ts';
import { outcomeOf } from './stage.ts';
import { joinsParent, viewFamily, withoutOthers, type FamilyView } from './family.ts';
import type { CompanyFacts, Contact, Deal, ReadInteraction } from './types.ts';

export interface Situation {
  readonly facts: CompanyFacts;
  readonly compiled: CompiledRules;
  readonly now: number;
  /** People of this company itself; see `colleaguesFor`. */
  readonly colleagues: readonly Contact[];
  readonly family: FamilyView;
  readonly contacts: ReadonlyMap<string, Contact>;
  /** Oldest first, per contact. */
  readonly interactions: ReadonlyMap<string, readonly ReadInteraction[]>;
  readonly open: readonly SolvedDeal[];
  /** Open deals once those are made that this decision creates. */
  readonly openInTheEnd: number;
  readonly closed: readonly (SolvedDeal & { readonly outcome: 'won' | 'lost'; readonly closedAt: number })[];
  /** Open deals of which nobody said what they sell. */
  readonly unsolved: readonly Deal[];
  /** Open deals whose `bg_solution` no rule knows. */
  readonly unknownSolution: readonly Deal[];
}

export interface SolvedDeal {
  readonly deal: Deal;
  readonly solution: string;
}

export function readSituation(given: CompanyFacts, compiled: CompiledRules, now: number): Situation {
  const joins = whichJoin(compiled);
  const facts = inOrder(withoutOthers(given, joins));
  const deals = facts.deals.filter(({ archived }) => !archived);
  const stages = compiled.rules.stages;
  const solved = deals.flatMap((deal) => {
    const { solution } = deal;
    return solution !== null && compiled.solution(solution) !== null ? [{ deal, solution }] : [];
  });
  const open = deals.filter((deal) => outcomeOf(deal, stages) === null);
  const openDeals = solved.filter(({ deal }) => outcomeOf(deal, stages) === null);
  return {
    facts,
    compiled,
    now,
    colleagues: facts.contacts.filter(({ companyId }) => companyId === facts.company.id),
    family: viewFamily(facts, joins),
    contacts: new Map(facts.contacts.map((contact) => [contact.id, contact])),
    interactions: readInteractions(facts, compiled, now),
    open: openDeals,
    openInTheEnd: openDeals.length,
    closed: solved.flatMap((each) => {
      const outcome = outcomeOf(each.deal, stages);
      return outcome === null ? [] : [{ ...each, outcome, closedAt: closedAtOf(each.deal, now) }];
    }),
    unsolved: open.filter(({ solution }) => solution === null),
    unknownSolution: open.filter(({ solution }) => solution !== null && compiled.solution(solution) === null),
  };
}

/** A deal of which nobody said what it sells may sell anything: the head's only where every solution is. */
export function whichJoin({ rules, solution }: CompiledRules): (id: string | null) => boolean {
  const all = rules.solutions.every((each) => joinsParent(each, rules.companies));
  return (id) => {
    const known = id === null ? null : solution(id);
    return known === null ? all : joinsParent(known, rules.companies);
  };
}

/**
 * Whose interest makes a group here: people of this company and, where subsidiaries join, of these. Contacts of other
 * companies can be on its deals, but never make a group.
 */
export function colleaguesFor({ facts, family }: Situation, solution: string): readonly Contact[] {
  return facts.contacts.filter((contact) => family.isColleague(contact, solution));
}

/** Equal facts give equal bytes, in whatever order they were read. */
function inOrder(facts: CompanyFacts): CompanyFacts {
  const byId = (a: { id: string }, b: { id: string }): number => compareIds(a.id, b.id);
  return {
    ...facts,
    contacts: [...facts.contacts].sort(byId),
    deals: [...facts.deals].sort(byId),
    ledger: [...facts.ledger].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** HubSpot's ids are numbers written as text: the shorter is the older. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The close date of a forecast may lie ahead; the moment the closed stage was entered may not. */
export function closedAtOf(deal: Deal, now: number): number {
  return Math.min(deal.stageEntries.at(-1)?.at ?? deal.closedAt ?? now, now);
}

function readInteractions(
  facts: CompanyFacts,
  compiled: CompiledRules,
  now: number,
): Map<string, readonly ReadInteraction[]> {
  const byContact = new Map<string, ReadInteraction[]>();
  const ordered = facts.interactions
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const interaction of ordered) {
    const list = byContact.get(interaction.contactId) ?? [];
    list.push(readInteraction(interaction, compiled.readContent));
    byContact.set(interaction.contactId, list);
  }
  return new Map([...byContact].map(([contactId, list]) => [contactId, countOnce(list)]));
}

export function interactionsOf(situation: Situation, contactId: string): readonly ReadInteraction[] {
  return situation.interactions.get(contactId) ?? [];
}

/** An opened e-mail shows no interest; everything else on a solution's content does. */
export function showsInterest(interaction: ReadInteraction): boolean {
  return interaction.solution !== null && interaction.kind !== 'email_open';
}
