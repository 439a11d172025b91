/**
 * «A hundred leads are thirty opportunities, and the same hundred contacts» (R131 to R134): where each contact
 * went, in exactly one row each.
 */
import type { BuyingGroup, CompanyDecision, Member, Ungrouped } from '../opportunity.ts';
import { byPriority } from '../decide.ts';

export type ReconciliationReason =
  | Member['reason']
  | Ungrouped['reason']
  /** Member of a deal that is being created and has no id yet. */
  | 'creation_under_way'
  /** No company is known, so that no group can be. */
  | 'no_company'
  /** The company was not decided (yet), or is none of those given. */
  | 'company_not_decided';

export interface ReconciliationRow {
  readonly contactId: string;
  /** Of several deals the one that ranks first; the others stand in `alsoOn`. `null`: in no deal. */
  readonly dealId: string | null;
  readonly reason: ReconciliationReason;
  /** A person of two opportunities (R22) has one row all the same. */
  readonly alsoOn: readonly string[];
}

export interface ReconciliationTotals {
  readonly contacts: number;
  /** Deals with at least one of these contacts. */
  readonly opportunities: number;
  readonly grouped: number;
  /** Contacts in no deal, by reason; `grouped` and these sum to `contacts`. */
  readonly ungrouped: Readonly<Partial<Record<ReconciliationReason, number>>>;
}

export interface Reconciliation {
  /** In the order of the contacts given. */
  readonly rows: readonly ReconciliationRow[];
  readonly totals: ReconciliationTotals;
}

interface Place {
  readonly dealId: string | null;
  readonly reason: ReconciliationReason;
}

/**
 * Answers one row for each different contact id. Open opportunities come before closed ones, better ones first.
 * `companyId` of a contact is its primary company, `null` where none is known.
 */
export function reconcileContacts(
  decisions: readonly CompanyDecision[],
  contacts: readonly { readonly id: string; readonly companyId: string | null }[],
): Reconciliation {
  const places = findPlaces(decisions);
  const reasons = new Map(
    decisions.flatMap(({ ungrouped }) =>
      ungrouped.map(({ contactId, reason }) => [contactId, reason] as const),
    ),
  );
  const companies = new Map(contacts.map(({ id, companyId }) => [id, companyId]));
  const rows = [...companies].map(([contactId, companyId]): ReconciliationRow => {
    const [first, ...others] = places.get(contactId) ?? [];
    if (first === undefined) {
      const unknown = companyId === null ? ('no_company' as const) : ('company_not_decided' as const);
      return { contactId, dealId: null, reason: reasons.get(contactId) ?? unknown, alsoOn: [] };
    }
    return { contactId, ...first, alsoOn: others.flatMap(({ dealId }) => dealId ?? []) };
  });
  return { rows, totals: sumUp(rows) };
}

function findPlaces(decisions: readonly CompanyDecision[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const open = decisions.flatMap(({ opportunities }) => opportunities).sort(byPriority);
  const closed = decisions.flatMap(({ closed: groups }) => groups).sort(byPriority);
  for (const group of [...open, ...closed]) {
    for (const { contactId, reason } of group.members) {
      const known = places.get(contactId) ?? [];
      places.set(contactId, [...known, placeIn(group, reason)]);
    }
  }
  return places;
}

function placeIn({ dealId }: BuyingGroup, reason: Member['reason']): Place {
  return dealId === null ? { dealId, reason: 'creation_under_way' } : { dealId, reason };
}

function sumUp(rows: readonly ReconciliationRow[]): ReconciliationTotals {
  const ungrouped: Partial<Record<ReconciliationReason, number>> = {};
  for (const { dealId, reason } of rows)
    if (dealId === null) ungrouped[reason] = (ungrouped[reason] ?? 0) + 1;
  const onDeals = rows.filter(({ dealId }) => dealId !== null);
  return {
    contacts: rows.length,
    opportunities: new Set(onDeals.flatMap(({ dealId, alsoOn }) => [dealId, ...alsoOn])).size,
    grouped: onDeals.length,
    ungrouped,
  };
}
