import { API_VERSION } from '../api-version.ts';
import { refuseInput, reportMissing } from '../http/api-error.ts';
import { readParam } from '../http/routing.ts';
import type { Handler, Route } from '../http/routing.ts';
import { nextDayIn, offsetIn, offsetMs } from '../local-day.ts';
import type { Owner } from '../model.ts';

const readDetails: Handler = ({ state }) => {
  const utcOffset = offsetIn(state.timeZone, state.now());
  return {
    status: 200,
    body: {
      portalId: state.portalId,
      accountType: 'STANDARD',
      timeZone: state.timeZone,
      companyCurrency: 'USD',
      additionalCurrencies: [],
      utcOffset,
      utcOffsetMilliseconds: offsetMs(utcOffset),
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'na1',
    },
  };
};

const readUsage: Handler = ({ state, callsToday, callsPerDay }) => {
  const now = state.now();
  const usage = {
    name: 'private-apps-api-calls-daily',
    usageLimit: callsPerDay,
    currentUsage: callsToday(),
    collectedAt: new Date(now).toISOString(),
    fetchStatus: 'SUCCESS',
    resetsAt: new Date(nextDayIn(state.timeZone, now)).toISOString(),
  };
  return { status: 200, body: { results: [usage] } };
};

function renderOwner({ createdAt, ...owner }: Owner) {
  const time = new Date(createdAt).toISOString();
  return {
    ...owner,
    type: 'PERSON',
    userIdIncludingInactive: owner.userId,
    createdAt: time,
    updatedAt: time,
    archived: false,
  };
}

const listOwners: Handler = ({ state }, request) => {
  const email = request.query.get('email');
  const limit = Number(request.query.get('limit') ?? 100);
  const after = request.query.get('after') ?? '';
  if (!(limit >= 1 && limit <= 500)) throw refuseInput('limit must be between 1 and 500.');
  const archived = request.query.get('archived') === 'true';
  const all = [...state.owners.values()].filter(
    (owner) => !archived && (email === null || owner.email === email),
  );
  const start = all.findIndex((owner) => owner.id === after) + 1;
  const page = all.slice(start, start + limit);
  const more = start + limit < all.length;
  const paging = more ? { paging: { next: { after: page.at(-1)?.id ?? '' } } } : {};
  return { status: 200, body: { results: page.map(renderOwner), ...paging } };
};

const readOwner: Handler = ({ state }, request) => {
  const wanted = readParam(request, 'ownerId');
  const byUser = request.query.get('idProperty') === 'userId';
  const owner = [...state.owners.values()].find((one) => (byUser ? String(one.userId) : one.id) === wanted);
  if (!owner) throw reportMissing();
  return { status: 200, body: renderOwner(owner) };
};

/** The account itself and the people who work in it. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  { method: 'GET', path: `/account-info/${API_VERSION}/details`, handle: readDetails },
  { method: 'GET', path: `/account-info/${API_VERSION}/api-usage/daily/private-apps`, handle: readUsage },
  { method: 'GET', path: `/crm/owners/${API_VERSION}`, handle: listOwners },
  { method: 'GET', path: `/crm/owners/${API_VERSION}/{ownerId}`, handle: readOwner },
];
