import { join } from 'node:path';
import { addPublication } from '../../src/facts/published-rules.ts';
import { noteServerRules } from '../../src/facts/rules-of-servers.ts';
import { openStore } from '../../src/facts/store.ts';
import { noteSignature } from '../../src/facts/signature-seen.ts';
import type { AppScope } from '../../src/hubspot/scope-shapes.ts';
import { publishFolder, writeRules } from '../support/rule-folders.ts';
import { createScene } from './scene.ts';
import type { Scene } from './scene.ts';

const scenes: Scene[] = [];
const stage = async (...args: Parameters<typeof createScene>): Promise<Scene> => {
  const scene = await createScene(...args);
  scenes.push(scene);
  return scene;
};
afterEach(async () => {
  for (const scene of scenes.splice(0)) await scene.close();
});

const states = (diagnosis: { findings: readonly { check: string; state: string }[] }, state: string) =>
  diagnosis.findings.filter((finding) => finding.state === state).map(({ check }) => check);

describe('a healthy installation', () => {
  test('passes every check but what nobody can know yet, and exits 0', async () => {
    const diagnosis = await (await stage()).diagnose();
    expect(states(diagnosis, 'failure')).toEqual([]);
    // The sample rules name values that only some portals have, and there is no store before the first start.
    expect(states(diagnosis, 'warning')).toEqual(['values of hs_role', 'store']);
    expect(diagnosis.code).toBe(0);
  });

  test('is told with a symbol and a word for each line, and a sum', async () => {
    const { output } = await (await stage()).diagnose({}, { text: true });
    expect(output).toMatch(/^✓ ok {7}token +HubSpot accepts the access token$/mu);
    expect(output).toMatch(/^! warning {2}store +there is none yet$/mu);
    expect(output).toMatch(/^ +→ It is created by the first start/mu);
    expect(output).toMatch(/^\d+ ok, 2 to look at, 0 to mend\.$/mu);
    // No colours: the text is the same in a file.
    expect(output).not.toContain('\u001b');
  });

  test('is left as it was: no property, label or record is written', async () => {
    const { sandbox, diagnose } = await stage();
    const before = sandbox.calls.entries.length;
    await diagnose();
    const writes = sandbox.calls.entries
      .slice(before)
      .filter(({ method, inputs }) => method !== 'GET' && inputs > 0);
    expect(writes).toEqual([]);
  });

  test('never shows token or secret (P38)', async () => {
    const { sandbox, diagnose } = await stage();
    const { output } = await diagnose({ HUBSPOT_ACCESS_TOKEN: 'marked-token-1' });
    for (const secret of ['marked-token-1', sandbox.token, sandbox.clientSecret])
      expect(output).not.toContain(secret);
  });
});

describe('token and portal', () => {
  test('a token HubSpot refuses is the one thing told of HubSpot, after one call', async () => {
    const { sandbox, diagnose } = await stage();
    const before = sandbox.calls.entries.length;
    const diagnosis = await diagnose({ HUBSPOT_ACCESS_TOKEN: 'wrong' });
    expect(diagnosis.code).toBe(1);
    expect(diagnosis.of('token')).toMatchObject({
      state: 'failure',
      remedy: expect.stringContaining('Distribution') as string,
    });
    expect(sandbox.calls.entries).toHaveLength(before + 1);
  });

  test('without a token HubSpot is not called, and the variable is named', async () => {
    const { sandbox, diagnose } = await stage();
    const before = sandbox.calls.entries.length;
    const diagnosis = await diagnose({ HUBSPOT_ACCESS_TOKEN: '' });
    expect(diagnosis.of('environment')).toMatchObject({
      state: 'failure',
      detail: expect.stringContaining('HUBSPOT_ACCESS_TOKEN is not set') as string,
    });
    expect(sandbox.calls.entries).toHaveLength(before);
  });

  test('the portal of another account fails, with both ids', async () => {
    const diagnosis = await (await stage()).diagnose({ HUBSPOT_PORTAL_ID: '62515' });
    expect(diagnosis.of('portal')).toMatchObject({
      state: 'failure',
      detail: 'the token belongs to portal 4711, HUBSPOT_PORTAL_ID says 62515',
    });
  });

  test('an unknown portal id is a warning that tells the right one', async () => {
    const diagnosis = await (await stage()).diagnose({ HUBSPOT_PORTAL_ID: '' });
    expect(diagnosis.of('portal')).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('HUBSPOT_PORTAL_ID=4711') as string,
    });
  });

  test('a HubSpot that does not answer is told once, not for every check', async () => {
    const { sandbox, diagnose } = await stage();
    sandbox.faults.add({ match: { path: /details/ }, times: 10, status: 503, body: {} });
    const diagnosis = await diagnose();
    expect(diagnosis.of('hubspot')).toMatchObject({ state: 'failure' });
    expect(diagnosis.findings.some(({ check }) => check.startsWith('scope'))).toBe(false);
  });
});

