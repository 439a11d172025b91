import { jest } from '@jest/globals';

import type { Act } from '../../extensions/app/cards/api/acts.ts';
import {
  createCompanyApi,
  createContactApi,
  createDealApi,
} from '../../extensions/app/cards/api/card-api.ts';
import { both, makeCompany, makeContact, makeGroup, makeNoGroup, makeProposal } from './views.ts';

type Fetch = (url: string, options: { method: string; body?: unknown }) => Promise<Response>;

const hsFetch = jest.fn<Fetch>();
// Outside of HubSpot's worker there is no `self`, which the SDK fetches through.
Object.assign(globalThis, { self: globalThis, hsFetch });

const ORIGIN = 'https://bg.example.com';

function answerWith(status: number, body: unknown): void {
  hsFetch.mockImplementation(() => Promise.resolve(Response.json(body, { status })));
}

beforeEach(() => hsFetch.mockReset());

it('the deal’s group is read at its place', async () => {
  answerWith(200, { kind: 'group' });
  const answer = await createDealApi(ORIGIN, '500').read();
  expect(hsFetch).toHaveBeenCalledWith(`${ORIGIN}/api/deals/500/buying-group`, {
    method: 'GET',
    timeout: 15000,
  });
  expect(answer).toEqual({ ok: true, view: { kind: 'group' } });
});

it('a group that was shown stays while the app reads the deal again, and is marked as pending', async () => {
  const api = createDealApi(ORIGIN, '500');
  const reading = makeNoGroup({
    reason: { code: 'not_read_yet', words: both('still being read', 'ещё читается') },
  });
  answerWith(200, reading);
  expect(await api.read()).toEqual({ ok: true, view: reading });
  const group = makeGroup(4);
  answerWith(200, group);
  await api.read();
  answerWith(200, reading);
  const kept = { ...group, freshness: { ...reading.freshness, pending: true } };
  expect(await api.read()).toEqual({ ok: true, view: kept });
  expect(await api.act({ act: 'recalculate' }, 'a-1')).toEqual({ ok: true, view: kept });
  const gone = makeNoGroup();
  answerWith(200, gone);
  expect(await api.read()).toEqual({ ok: true, view: gone });
  answerWith(200, reading);
  expect(await api.read()).toEqual({ ok: true, view: reading });
});

const ACTS: readonly Act[] = [
  { act: 'roles', contactId: '1', roles: [{ role: 'approver', holds: true }] },
  { act: 'members', contactId: '1', member: true },
  { act: 'members', contactId: '1', member: false, reason: 'other', note: 'gone' },
  { act: 'flags', contactId: '1', flag: 'champion', holds: true },
  { act: 'flags', contactId: '1', flag: 'blocker', holds: true, reason: 'excluded', plan: 'call' },
  { act: 'stance', contactId: '1', stance: null },
  { act: 'presence', contactId: '1', presence: 'introduced' },
  { act: 'qualification', contactId: '1', letter: 'budget', known: true },
  { act: 'concerns', contactId: '1', concernId: '1-cost', category: 'cost', state: 'open' },
  { act: 'solution', solution: 'crm' },
  { act: 'proposal', key: '900:crm:1', answer: 'create' },
  { act: 'recalculate' },
  { act: 'undo', undoes: 'a-1' },
];

it.each(ACTS.map((act) => [act.act, act] as const))(
  'the act "%s" goes to its own address, with its id and everything but its name',
  async (name, act) => {
    answerWith(200, { kind: 'group' });
    await createDealApi(ORIGIN, '500').act(act, 'a-9');
    const { act: _name, ...rest } = act;
    const body = { ...rest, actionId: 'a-9' };
    expect(hsFetch).toHaveBeenCalledTimes(1);
    expect(hsFetch).toHaveBeenCalledWith(`${ORIGIN}/api/deals/500/${name}`, {
      method: 'POST',
      timeout: 15000,
      body,
    });
  },
);

