/**
 * The forecast people make without groups, for comparison only (R153): leads times the rate at which leads became won
 * deals. «A thousand leads, ten percent, a hundred deals.»
 */

export interface LeadCounts {
  /** Contacts whose end is not known yet. */
  readonly open: number;
  /** Contacts on a closed deal, and those that came to nothing in `SETTLED_AFTER_DAYS`. */
  readonly settled: number;
  /** Won deals that have at least one of the settled contacts. */
  readonly wonDeals: number;
}

/** A lead without any deal after half a year is taken for one that came to nothing. */
export const SETTLED_AFTER_DAYS = 180;
/** Fewer won deals than this tell no rate; the same figure as for opportunities. */
export const LEAST_WON_FOR_RATE = 20;

export interface LeadForecast {
  /** Tenths of a percent. */
  readonly rate: number;
  /** Won deals to expect, not rounded. */
  readonly deals: number;
}

/** `null`: too few to say. */
export function forecastLeads({ open, settled, wonDeals }: LeadCounts): LeadForecast | null {
  if (wonDeals < LEAST_WON_FOR_RATE || settled === 0) return null;
  return { rate: Math.round((1000 * wonDeals) / settled), deals: (open * wonDeals) / settled };
}

/** What is known of one contact. */
export interface LeadFacts {
  readonly createdAt: number | null;
  readonly onOpenDeal: boolean;
  readonly onClosedDeal: boolean;
}

/** A contact of an open deal is open, whatever it was on before. */
export function isSettled({ createdAt, onOpenDeal, onClosedDeal }: LeadFacts, now: number): boolean {
  if (onOpenDeal) return false;
  return onClosedDeal || (createdAt !== null && createdAt < now - SETTLED_AFTER_DAYS * 86_400_000);
}
