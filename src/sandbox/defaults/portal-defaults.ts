import type { ObjectType } from '../object-types.ts';
import type { Owner, Pipeline, Property } from '../model.ts';
import { COMPANY_PROPERTIES } from './company-properties.ts';
import { CONTACT_PROPERTIES } from './contact-properties.ts';
import { DEAL_PROPERTIES } from './deal-properties.ts';
import {
  CALL_PROPERTIES,
  COMMUNICATION_PROPERTIES,
  EMAIL_PROPERTIES,
  MEETING_PROPERTIES,
  NOTE_PROPERTIES,
  TASK_PROPERTIES,
} from './engagement-properties.ts';
import { completeRow } from './property-rows.ts';
import type { PropertyRow } from './property-rows.ts';

const ROWS: Readonly<Record<ObjectType, readonly PropertyRow[]>> = {
  contacts: CONTACT_PROPERTIES,
  companies: COMPANY_PROPERTIES,
  deals: DEAL_PROPERTIES,
  meetings: MEETING_PROPERTIES,
  calls: CALL_PROPERTIES,
  emails: EMAIL_PROPERTIES,
  communications: COMMUNICATION_PROPERTIES,
  notes: NOTE_PROPERTIES,
  tasks: TASK_PROPERTIES,
};

const GROUPS: Readonly<Record<ObjectType, string>> = {
  contacts: 'contactinformation',
  companies: 'companyinformation',
  deals: 'dealinformation',
  meetings: 'meeting',
  calls: 'call',
  emails: 'email',
  communications: 'communication',
  notes: 'note',
  tasks: 'task',
};

/** HubSpot's default sales pipeline: id, text and probability of each stage. */
const SALES_STAGES = [
  ['appointmentscheduled', 'Appointment Scheduled', '0.2'],
  ['qualifiedtobuy', 'Qualified To Buy', '0.4'],
  ['presentationscheduled', 'Presentation Scheduled', '0.6'],
  ['decisionmakerboughtin', 'Decision Maker Bought-In', '0.8'],
  ['contractsent', 'Contract Sent', '0.9'],
  ['closedwon', 'Closed Won', '1.0'],
  ['closedlost', 'Closed Lost', '0.0'],
] as const;

/** The name of the group that HubSpot's own properties of this object stand in. */
export function nameDefaultGroup(type: ObjectType): string {
  return GROUPS[type];
}

export function createDefaultProperties(type: ObjectType, now: number): Map<string, Property> {
  return new Map(ROWS[type].map((row) => [row.name, completeRow(row, GROUPS[type], now)]));
}

export function createSalesPipeline(now: number): Pipeline {
  const stages = SALES_STAGES.map(([id, label, probability], displayOrder) => {
    const isClosed = String(id.startsWith('closed'));
    return { id, label, displayOrder, metadata: { isClosed, probability }, createdAt: now, updatedAt: now };
  });
  return { id: 'default', label: 'Sales Pipeline', displayOrder: 0, stages, createdAt: now, updatedAt: now };
}

/** Two invented colleagues, so that records can have owners. */
export function createDefaultOwners(now: number): readonly Owner[] {
  const people = [
    ['201', 7, 'Ada', 'Example'],
    ['202', 8, 'Boris', 'Example'],
  ] as const;
  return people.map(([id, userId, firstName, lastName]) => {
    const email = `${firstName.toLowerCase()}@vendor.example`;
    return { id, userId, firstName, lastName, email, createdAt: now };
  });
}
