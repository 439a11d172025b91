import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { APP_SCOPES, OPTIONAL_SCOPES as PROBED_OPTIONAL } from '../../src/hubspot/scopes.ts';
import { EXERCISED_SCOPES, OPTIONAL_SCOPES } from '../../scripts/hubspot-project/exercised-scopes.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import type { Subscription } from '../../src/worker/subscriptions.ts';
import { listCallSites } from './call-sites.ts';
import { DRIVES, recordCalls } from './gateway-drive.ts';
import { createScopeReader } from './openapi-scopes.ts';
import { APP, ROOT } from './project-copy.ts';

const { config } = JSON.parse(readFileSync(join(ROOT, APP), 'utf8')) as {
  readonly config: {
    readonly auth: { readonly requiredScopes: readonly string[]; readonly optionalScopes: readonly string[] };
  };
};
const { requiredScopes, optionalScopes } = config.auth;
const manifest = [...requiredScopes, ...optionalScopes];
const LISTED = { ...EXERCISED_SCOPES, ...OPTIONAL_SCOPES };
const readAlternatives = createScopeReader();
/** HubSpot counts meetings, calls and messages among what belongs to contacts; e-mails want more (see API files). */
const SCOPES_OF_EVENTS: Readonly<Record<NonNullable<Subscription['objectType']>, readonly string[]>> = {
  contact: ['crm.objects.contacts.read'],
  company: ['crm.objects.companies.read'],
  deal: ['crm.objects.deals.read'],
  meeting: ['crm.objects.contacts.read'],
  call: ['crm.objects.contacts.read'],
  email: ['crm.objects.contacts.read', 'sales-email-read'],
  communication: ['crm.objects.contacts.read'],
};

let offered: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  offered = await recordCalls();
});

/** The calls of the verbs that the code really uses. */
const listCalls = (): readonly string[] => [
  ...new Set(listCallSites().flatMap((site) => offered[site] ?? [])),
];

/** The sets of scopes, any one of which opens the call, that a token with these scopes holds. */
function listAlternatives(call: string, scopes: readonly string[]): readonly (readonly string[])[] {
  return (readAlternatives?.(call) ?? []).filter((set) => set.every((scope) => scopes.includes(scope)));
}

const mayCall = (call: string, scopes: readonly string[]): boolean =>
  listAlternatives(call, scopes).length > 0;

/** Without the description there is nothing to compare with: the names then say so, and the calls alone are counted. */
const compare = (name: string, check: () => void) => {
  test(readAlternatives ? name : `${name} (not compared; the API description is absent)`, () => {
    expect(listCalls().length).toBeGreaterThan(0);
    if (readAlternatives) check();
  });
};

describe('the scopes of the app (P39)', () => {
  test('are those that the list of the validator names', () => {
    expect([...requiredScopes].sort()).toEqual(Object.keys(EXERCISED_SCOPES).sort());
    expect([...optionalScopes].sort()).toEqual(Object.keys(OPTIONAL_SCOPES).sort());
  });

  test('are known for every call the code makes, and for none it could not make', () => {
    const listed = Object.values(LISTED).flat();
    expect(listCalls().filter((call) => !listed.includes(call))).toEqual([]);
    const possible = Object.values(offered).flat();
    expect(listed.filter((call) => !possible.includes(call))).toEqual([]);
  });

  test('cover each verb with each object type the code gives it', () => {
    expect(listCallSites().filter((site) => !(site in DRIVES))).toEqual([]);
    expect(listCallSites().length).toBeGreaterThan(20);
  });

  test('are found out by verbs that each ask HubSpot for something', () => {
    const silent = Object.entries(offered).filter(([, calls]) => calls.length === 0);
    expect(silent).toEqual([]);
  });

  compare('are enough for every call, by HubSpot’s API description', () => {
    expect(listCalls().filter((call) => !mayCall(call, manifest))).toEqual([]);
  });

  compare('are all needed: without any one of them a call is refused', () => {
    const spare = manifest.filter((scope) => {
      const others = manifest.filter((other) => other !== scope);
      return listCalls().every((call) => mayCall(call, others));
    });
    expect(spare).toEqual([]);
  });

  compare('that are required open every call but those of the optional sources', () => {
    const closed = listCalls().filter((call) => !mayCall(call, requiredScopes));
    expect(closed.sort()).toEqual(Object.values(OPTIONAL_SCOPES).flat().sort());
  });

  compare('stand in the list of the validator with calls that they open', () => {
    const wrong = Object.entries(LISTED).flatMap(([scope, calls]) =>
      calls.filter((call) => !listAlternatives(call, manifest).some((set) => set.includes(scope))),
    );
    expect(wrong).toEqual([]);
  });

  test('let the portal send every event the app subscribes to', () => {
    const wanted = new Set(
      listSubscriptions().flatMap(({ objectType = 'contact' }) => SCOPES_OF_EVENTS[objectType]),
    );
    expect([...wanted].filter((scope) => !requiredScopes.includes(scope))).toEqual([]);
  });
});

test('doctor probes exactly the scopes the app asks for (P39)', () => {
  expect([...APP_SCOPES, 'oauth'].sort()).toEqual([...requiredScopes].sort());
  expect([...PROBED_OPTIONAL].sort()).toEqual([...optionalScopes].sort());
});
