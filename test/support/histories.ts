/** Histories of deals, built in a line each: what the tests of the reports over many deals are told in. */
import type {
  DealHistory,
  HistoryMember,
  StageMoment,
  Touch,
} from '../../src/domain/history/deal-history.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { ago, DAY } from './facts.ts';

const WEEK = { interactions: 0, activeMembers: 0 };
let next = 0;

export function touch(contactId: string, daysAgo: number, fields: Partial<Touch> = {}): Touch {
  const { kind = 'document' } = fields;
  const at = ago(daysAgo);
  return {
    id: [contactId, kind, at].join('|'),
    contactId,
    person: contactId,
    at,
    kind,
    source: 'page',
    content: null,
    ...fields,
  };
}

export function member(
  contactId: string,
  roles: readonly Role[] = [],
  touches: readonly Touch[] = [],
  fields: Partial<HistoryMember> = {},
): HistoryMember {
  return { contactId, person: contactId, roles, active: true, direct: false, touches, ...fields };
}

export function moment(
  stage: StageMoment['stage'],
  daysAgo: number,
  engaged: number,
  missing: readonly Role[] = [],
): StageMoment {
  return { stage, at: ago(daysAgo), engaged, missing };
}

/** An open deal of the HR system, made 100 days ago, without anybody. */
export function history(fields: Partial<DealHistory> = {}): DealHistory {
  next += 1;
  return {
    dealId: String(next),
    companyId: '10',
    solution: 'hr_system',
    origin: 'detected',
    createdAt: ago(100),
    identifiedAt: ago(100),
    closedAt: null,
    outcome: null,
    amount: null,
    currency: null,
    members: [],
    engagedMembers: 0,
    momentum: { momentum: 'flat', last: WEEK, before: WEEK },
    roles: [],
    moments: [],
    stageEntries: [],
    acceptedAt: null,
    ...fields,
  };
}

/** Closed after so many days. */
export function closed(
  outcome: 'won' | 'lost',
  days: number,
  fields: Partial<DealHistory> = {},
): DealHistory {
  return history({ outcome, closedAt: ago(100) + days * DAY, ...fields });
}

export function times<Value>(n: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: n }, (_, index) => make(index));
}
