/** A portal with companies and their people, and what those people then do on the website. */
import type { Portal } from '../../src/sandbox/portal.ts';

export interface Crowd {
  readonly companyIds: readonly string[];
  /** Company by company: the first ten belong to the first company where each has ten. */
  readonly people: readonly Person[];
}

export interface Person {
  readonly contactId: string;
  readonly companyId: string;
  /** What this person is interested in and comes back to. */
  readonly page: string;
}

export interface CrowdSize {
  readonly companies: number;
  readonly peoplePerCompany: number;
}

/** What a purchase of an HR system looks like in most companies; the roles follow from the titles. */
const TITLES = [
  'HR manager',
  'IT director',
  'Chief financial officer',
  'Managing director',
  'Head of procurement',
  'HR business partner',
  'Payroll specialist',
  'System administrator',
  'Legal counsel',
  'Operations manager',
];

/** Paths of the sample configuration's content map, all of the HR system, all meaningful. */
const PAGES = ['/hr/leave-automation-brochure', '/hr/api-docs', '/hr/case-study', '/hr/compare'];
const HOST = 'https://www.example-hr.com';

const IMPORT = { source: 'IMPORT', sourceId: null };
const TRACKING = { source: 'ANALYTICS', sourceId: null };

/** The records stand there before the app hears of them; their webhooks are the caller's to send or to drop. */
export function addCrowd(portal: Portal, size: CrowdSize, at: number): Crowd {
  const companyIds: string[] = [];
  const people: Person[] = [];
  for (let company = 0; company < size.companies; company++) {
    const domain = `company-${company}.example.com`;
    const name = `Company ${company}`;
    const companyId = portal.createObject(
      'companies',
      { name, domain, numberofemployees: '250' },
      { ...IMPORT, at },
    );
    companyIds.push(companyId);
    for (let place = 0; place < size.peoplePerCompany; place++)
      people.push(addPerson(portal, { companyId, domain, place, at }));
  }
  return { companyIds, people };
}

function addPerson(
  portal: Portal,
  { companyId, domain, place, at }: { companyId: string; domain: string; place: number; at: number },
): Person {
  const options = { ...IMPORT, at };
  const properties = {
    firstname: `First${place}`,
    lastname: `Last${place}`,
    email: `person-${place}@${domain}`,
    jobtitle: TITLES[place % TITLES.length] ?? '',
  };
  const contactId = portal.createObject('contacts', properties, options);
  portal.associate({ type: 'contacts', id: contactId }, { type: 'companies', id: companyId }, [], options);
  return { contactId, companyId, page: PAGES[place % PAGES.length] ?? '' };
}

/**
 * Each of these people opens the page they always come back to, which makes one webhook event each. `visit` keeps
 * the addresses distinct.
 */
export function viewPages(portal: Portal, people: readonly Person[], visit: number, at: number): void {
  for (const { contactId, page } of people) {
    const url = `${HOST}${page}?visit=${visit}`;
    portal.updateObject('contacts', contactId, { hs_analytics_last_url: url }, { ...TRACKING, at });
  }
}

/** Everybody gets the job of somebody else: one event each, and the costliest there is, since roles change. */
export function swapJobs(portal: Portal, people: readonly Person[], at: number): void {
  people.forEach(({ contactId }, place) => {
    const jobtitle = TITLES[(place + 1) % TITLES.length] ?? '';
    portal.updateObject('contacts', contactId, { jobtitle }, { at });
  });
}
