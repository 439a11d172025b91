/** Who belongs to which opportunity of a company, and which of their interactions count there. */
import { DAY } from './engagement.ts';
import { marksOfFormer, type FormerGroup } from './former.ts';
import { describeMember } from './member.ts';
import type { Member, MemberStatus } from './opportunity.ts';
import type { Solution } from './rule-set.ts';
import { latestMembership } from './said-membership.ts';
import { compareIds, interactionsOf, showsInterest, type Situation, type SolvedDeal } from './situation.ts';
import type { MembershipFact } from './said-facts.ts';
import type { Contact, Deal, Pair, ReadInteraction } from './types.ts';

/** What a group is made of before its people are looked at. */
export interface Basis {
  readonly key: string;
  readonly solution: Solution;
  readonly deal: Deal | null;
  /** Everything up to here belongs to a former cycle. */
  readonly since: number;
  /** The close of this cycle; later interactions are not its own. `null` while it is open. */
  readonly until: number | null;
  /** People who show interest join by themselves; otherwise they are only suggested. */
  readonly joins: boolean;
  /** There is an open deal, or this decision makes it. */
  readonly open: boolean;
  /** The group of a purchase that was won before, to be confirmed; `null`: no customer yet. */
  readonly former: FormerGroup | null;
  /** Its people are members from the start; otherwise they are only suggested. */
  readonly formerJoins: boolean;
}

/**
 * Facts are filed under the deal's id; under the key while there is no deal. What was said before the deal
 * was made still holds afterwards.
 */
export function opportunitiesOf({ key, deal }: Pick<Basis, 'key' | 'deal'>): string[] {
  return deal === null ? [key] : [key, deal.id];
}

/**
 * The deal on which a contact's interest in a solution counts, where several are open: the one the contact is
 * on, else the one whose people were active last.
 */
export function dealForContact(situation: Situation, contactId: string, solution: string): Deal | null {
  const open = situation.open.filter((each) => each.solution === solution);
  const mine = open.filter(({ deal }) => peopleOn(situation, deal).has(contactId));
  // Whoever was taken off one of several deals for the same purchase does not turn up on another.
  if (mine.length === 0 && open.some(({ deal }) => isDismissed(situation, deal, contactId))) return null;
  return latestActive(situation, mine.length > 0 ? mine : open);
}

function isDismissed(situation: Situation, deal: Deal, contactId: string): boolean {
  return latestMembership(situation, filedUnder(deal)).get(contactId)?.member === false;
}

function filedUnder(deal: Deal): string[] {
  return deal.key === null ? [deal.id] : [deal.key, deal.id];
}

/** Who is on a deal in HubSpot, or will be since a person said so; those taken off do not count. */
function peopleOn(situation: Situation, deal: Deal): ReadonlySet<string> {
  const people = new Set(deal.pairs.map(({ contactId }) => contactId));
  for (const [contactId, { member }] of latestMembership(situation, filedUnder(deal))) {
    if (member) people.add(contactId);
    else people.delete(contactId);
  }
  return people;
}

export function latestActive(situation: Situation, deals: readonly SolvedDeal[]): Deal | null {
  const lastTouch = ({ deal, solution }: SolvedDeal): number =>
    [...peopleOn(situation, deal)].reduce((latest, contactId) => {
      const touch = interactionsOf(situation, contactId).findLast((each) => each.solution === solution);
      return Math.max(latest, touch?.at ?? 0);
    }, 0);
  const ranked = deals
    .map((each) => ({ deal: each.deal, touch: lastTouch(each) }))
    .sort(
      (a, b) =>
        b.touch - a.touch ||
        (b.deal.createdAt ?? 0) - (a.deal.createdAt ?? 0) ||
        (a.deal.id < b.deal.id ? -1 : 1),
    );
  return ranked[0]?.deal ?? null;
}

export interface People {
  readonly members: readonly Member[];
  readonly suggested: readonly Member[];
  readonly dismissed: readonly string[];
  readonly dismissedMembers: readonly Member[];
}

