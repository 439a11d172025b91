/** One thing an owner should know, with all that is needed to tell it once and never again. */
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, CompanyDecision } from '../opportunity.ts';
import type { CompanyFacts, Contact, Deal } from '../types.ts';
import type { Localized } from '../vocabulary.ts';
import type { AlertKind } from './alert-settings.ts';

export interface Alert {
  readonly kind: AlertKind;
  /** Key of the opportunity. */
  readonly opportunity: string;
  readonly companyId: string;
  readonly dealId: string | null;
  readonly ownerId: string | null;
  /** Tells several of one kind on one opportunity apart, such as by role; holds nothing of a person. */
  readonly subject: string;
  /** Whom it is about, where it is about one person. */
  readonly contactId: string | null;
  /**
   * When what it rests on began, in milliseconds: told again only where this is later than the last telling. `null`:
   * once for ever.
   */
  readonly since: number | null;
  /** Not before. */
  readonly dueAt: number;
  readonly severity: 'amber' | 'red';
  /** What the opportunity is called. */
  readonly name: string;
  /** Lines, the first of which is the thing itself. */
  readonly lines: readonly Localized[];
  /** Contacts that the task is about, in HubSpot's sense. */
  readonly people: readonly string[];
}

/** What the kinds are found in. */
export interface AlertInput {
  readonly group: BuyingGroup;
  readonly deal: Deal | null;
  readonly facts: CompanyFacts;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly decision: CompanyDecision;
  readonly compiled: CompiledRules;
  readonly now: number;
}

/** What a kind says by itself; the rest follows from the group. */
export interface Finding {
  readonly subject?: string;
  readonly contactId?: string | null;
  readonly since: number | null;
  readonly dueAt?: number;
  readonly severity?: 'amber' | 'red';
  readonly lines: readonly Localized[];
  readonly people?: readonly string[];
}

export type FindAlerts = (input: AlertInput) => readonly Finding[];

/** The same opportunity, kind, subject and person: the same thing. */
export function thingOf(alert: Pick<Alert, 'opportunity' | 'kind' | 'subject' | 'contactId'>): string {
  return [alert.opportunity, alert.kind, alert.subject, alert.contactId ?? ''].join('|');
}
