/** Random months in the life of up to three companies: what is true in the end, and the events that told of it. */
import fc from 'fast-check';
import type { ObjectType } from '../../src/hubspot/gateway.ts';
import type { FakePortal } from '../support/fake-gateway.ts';
import { START } from '../support/world.ts';
import { IDENTITY } from './workshop.ts';

export interface Move {
  readonly what:
    'page' | 'form' | 'title' | 'create' | 'company' | 'on_deal' | 'off_deal' | 'solution' | 'stage';
  readonly who: number;
  readonly where: number;
  readonly value: number;
}

export type RawEvent = Readonly<Record<string, unknown>>;

const PAGES = [
  '/hr/compare',
  '/hr/api-docs',
  '/hr/case-study',
  '/hr/product',
  '/hr/pricing',
  '/analytics/compare',
  '/analytics/api-docs',
  '/analytics/case-study',
  '/blog/nothing',
];
const FORMS = ['/hr/demo: Demo', '/webinars/hr-api: Webinar', '/conference/hr-strategy: Conference'];
const TITLES = ['HR-менеджер', 'IT Director', 'Финансовый директор', 'CEO', 'Водитель', ''];
const SOLUTIONS = ['hr_system', 'analytics_platform'];
const STAGES = ['appointmentscheduled', 'qualifiedtobuy', 'presentationscheduled', 'contractsent'];

/** Mostly interactions: without them nothing comes of a log. */
export const moves = (length: number): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom<Move['what']>(
        ...(['page', 'page', 'page', 'page', 'form', 'form', 'title', 'create', 'company'] as const),
        ...(['on_deal', 'off_deal', 'solution', 'stage'] as const),
      ),
      who: fc.nat(7),
      where: fc.nat(2),
      value: fc.nat(8),
    }),
    { minLength: length, maxLength: length },
  );

const TYPE_IDS: Readonly<Partial<Record<ObjectType, string>>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
};
const contactId = (who: number): string => String(1000 + who);
const companyId = (where: number): string => String(10 + where);
const dealId = (where: number): string => String(100 + where);

/**
 * Plays the moves in the portal and answers what HubSpot tells of them, in order. `solved`: every deal says from
 * its beginning what it sells.
 */
export function playLog(log: readonly Move[], portal: FakePortal, solved = false): RawEvent[] {
  const events: RawEvent[] = [];
  const began = START - 20 * 86_400_000;
  let at = began;
  const tell = (event: RawEvent): void => {
    const base = { eventId: events.length + 1, portalId: Number(IDENTITY.portalId), occurredAt: at };
    events.push({ ...base, attemptNumber: 0, changeSource: 'CRM_UI', ...event });
  };
  const set = (type: ObjectType, id: string, name: string, value: string): void => {
    if (portal.find(type, id) === null) born(type, id);
    portal.put(type, id, { [name]: value }, at);
    const change = { propertyName: name, propertyValue: value, objectTypeId: TYPE_IDS[type] };
    tell({ subscriptionType: 'object.propertyChange', objectId: Number(id), ...change });
  };
  const born = (type: ObjectType, id: string): void => {
    portal.put(
      type,
      id,
      type === 'deals' ? { dealstage: 'appointmentscheduled', pipeline: 'default' } : {},
      at,
    );
    tell({ subscriptionType: 'object.creation', objectId: Number(id), objectTypeId: TYPE_IDS[type] });
  };
  const associate = (
    from: ObjectType,
    fromId: string,
    to: ObjectType,
    toId: string,
    removed = false,
  ): void => {
    if (removed) portal.unlink(from, fromId, to, toId);
    else portal.link(from, fromId, to, toId);
    tell({
      subscriptionType: 'object.associationChange',
      fromObjectTypeId: TYPE_IDS[from],
      toObjectTypeId: TYPE_IDS[to],
      fromObjectId: Number(fromId),
      toObjectId: Number(toId),
      associationRemoved: removed,
      associationTypeId: 3,
    });
  };
  const ensureDeal = (where: number): string => {
    const id = dealId(where);
    if (portal.find('deals', id) === null) {
      born('deals', id);
      associate('deals', id, 'companies', companyId(where));
      if (solved) set('deals', id, 'bg_solution', SOLUTIONS[where % 2]!);
    }
    return id;
  };
  for (const where of [0, 1, 2]) set('companies', companyId(where), 'name', `Company ${where}`);
  for (const { what, who, where, value } of log) {
    at += Math.floor((19 * 86_400_000) / log.length) + 1;
    const person = contactId(who);
    if (portal.find('contacts', person) === null) {
      born('contacts', person);
      set('contacts', person, 'associatedcompanyid', companyId(who % 3));
    }
    const pick = <Item>(list: readonly Item[]): Item => list[value % list.length]!;
    if (what === 'page') set('contacts', person, 'hs_analytics_last_url', `https://x.example${pick(PAGES)}`);
    if (what === 'form') set('contacts', person, 'recent_conversion_event_name', pick(FORMS));
    if (what === 'title') set('contacts', person, 'jobtitle', pick(TITLES));
    if (what === 'create') set('contacts', person, 'email', `p${who}@company${where}.example`);
    if (what === 'company') set('contacts', person, 'associatedcompanyid', companyId(where));
    if (what === 'on_deal') associate('deals', ensureDeal(where), 'contacts', person);
    if (what === 'off_deal') associate('deals', ensureDeal(where), 'contacts', person, true);
    if (what === 'solution') set('deals', ensureDeal(where), 'bg_solution', pick(SOLUTIONS));
    if (what === 'stage') set('deals', ensureDeal(where), 'dealstage', pick(STAGES));
  }
  return events;
}

export const COMPANY_IDS = [0, 1, 2].map(companyId);
