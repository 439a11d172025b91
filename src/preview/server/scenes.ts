/** Situations to try the cards in. Each brings a company or a deal of its own, so that any number can stand side by side. */
import type { Portal } from '../../sandbox/portal.ts';
import type { RecordName, SceneName } from '../link/protocol.ts';
import { bringColleague } from './colleagues.ts';
import { FORMS, visitPage } from './deeds.ts';

const DAY_MS = 86_400_000;
const PAGES = ['/hr/pricing', '/hr/compare', '/hr/api-docs', '/hr/case-study'];
/** Signals older than the window of detection would form no group. */
const SPREAD_DAYS = 12;

export type ScenePlace = Pick<RecordName, 'type' | 'id'>;

const PLAYS: Readonly<Record<SceneName, (portal: Portal) => ScenePlace>> = {
  newcomer: (portal) => addCompany(portal),
  group_4: (portal) => addGroup(portal, 4),
  group_13: (portal) => addGroup(portal, 13),
  group_25: (portal) => addGroup(portal, 25),
  raised_hand: (portal) => {
    const company = addCompany(portal);
    bringColleague(portal, company.id, portal.state.now(), FORMS.demo);
    return company;
  },
  lost_deal: (portal) => {
    const company = addCompany(portal);
    const deal = addDeal(portal, { bg_solution: 'hr_system', dealstage: 'closedlost' }, 10);
    portal.associate(deal, company);
    addInterest(portal, company.id, 3, 5);
    return company;
  },
  deal_by_hand: (portal) => {
    const company = addCompany(portal);
    const now = portal.state.now();
    const people = [1, 2].map(() => bringColleague(portal, company.id, now, null));
    const deal = addDeal(portal, { dealstage: 'qualifiedtobuy' }, 3);
    portal.associate(deal, company);
    for (const id of people) portal.associate(deal, { type: 'contacts', id });
    return deal;
  },
  deal_alone: (portal) => addDeal(portal, { dealstage: 'qualifiedtobuy' }, 3),
};

/** @returns the record to look at: the deal, or the company whose deal the app may make */
export function playScene(portal: Portal, name: SceneName): ScenePlace {
  return PLAYS[name](portal);
}

function addCompany(portal: Portal) {
  const number = portal.list('companies').length + 1;
  const company = { name: `ООО «Северный ветер ${number}»`, domain: `severny-veter-${number}.ru` };
  return { type: 'companies', id: portal.createObject('companies', company) } as const;
}

function addGroup(portal: Portal, size: number): ScenePlace {
  const company = addCompany(portal);
  addInterest(portal, company.id, size, SPREAD_DAYS);
  return company;
}

/** Everybody comes by a form and looks on, some more than others, over the last days. */
function addInterest(portal: Portal, companyId: string, people: number, days: number): void {
  const now = portal.state.now();
  for (let person = 0; person < people; person += 1) {
    const daysAgo = days - 0.5 - (person % Math.max(1, days - 1));
    const id = bringColleague(portal, companyId, Math.round(now - daysAgo * DAY_MS));
    for (let more = 0; more < person % 3; more += 1) {
      const at = Math.round(now - (daysAgo * DAY_MS) / (more + 2));
      visitPage(portal, id, PAGES[(person + more) % PAGES.length] ?? '/hr/product', at);
    }
  }
}

/** A deal that somebody of ours made by hand so many days ago. */
function addDeal(portal: Portal, properties: Readonly<Record<string, string>>, daysAgo: number) {
  const at = portal.state.now() - daysAgo * DAY_MS;
  const number = portal.list('deals').length + 1;
  const own = { dealname: `Сделка, заведённая вручную, ${number}`, pipeline: 'default' };
  const id = portal.createObject('deals', { ...own, closedate: String(at), ...properties }, { at });
  return { type: 'deals', id } as const;
}
