import { readFileSync } from 'node:fs';
import type { InstallationView } from '../../src/app/installation.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function read(): Promise<InstallationView> {
  const { status, body } = await world.card('/api/installation');
  expect(status).toBe(200);
  return body as InstallationView;
}

test('the settings page is told versions, portal, checks and the solutions of the configuration', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { solutions, ...rest } = await read();
  expect(rest).toEqual({
    version,
    portalId: String(world.sandbox.portalId),
    rulesVersion: world.compiled.rules.version,
    ready: true,
    checks: [{ name: 'store', ok: true, detail: { en: 'backlog 0 s', ru: 'очередь: 0 с' } }],
    backlogSeconds: 0,
  });
  expect(solutions.map(({ id, operatingModel }) => [id, operatingModel])).toEqual(
    world.compiled.rules.solutions.map(({ id, operatingModel }) => [id, operatingModel]),
  );
  const hr = solutions.find(({ id }) => id === 'hr_system');
  expect(hr?.roles.filter(({ required }) => required).map(({ name }) => name.en)).toEqual([
    'initiator',
    'technical validator',
    'budget holder',
    'decision maker',
  ]);
  expect(hr?.roles.at(-1)).toEqual({ name: { en: 'approver', ru: 'визирующий' }, required: false });
});

test('a backlog is told in seconds, and above five minutes as what is wrong', async () => {
  playRedDaisy(world.sandbox.portal, { now: world.clock.now() });
  await world.deliver();
  world.clock.pass(90_000);
  expect(await read()).toMatchObject({ ready: true, backlogSeconds: 90 });
  world.clock.pass(240_000);
  expect(await read()).toMatchObject({
    ready: false,
    backlogSeconds: 330,
    checks: [
      {
        name: 'store',
        ok: false,
        detail: { en: 'the oldest delivery waits 330 s', ru: 'самая старая доставка ждёт 330 с' },
      },
    ],
  });
});

test('a store that does not answer is told with the remedy, not as an error', async () => {
  const { rulesVersion } = await read();
  await world.store.db.schema.alterTable('delivery').renameTo('delivery_gone').execute();
  expect(await read()).toMatchObject({
    ready: false,
    rulesVersion,
    backlogSeconds: null,
    checks: [
      { name: 'store', ok: false, detail: { en: expect.stringContaining('check the disk') as string } },
    ],
  });
});
