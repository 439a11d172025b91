import type { ActOptions, Portal } from '../portal.ts';

/** The records of the story, for whoever wants to look at them afterwards. */
export interface RedDaisy {
  readonly companyId: string;
  readonly elenaId: string;
  readonly sergeyId: string;
  readonly olgaId: string;
  readonly ivanId: string;
}

interface Person {
  readonly firstname: string;
  readonly lastname: string;
  readonly jobtitle: string;
  readonly email: string;
}

const DAY_MS = 86_400_000;
const HOST = 'https://www.example-hr.ru';
const COMPANY = 'ООО «Красная ромашка»';
const DOMAIN = 'krasnaya-romashka.ru';

const ELENA: Person = {
  firstname: 'Елена',
  lastname: 'Соколова',
  jobtitle: 'HR-менеджер',
  email: `e.sokolova@${DOMAIN}`,
};
const SERGEY: Person = {
  firstname: 'Сергей',
  lastname: 'Волков',
  jobtitle: 'IT-директор',
  email: `s.volkov@${DOMAIN}`,
};
const OLGA: Person = {
  firstname: 'Ольга',
  lastname: 'Петрова',
  jobtitle: 'Финансовый директор',
  email: `o.petrova@${DOMAIN}`,
};
const IVAN: Person = {
  firstname: 'Иван',
  lastname: 'Михайлов',
  jobtitle: 'Генеральный директор',
  email: `i.mikhailov@${DOMAIN}`,
};

/** HubSpot itself, when it tracks pages and forms. */
const TRACKING = { source: 'ANALYTICS', sourceId: null };
const FORM = { source: 'FORM', sourceId: null };

interface Stage {
  readonly portal: Portal;
  readonly companyId: string;
  /** The moment so many days before the end of the story. */
  readonly at: (daysAgo: number) => number;
}

function addPerson({ portal, companyId }: Stage, person: Person, options: ActOptions): string {
  const id = portal.createObject('contacts', { ...person, company: COMPANY }, options);
  portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId }, [], options);
  return id;
}

function visit({ portal, at }: Stage, id: string, path: string, daysAgo: number): void {
  const time = { at: at(daysAgo) };
  const seen = portal.history('contacts', id, 'hs_analytics_last_url').length;
  const properties = {
    hs_analytics_last_url: `${HOST}${path}`,
    hs_analytics_last_timestamp: String(time.at),
    hs_analytics_num_page_views: String(seen + 1),
  };
  portal.updateObject('contacts', id, properties, { ...TRACKING, ...time });
}

/** HubSpot names a submission by the page and the form. */
function submit({ portal, at }: Stage, id: string, path: string, form: string, daysAgo: number): void {
  const time = { at: at(daysAgo) };
  const before = portal.history('contacts', id, 'recent_conversion_event_name').length;
  const name = `${path}: ${form}`;
  const first = { first_conversion_event_name: name, first_conversion_date: String(time.at) };
  const properties = {
    recent_conversion_event_name: name,
    recent_conversion_date: String(time.at),
    num_conversion_events: String(before + 1),
    ...(before === 0 ? first : {}),
  };
  portal.updateObject('contacts', id, properties, { ...FORM, ...time });
}

/** Weeks two and one before the end: the HR manager reads, the managing director goes to a conference. */
function playBeginning(stage: Stage): { elenaId: string; ivanId: string } {
  const { at } = stage;
  const elenaId = addPerson(stage, ELENA, { ...TRACKING, at: at(13) });
  stage.portal.updateObject('contacts', elenaId, { hubspot_owner_id: '201' }, { at: at(12.9) });
  visit(stage, elenaId, '/hr/leave-automation-brochure', 12.5);
  const ivanId = addPerson(stage, IVAN, { source: 'IMPORT', at: at(8.5) });
  submit(stage, ivanId, '/conference/hr-strategy', 'Регистрация на конференцию', 8.4);
  return { elenaId, ivanId };
}

/** The last seven days: six interactions of three people. */
function playLastWeek(stage: Stage, elenaId: string): { sergeyId: string; olgaId: string } {
  const { at } = stage;
  visit(stage, elenaId, '/hr/compare', 6);
  submit(stage, elenaId, '/webinars/hr-automation', 'Регистрация на вебинар', 5);
  const sergeyId = addPerson(stage, SERGEY, { ...FORM, at: at(4.1) });
  submit(stage, sergeyId, '/webinars/hr-api', 'Регистрация на вебинар', 4);
  visit(stage, sergeyId, '/hr/api-docs', 3);
  const olgaId = addPerson(stage, OLGA, { source: 'CRM_UI', at: at(2.1) });
  submit(stage, olgaId, '/hr/case-study', 'Скачать кейс', 2);
  submit(stage, elenaId, '/hr/demo', 'Скачать демо', 1);
  return { sergeyId, olgaId };
}

/**
 * Plays the story of «Красная ромашка»: four people of one company look, each alone and each from another side,
 * for an HR system, over the two weeks before `now` (milliseconds since 1970). In the last seven days there are
 * exactly six interactions of three people: Елена three, Сергей two, Ольга one.
 */
export function playRedDaisy(portal: Portal, { now }: { readonly now: number }): RedDaisy {
  const at = (daysAgo: number): number => Math.round(now - daysAgo * DAY_MS);
  const company = { name: COMPANY, domain: DOMAIN, numberofemployees: '250', country: 'Russia' };
  const companyId = portal.createObject('companies', company, { at: at(13.1) });
  const stage: Stage = { portal, companyId, at };
  const { elenaId, ivanId } = playBeginning(stage);
  const { sergeyId, olgaId } = playLastWeek(stage, elenaId);
  return { companyId, elenaId, sergeyId, olgaId, ivanId };
}
