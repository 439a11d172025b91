/** What people do on the site, as HubSpot's tracking and forms write it into the portal. */
import type { ActOptions, Portal } from '../../sandbox/portal.ts';

const SITE = 'https://www.example-hr.ru';
const TRACKING: ActOptions = { source: 'ANALYTICS', sourceId: null };
export const FORM: ActOptions = { source: 'FORM', sourceId: null };

/** @param at milliseconds since 1970 */
export function visitPage(portal: Portal, contactId: string, path: string, at: number): void {
  const seen = portal.history('contacts', contactId, 'hs_analytics_last_url').length;
  // The same page twice is no change of the property, and HubSpot would tell of none.
  const url = `${SITE}${path}${seen === 0 ? '' : `?visit=${seen + 1}`}`;
  const properties = { hs_analytics_last_url: url, hs_analytics_last_timestamp: String(at) };
  portal.updateObject('contacts', contactId, properties, { ...TRACKING, at });
}

/** @param at milliseconds since 1970 */
export function submitForm(portal: Portal, contactId: string, [path, form]: Form, at: number): void {
  const before = portal.history('contacts', contactId, 'recent_conversion_event_name').length;
  const name = `${path}: ${form}${before === 0 ? '' : ` ${before + 1}`}`;
  const properties = {
    recent_conversion_event_name: name,
    recent_conversion_date: String(at),
    num_conversion_events: String(before + 1),
    ...(before === 0 ? { first_conversion_event_name: name, first_conversion_date: String(at) } : {}),
  };
  portal.updateObject('contacts', contactId, properties, { ...FORM, at });
}

/** Path of the page, and the form's name. */
export type Form = readonly [path: string, form: string];

export const FORMS = {
  webinar: ['/webinars/hr-automation', 'Регистрация на вебинар'],
  api: ['/webinars/hr-api', 'Регистрация на вебинар'],
  caseStudy: ['/hr/case-study', 'Скачать кейс'],
  conference: ['/conference/hr-strategy', 'Регистрация на конференцию'],
  demo: ['/hr/demo', 'Запросить демо'],
} as const satisfies Readonly<Record<string, Form>>;
