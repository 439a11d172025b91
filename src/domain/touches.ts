/** Which interactions belong to an opportunity, and why the others do not (R160). */
import type { BuyingGroup, CompanyDecision, Ungrouped } from './opportunity.ts';
import type { ReadInteraction } from './types.ts';

export type UnlinkedReason =
  /** The contact is in no opportunity; see the report on contacts. */
  | Ungrouped['reason']
  | 'creation_under_way'
  | 'no_company'
  | 'company_not_decided'
  /** The contact is a member, and no rule maps this content to a solution. */
  | 'content_without_solution'
  /** The contact is a member of an opportunity for another solution. */
  | 'other_solution'
  /** Before the purchase began, or after its close. */
  | 'outside_the_cycle';

/** An interaction without an opportunity. */
export interface UnlinkedTouch {
  readonly interaction: ReadInteraction;
  readonly reason: UnlinkedReason;
}

/** Where the interactions of each contact went, gathered company by company. */
export interface TouchIndex {
  /** Ids of interactions that belong to an opportunity with a deal. */
  readonly linked: Set<string>;
  /** Solutions of the opportunities with a deal that each contact is a member of. */
  readonly solutions: Map<string, Set<string>>;
  /** Why a contact is in none of them. */
  readonly ungrouped: Map<string, Ungrouped['reason'] | 'creation_under_way'>;
}

export function emptyIndex(): TouchIndex {
  return { linked: new Set(), solutions: new Map(), ungrouped: new Map() };
}

/** Adds what one decision says; a contact of two companies' groups is a member of both. */
export function addDecision(index: TouchIndex, decision: CompanyDecision): void {
  for (const group of [...decision.opportunities, ...decision.closed]) addGroup(index, group);
  for (const { contactId, reason } of decision.ungrouped) index.ungrouped.set(contactId, reason);
}

function addGroup(index: TouchIndex, { dealId, solution, members }: BuyingGroup): void {
  const { linked, solutions, ungrouped } = index;
  for (const { contactId, interactions } of members) {
    if (dealId === null) {
      ungrouped.set(contactId, 'creation_under_way');
      continue;
    }
    for (const { id } of interactions) linked.add(id);
    solutions.set(contactId, (solutions.get(contactId) ?? new Set()).add(solution));
  }
}

/** An opened e-mail is no touch: machines open most of them. */
export function isTouch({ kind }: Pick<ReadInteraction, 'kind'>): boolean {
  return kind !== 'email_open';
}

/** `null`: it belongs to an opportunity. */
export function reasonUnlinked(
  { linked, solutions, ungrouped }: TouchIndex,
  { id, contactId, solution }: ReadInteraction,
  companyId: string | null,
): UnlinkedReason | null {
  if (linked.has(id)) return null;
  const mine = solutions.get(contactId);
  if (mine === undefined)
    return ungrouped.get(contactId) ?? (companyId === null ? 'no_company' : 'company_not_decided');
  if (solution === null) return 'content_without_solution';
  return mine.has(solution) ? 'outside_the_cycle' : 'other_solution';
}