export function gatherPeople(situation: Situation, basis: Basis): People {
  const decided = latestMembership(situation, opportunitiesOf(basis));
  const dismissed = [...decided].filter(([, fact]) => !fact.member).map(([contactId]) => contactId);
  const describe = (contact: Contact, status: MemberStatus, reason: Member['reason']): Member =>
    describeMember(
      {
        contact,
        solution: basis.solution,
        opportunities: opportunitiesOf(basis),
        deal: basis.deal,
        interactions: attributed(situation, basis, contact.id),
        status,
        reason,
        facts: situation.facts,
        formerMarks: marksOfFormer(basis.former, contact.id),
      },
      situation.compiled,
      situation.now,
    );
  const members = new Map<string, Member>();
  const suggested: Member[] = [];
  const dismissedMembers: Member[] = [];
  const pairs = new Map(basis.deal?.pairs.map((pair) => [pair.contactId, pair]));
  for (const contact of situation.facts.contacts) {
    if (decided.get(contact.id)?.member === false) {
      dismissedMembers.push(describe(contact, 'dismissed', 'dismissed'));
      continue;
    }
    const reason = reasonToBelong(situation, basis, contact, pairs, decided.get(contact.id));
    if (reason === null) continue;
    const onlySuggested =
      (reason === 'interested' && !basis.joins) || (reason === 'inherited' && !basis.formerJoins);
    if (onlySuggested) suggested.push(describe(contact, 'suggested', reason));
    else
      members.set(contact.id, describe(contact, reason === 'inherited' ? 'to_confirm' : 'confirmed', reason));
  }
  return {
    members: sortMembers([...members.values()]),
    suggested: sortMembers(suggested),
    dismissed: dismissed.sort(),
    dismissedMembers: sortMembers(dismissedMembers),
  };
}

function reasonToBelong(
  situation: Situation,
  basis: Basis,
  contact: Contact,
  pairs: ReadonlyMap<string, Pair>,
  decided: MembershipFact | undefined,
): Member['reason'] | null {
  const interested = isInterested(situation, basis, contact);
  if (decided?.member === true) return 'added_by_person';
  const pair = pairs.get(contact.id);
  // Whom this app brought along stands on the deal by its own hand, which confirms nobody.
  const broughtAlong = pair === undefined || (pair.source === 'app' && basis.formerJoins);
  if (basis.former?.people.has(contact.id) === true && !interested && broughtAlong) return 'inherited';
  if (pair !== undefined) return 'on_the_deal';
  return interested ? 'interested' : null;
}

/** A colleague belongs when something of this solution interested them, in this cycle and not too long ago. */
function isInterested(situation: Situation, basis: Basis, contact: Contact): boolean {
  if (!situation.family.isColleague(contact, basis.solution.id)) return false;
  const oldest = situation.now - situation.compiled.rules.scoring.maxAgeDays * DAY;
  const found = interactionsOf(situation, contact.id).some(
    (each) =>
      showsInterest(each) &&
      each.solution === basis.solution.id &&
      each.at > basis.since &&
      each.at >= oldest,
  );
  if (!found) return false;
  return (
    basis.deal === null || dealForContact(situation, contact.id, basis.solution.id)?.id === basis.deal.id
  );
}

/** Interactions of one contact that count for this group, the unmapped ones where only one deal is open. */
function attributed(situation: Situation, basis: Basis, contactId: string): ReadInteraction[] {
  const { deal, until } = basis;
  const chosen =
    deal === null || until !== null ? deal : dealForContact(situation, contactId, basis.solution.id);
  const here = chosen === null || chosen.id === deal?.id;
  const onlyOne = basis.open && situation.openInTheEnd === 1;
  return interactionsOf(situation, contactId).filter((each) => {
    if (each.at <= basis.since || (until !== null && each.at > until)) return false;
    return each.solution === null ? onlyOne : here && each.solution === basis.solution.id;
  });
}

/** The most engaged first; ids break ties, so that the order is the same everywhere. */
function sortMembers(members: readonly Member[]): Member[] {
  return [...members].sort((a, b) => b.score - a.score || compareIds(a.contactId, b.contactId));
}
