/** The requests of the cards, through HubSpot's proxy, which signs them and adds who asks. */
import { hubspot } from '@hubspot/ui-extensions';

import type { Act } from './acts.ts';
import { readAnswer, type Answer } from './answer.ts';
import type { CompanyView, ContactView, DealView, GroupView, NoGroupView } from './types.ts';

export interface CardApi<View> {
  readonly read: () => Promise<Answer<View>>;
  /** The same `actionId` again changes nothing, so that a lost answer may be asked for once more. */
  readonly act: (act: Act, actionId: string) => Promise<Answer<View>>;
}

const TIMEOUT_MS = 15_000;

async function ask<View>(url: string, body?: Record<string, unknown>): Promise<Answer<View>> {
  try {
    const response = await hubspot.fetch(url, {
      timeout: TIMEOUT_MS,
      ...(body === undefined ? { method: 'GET' } : { method: 'POST', body }),
    });
    return await readAnswer<View>(response);
  } catch {
    return { ok: false, failure: { kind: 'unreachable', requestId: null } };
  }
}

function post<View>(record: string, { act, ...body }: Act, actionId: string): Promise<Answer<View>> {
  return ask<View>(`${record}/${act}`, { ...body, actionId });
}

/** While the app reads the deal again, the group shown last stays, and with it what is open on it. */
export function createDealApi(origin: string, dealId: string): CardApi<DealView> {
  const record = `${origin}/api/deals/${dealId}`;
  let last: GroupView | null = null;
  const keepShown = (answer: Answer<DealView>): Answer<DealView> => {
    if (!answer.ok) return answer;
    const { view } = answer;
    const { reason } = view as Partial<NoGroupView>;
    const beingRead = reason?.code === 'not_read_yet';
    if (beingRead && last !== null)
      return { ok: true, view: { ...last, freshness: { ...view.freshness, pending: true } } };
    last = view.kind === 'group' ? view : null;
    return answer;
  };
  return {
    read: async () => keepShown(await ask(`${record}/buying-group`)),
    act: async (act, actionId) => keepShown(await post(record, act, actionId)),
  };
}

export function createCompanyApi(origin: string, companyId: string): CardApi<CompanyView> {
  const record = `${origin}/api/companies/${companyId}`;
  return {
    read: () => ask(`${record}/buying-groups`),
    act: (act, actionId) => post(record, act, actionId),
  };
}

/** A contact has no acts of its own: proposals belong to the company, and the contact is read again afterwards. */
export function createContactApi(origin: string, contactId: string): CardApi<ContactView> {
  let last: ContactView | null = null;
  const read = async () => {
    const answer = await ask<ContactView>(`${origin}/api/contacts/${contactId}/buying-groups`);
    if (answer.ok) last = answer.view;
    return answer;
  };
  return {
    read,
    act: async (act, actionId) => {
      if (last === null || last.companyId === null) return UNKNOWN_COMPANY;
      const known = last;
      const done = await post<CompanyView>(`${origin}/api/companies/${last.companyId}`, act, actionId);
      if (!done.ok) return done;
      const again = await read();
      // It was done: a reading that fails now must not be told as an act that failed.
      return again.ok ? again : { ok: true, view: dropAnswered(known, done.view) };
    },
  };
}

const UNKNOWN_COMPANY: Answer<never> = { ok: false, failure: { kind: 'unknown', requestId: null } };

function dropAnswered(contact: ContactView, company: CompanyView): ContactView {
  const waiting = new Set(company.proposals.map(({ key }) => key));
  return { ...contact, proposals: contact.proposals.filter(({ key }) => waiting.has(key)) };
}
