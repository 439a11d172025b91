/** The requests of the cards, through HubSpot's proxy, which signs them and adds who asks. */
import { hubspot } from '@hubspot/ui-extensions';

import type { Act } from './acts.ts';
import { readAnswer, type Answer } from './answer.ts';
import type { CompanyView, ContactView, DealView } from './types.ts';

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

export function createDealApi(origin: string, dealId: string): CardApi<DealView> {
  const record = `${origin}/api/deals/${dealId}`;
  return {
    read: () => ask(`${record}/buying-group`),
    act: (act, actionId) => post(record, act, actionId),
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
  const read = () => ask<ContactView>(`${origin}/api/contacts/${contactId}/buying-groups`);
  let companyId: string | null = null;
  const readAndRemember = async () => {
    const answer = await read();
    if (answer.ok) companyId = answer.view.companyId;
    return answer;
  };
  return {
    read: readAndRemember,
    act: async (act, actionId) => {
      if (companyId === null) return { ok: false, failure: { kind: 'unknown', requestId: null } };
      const answer = await post<CompanyView>(`${origin}/api/companies/${companyId}`, act, actionId);
      return answer.ok ? readAndRemember() : answer;
    },
  };
}