describe('scopes', () => {
  test.each<[AppScope, string, RegExp]>([
    ['crm.objects.companies.read', 'GET', /objects\/2026-09\/companies$/],
    ['crm.objects.deals.write', 'POST', /objects\/2026-09\/deals\/batch\/update$/],
    ['crm.schemas.contacts.write', 'POST', /properties\/2026-09\/contacts\/batch\/create$/],
  ])('a missing %s is named, with what it is for, and fails', async (scope, method, path) => {
    const { sandbox, diagnose } = await stage();
    const body = {
      status: 'error',
      category: 'MISSING_SCOPES',
      message: 'no',
      context: { missingScopes: [scope] },
    };
    sandbox.faults.add({ match: { method, path }, times: 1, status: 403, body });
    const diagnosis = await diagnose();
    expect(diagnosis.code).toBe(1);
    expect(states(diagnosis, 'failure')).toEqual([`scope ${scope}`]);
    expect(diagnosis.of(`scope ${scope}`)).toMatchObject({
      detail: expect.stringContaining('missing, so the app cannot do this') as string,
      remedy: expect.stringContaining(`Add ${scope} to requiredScopes`) as string,
    });
  });

  test('without the optional scope for marketing events one source is missing: a warning', async () => {
    const { sandbox, diagnose } = await stage();
    const body = { status: 'error', category: 'MISSING_SCOPES', message: 'no', correlationId: '1' };
    sandbox.faults.add({ match: { path: /^\/marketing\// }, times: 1, status: 403, body });
    const diagnosis = await diagnose();
    expect(diagnosis.code).toBe(0);
    expect(diagnosis.of('scope crm.objects.marketing_events.read')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('goes without this: sees who registered') as string,
      remedy: expect.stringContaining('sources.marketing_events: off') as string,
    });
  });

  test('without the scope for e-mails less is noticed: a warning', async () => {
    const { sandbox, diagnose } = await stage();
    sandbox.faults.add({ match: { path: /emails$/ }, status: 403, body: { status: 'error', message: 'no' } });
    const diagnosis = await diagnose();
    expect(diagnosis.code).toBe(0);
    expect(diagnosis.of('scope sales-email-read').state).toBe('warning');
  });

  test('a scope that hides the properties fails that check and leaves the others standing', async () => {
    const { sandbox, diagnose } = await stage();
    const body = { status: 'error', category: 'MISSING_SCOPES', message: 'no' };
    sandbox.faults.add({ match: { path: /properties\/2026-09\/contacts$/ }, times: 9, status: 403, body });
    const diagnosis = await diagnose();
    expect(diagnosis.of('installation')).toMatchObject({ state: 'failure' });
    expect(diagnosis.of('public address').state).toBe('ok');
  });
});

test.each([
  [60_000, 'ok'],
  [-60_000, 'ok'],
  [61_000, 'warning'],
  [-61_000, 'warning'],
  [241_000, 'failure'],
  [-241_000, 'failure'],
])('a clock %d ms off is: %s (P5)', async (skewMs, state) => {
  const finding = (await (await stage()).diagnose({}, { skewMs })).of('clock');
  expect(finding.state).toBe(state);
  expect(finding.detail).toContain(skewMs < 0 ? 'behind HubSpot' : 'ahead of HubSpot');
});

describe('the store', () => {
  test('is read while a server holds it: age of the queue and version of the signature', async () => {
    const { clock, dataDir, diagnose } = await stage();
    const store = await openStore({ dataDir });
    await noteSignature(store.db, { version: 'v1', at: clock.now() - 7_200_000 });
    const row = {
      id: 'a',
      source: 'hubspot',
      body: '[]',
      state: 'pending',
      attempts: 0,
      lease: null,
      leased_until: 0,
      error: null,
    };
    const at = clock.now() - 400_000;
    await store.db
      .insertInto('delivery')
      .values({ ...row, received_at: at, due_at: at })
      .execute();
    const diagnosis = await diagnose();
    await store.close();
    expect(diagnosis.of('queue')).toMatchObject({
      state: 'failure',
      detail: '1 delivery waits, the oldest for 7 min',
    });
    expect(diagnosis.of('signature version')).toMatchObject({
      state: 'warning',
      detail: 'HubSpot last signed with v1, 2 h ago',
    });
  });

  test('is not created by looking for it', async () => {
    const { dataDir, diagnose } = await stage();
    const missing = `${dataDir}/none`;
    expect((await diagnose({ DATA_DIR: missing })).of('store').state).toBe('warning');
    await expect(import('node:fs/promises').then(({ stat }) => stat(missing))).rejects.toThrow('ENOENT');
  });
});

test('broken rules fail, and the checks that need none go on', async () => {
  const { dataDir, diagnose } = await stage();
  const diagnosis = await diagnose({ CONFIG_DIR: dataDir });
  expect(diagnosis.of('rules')).toMatchObject({
    state: 'failure',
    remedy: 'See them all with: buying-groups check',
  });
  expect(diagnosis.of('property budget').state).toBe('ok');
});

test('the public address is asked for its health and refused an unsigned delivery, with nothing secret', async () => {
  const { asked, diagnose } = await stage();
  await diagnose();
  expect(asked.slice(0, 2)).toEqual([
    { method: 'GET', url: 'https://bg.example.com/healthz' },
    { method: 'POST', url: 'https://bg.example.com/webhooks/hubspot', body: '[]' },
  ]);
});

describe('rules in use', () => {
  const publish = async ({ dataDir, clock }: Scene, folder: string): Promise<string> => {
    const store = await openStore({ dataDir });
    const { version } = await publishFolder(store, folder, clock.now());
    await store.close();
    return version;
  };

  test('that are published from this very folder are well', async () => {
    const scene = await stage();
    const version = await publish(scene, 'config');
    const { code, of } = await scene.diagnose();
    expect(of('rules in use')).toMatchObject({
      state: 'ok',
      detail: `version ${version}, published 2026-11-24 09:00 UTC`,
    });
    expect(code).toBe(0);
  });

  test('that differ from the folder are told with the commands that show how and mend it', async () => {
    const scene = await stage();
    const changed = writeRules(join(scene.dataDir, 'rules'), {
      'detection.yaml': (text) => text.replace(/^people: 3$/mu, 'people: 4'),
    });
    await publish(scene, changed);
    const { of } = await scene.diagnose();
    expect(of('rules in use')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('the folder config differs from what is published') as string,
      remedy: '`rules diff` shows how, `rules publish` makes it current.',
    });
  });

  test('that this program cannot read are a failure, with the way back', async () => {
    const scene = await stage();
    const store = await openStore({ dataDir: scene.dataDir });
    const at = scene.clock.now();
    await addPublication(store.db, { version: 'newer', at, kind: 'publish', note: null, texts: {} });
    await store.close();
    const { code, of } = await scene.diagnose();
    expect(of('rules in use')).toMatchObject({
      state: 'failure',
      remedy: expect.stringContaining('buying-groups rules rollback') as string,
    });
    expect(code).toBe(1);
  });

  test.each([
    [['other'], 'warning', /^the server uses version other, the folder config holds [0-9a-f]{12}$/u],
    [['other', 'third'], 'warning', /^workers on this store use different ones: other, third$/u],
  ])('of running workers with %j and nothing published: %s', async (versions, state, detail) => {
    const scene = await stage();
    const store = await openStore({ dataDir: scene.dataDir });
    for (const version of versions)
      await noteServerRules(store.db, { server: `of ${version}`, version }, scene.clock.now(), false);
    await store.close();
    const { of } = await scene.diagnose();
    expect(of('rules in use')).toMatchObject({ state, detail: expect.stringMatching(detail) as string });
  });
});