it.each([
  [400, 'invalid'],
  [403, 'no_permission'],
  [404, 'unavailable'],
  [409, 'conflict'],
  [429, 'unavailable'],
  [503, 'unavailable'],
])('a refusal with %i is a failure of kind %s, with the id of the request', async (status, kind) => {
  answerWith(status, { error: { code: 'x', message: 'y', requestId: 'r-1' } });
  expect(await createDealApi(ORIGIN, '500').read()).toEqual({
    ok: false,
    failure: { kind, requestId: 'r-1' },
  });
});

it.each(['unknown_deal', 'unknown_contact', 'unknown_company', 'being_read'])(
  '%s means that the record is too new',
  async (code) => {
    answerWith(404, { error: { code, message: 'y', requestId: 'r-1' } });
    const failure = { kind: 'unknown', requestId: 'r-1' };
    expect(await createDealApi(ORIGIN, '500').read()).toEqual({ ok: false, failure });
  },
);

it('an answer of HubSpot’s proxy in a shape of its own is a failure, never an exception', async () => {
  hsFetch.mockImplementation(() =>
    Promise.resolve(new Response('<html>Bad gateway</html>', { status: 502 })),
  );
  const failure = { kind: 'unavailable', requestId: null };
  expect(await createDealApi(ORIGIN, '500').read()).toEqual({ ok: false, failure });
  hsFetch.mockImplementation(() => Promise.resolve(new Response('', { status: 200 })));
  expect(await createDealApi(ORIGIN, '500').read()).toEqual({ ok: false, failure });
});

it('a fetch that throws means that the server cannot be reached', async () => {
  hsFetch.mockRejectedValue(new Error('timeout'));
  const failure = { kind: 'unreachable', requestId: null };
  expect(await createDealApi(ORIGIN, '500').act({ act: 'recalculate' }, 'a-1')).toEqual({
    ok: false,
    failure,
  });
});

it('an opportunity is created at its company', async () => {
  answerWith(200, makeCompany());
  const people = [{ contactId: '1', roles: ['approver'] }] as const;
  await createCompanyApi(ORIGIN, '900').act({ act: 'opportunities', solution: 'crm', people }, 'a-1');
  expect(hsFetch).toHaveBeenCalledWith(`${ORIGIN}/api/companies/900/opportunities`, {
    method: 'POST',
    timeout: 15000,
    body: { solution: 'crm', people, actionId: 'a-1' },
  });
});

it('a proposal on a contact is answered at its company, and the contact is read again', async () => {
  const api = createContactApi(ORIGIN, '1001');
  answerWith(200, makeContact());
  await api.read();
  const answer = await api.act({ act: 'proposal', key: 'k', answer: 'decline' }, 'a-1');
  expect(hsFetch.mock.calls.map(([url]) => url)).toEqual([
    `${ORIGIN}/api/contacts/1001/buying-groups`,
    `${ORIGIN}/api/companies/900/proposal`,
    `${ORIGIN}/api/contacts/1001/buying-groups`,
  ]);
  expect(answer).toEqual({ ok: true, view: makeContact() });
});

it('an answered proposal is gone even if the contact cannot be read again', async () => {
  const api = createContactApi(ORIGIN, '1001');
  const before = makeContact({ proposals: [makeProposal({ key: 'k' }), makeProposal({ key: 'other' })] });
  answerWith(200, before);
  await api.read();
  hsFetch.mockImplementation((_url, { method }) =>
    method === 'POST'
      ? Promise.resolve(Response.json(makeCompany({ proposals: [makeProposal({ key: 'other' })] })))
      : Promise.reject(new Error('timeout')),
  );
  const answer = await api.act({ act: 'proposal', key: 'k', answer: 'decline' }, 'a-1');
  expect(answer).toEqual({ ok: true, view: { ...before, proposals: [before.proposals[1]] } });
});
