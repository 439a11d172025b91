/** The properties this app reads of each object: no more than rules and the card need. */
import { legacyProperties } from '../domain/legacy.ts';
import { CONTACT_PROPERTIES, DEAL_PROPERTIES } from '../domain/properties.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { InteractionSource } from '../domain/types.ts';

export const READ_PROPERTIES = {
  contact: [
    'email',
    'firstname',
    'lastname',
    'jobtitle',
    'associatedcompanyid',
    'hubspot_owner_id',
    'hs_role',
    'hs_seniority',
    'hs_buying_role',
    ...Object.keys(CONTACT_PROPERTIES),
  ],
  company: ['name', 'domain', 'numberofemployees', 'hubspot_owner_id', 'hs_parent_company_id'],
  deal: [
    'dealname',
    'pipeline',
    'dealstage',
    'hubspot_owner_id',
    'closedate',
    'amount',
    'deal_currency_code',
    'createdate',
    ...Object.keys(DEAL_PROPERTIES),
  ],
} as const satisfies Record<string, readonly string[]>;

/** HubSpot's list of the records that were merged into this one, separated by semicolons: read, and not held. */
export const MERGED_IDS = 'hs_merged_object_ids';

/** With a deal comes which ones were merged into it: a webhook about its making may be here before that of the merge. */
export const READ_OF_DEALS = [...READ_PROPERTIES.deal, MERGED_IDS] as const;

/** What is read of a contact: the same of everyone, and the custom fields that the rules name. */
export function contactProperties({ legacy }: Pick<RuleSet, 'legacy'>): string[] {
  return [...new Set([...READ_PROPERTIES.contact, ...legacyProperties(legacy)])];
}

/**
 * What is read of a company: the same of every one, and the properties that situations name. Their changes are
 * subscribed to when the project file is written anew.
 */
export function companyProperties({ situations }: Pick<RuleSet, 'situations'>): string[] {
  const named = situations.flatMap(({ company }) => company.map(({ property }) => property));
  return [...new Set([...READ_PROPERTIES.company, ...named])];
}

/** A change of one of these is something the contact did. */
export const SIGNAL_PROPERTIES: Readonly<Record<string, InteractionSource>> = {
  hs_analytics_last_url: 'page',
  recent_conversion_event_name: 'conversion',
  hs_email_last_open_date: 'email_open',
  hs_email_last_click_date: 'email_click',
  hs_sales_email_last_replied: 'email_reply',
};

/** Their value is a moment, not a piece of content. */
export const SIGNALS_WITHOUT_CONTENT: ReadonlySet<InteractionSource> = new Set([
  'email_open',
  'email_click',
  'email_reply',
]);
