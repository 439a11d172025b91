/** Each scope of the manifest: what stops without it, and that work goes on by itself once it is granted again. */
import { readFileSync } from 'node:fs';
import { countPending } from '../../src/facts/inbox.ts';
import { ScopeError } from '../../src/hubspot/errors.ts';
import { workOnce } from '../../src/worker/worker.ts';
import { playCompany } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { createWorld } from '../support/world.ts';
import { installInto, until } from './program.ts';
import { startApp, type RunningApp } from './running.ts';

const manifest = JSON.parse(readFileSync('extensions/app/app-hsmeta.json', 'utf8')) as {
  config: { auth: { requiredScopes: string[] } };
};
const SCOPES = manifest.config.auth.requiredScopes;
const without = (scope: string): string[] => SCOPES.filter((other) => other !== scope);
/** Without one of these the worker cannot do its work and pauses. */
const STOPPING = SCOPES.filter((scope) => scope.startsWith('crm.objects.'));

describe('the worker without a scope', () => {
  let app: RunningApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());
  const portal = () => app.stage.sandbox.portal;

  test.each(STOPPING)(
    '%s: it pauses and names it, keeps all events, and resumes when it is granted (P29, P39)',
    async (scope) => {
      const { access, webhooks } = app.stage.sandbox;
      access.grant(without(scope));
      playCompany(portal(), ARGOTRUBOSBYT, Date.now());
      const { statuses } = await webhooks.flush();
      expect(new Set(statuses)).toEqual(new Set([204]));
      await until('readiness names the scope', async () => (await app.readiness()).text.includes(scope));
      expect((await app.readiness()).status).toBe(503);
      access.grant(SCOPES);
      await until('the deal and its people are there', () => {
        const [deal] = portal().list('deals');
        return deal !== undefined && portal().associations('deals', deal.id, 'contacts').length === 4;
      });
      await app.settle();
      await until('readiness is back', async () => (await app.readiness()).status === 200);
      expect(
        portal()
          .list('contacts')
          .every(({ properties }) => properties.bg_department !== undefined),
      ).toBe(true);
      expect(await countPending(app.opened.store.db)).toBe(0);
    },
  );

  test('with a revoked token it pauses, and resumes when the token counts again (P29)', async () => {
    const { access, webhooks } = app.stage.sandbox;
    access.revokeToken();
    playCompany(portal(), ARGOTRUBOSBYT, Date.now());
    expect(new Set((await webhooks.flush()).statuses)).toEqual(new Set([204]));
    await until('readiness tells', async () => (await app.readiness()).text.includes('HUBSPOT_ACCESS_TOKEN'));
    access.restoreToken();
    await until('the deal is there', () => portal().list('deals').length === 1);
    await app.settle();
  });

  test.each(['crm.schemas.contacts.write', 'crm.schemas.deals.write'])(
    '%s: install cannot do its work and says so, the worker goes on (P39)',
    async (scope) => {
      const { access } = app.stage.sandbox;
      const [type, name] = scope.includes('contacts')
        ? (['contacts', 'bg_seniority'] as const)
        : (['deals', 'bg_momentum'] as const);
      portal().archiveProperty(type, name);
      access.grant(without(scope));
      await expect(installInto(app.stage.sandbox)).rejects.toThrow(ScopeError);
      await expect(installInto(app.stage.sandbox)).rejects.toThrow(scope);
      playCompany(portal(), ARGOTRUBOSBYT, Date.now());
      await app.settle();
      expect(portal().list('deals')).toHaveLength(1);
      access.grant(SCOPES);
      await installInto(app.stage.sandbox);
      expect(portal().state.properties[type].get(name)?.archivedAt).toBeNull();
    },
  );

  test('oauth: the account does not tell its time zone, the rest goes on (P39)', async () => {
    app.stage.sandbox.access.grant(without('oauth'));
    await expect(app.application.gateway.readAccount()).rejects.toThrow(ScopeError);
    playCompany(portal(), ARGOTRUBOSBYT, Date.now());
    await app.settle();
    expect(portal().list('deals')).toHaveLength(1);
    app.stage.sandbox.access.grant(SCOPES);
    expect((await app.application.gateway.readAccount()).timeZone).toBe('UTC');
  });

  test('every scope of the manifest is one of those above', () => {
    const others = ['oauth', 'sales-email-read', 'crm.schemas.contacts.write', 'crm.schemas.deals.write'];
    expect([...SCOPES].sort()).toEqual([...STOPPING, ...others].sort());
  });
});

test('sales-email-read: e-mails are missing and everything else is written; granted again, they are read (P39)', async () => {
  const world = await createWorld();
  try {
    const { portal, access } = world.sandbox;
    const view = await world.view();
    const { ids } = playCompany(portal, ARGOTRUBOSBYT, world.clock.now());
    access.grant(without('sales-email-read'));
    const at = world.clock.now();
    const email = portal.createObject('emails', {
      hs_timestamp: String(at),
      hs_email_direction: 'INCOMING_EMAIL',
      hs_email_status: 'SENT',
    });
    portal.associate({ type: 'emails', id: email }, { type: 'contacts', id: ids.hr! });
    await world.deliver();
    for (let round = 0; round < 20; round++) await workOnce(world.application.context, view);
    const emails = () =>
      world.store.db.selectFrom('interaction').select('id').where('source', '=', 'email').execute();
    expect(await emails()).toEqual([]);
    expect(portal.list('deals')).toHaveLength(1);
    access.grant(SCOPES);
    await world.drain();
    expect(await emails()).toHaveLength(1);
  } finally {
    await world.close();
  }
});
