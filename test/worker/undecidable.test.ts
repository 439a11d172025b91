import type { CompiledRules } from '../../src/domain/compile.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { decidePass } from '../../src/worker/decide-pass.ts';
import { workOnce } from '../../src/worker/worker.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** Rules that fail on one title, as a fault of the program would on one company's facts. */
function failingOn(compiled: CompiledRules, title: string): CompiledRules {
  return {
    ...compiled,
    readTitle: (text) => {
      if (text === title) throw new TypeError('a fault of the program');
      return compiled.readTitle(text);
    },
  };
}

test('a company on whose facts the program fails waits, and holds up no other', async () => {
  const { portal, webhooks } = world.sandbox;
  playRedDaisy(portal, { now: world.clock.now() });
  const companyId = portal.createObject('companies', { name: 'Poison', domain: 'poison.example' });
  const id = portal.createObject('contacts', { email: 'a@poison.example', jobtitle: 'Poison' });
  portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
  await world.deliver();
  const view = await world.view();
  const failing = { ...view, compiled: failingOn(view.compiled, 'Poison') };
  for (let pass = 0; pass < 6; pass++) {
    await workOnce(world.application.context, failing);
    world.clock.pass(2000);
  }
  expect(portal.list('deals')).toHaveLength(1);
  const waiting = await world.store.db
    .selectFrom('dirty_company')
    .selectAll()
    .where('revision', '>', 0)
    .execute();
  expect(waiting.map(({ company_id }) => company_id)).toEqual([companyId]);
  // Mended, it is decided like any other.
  world.clock.pass(60_000);
  expect(await decidePass(world.application.context, view)).toBe(1);
  const left = await world.store.db
    .selectFrom('dirty_company')
    .select('company_id')
    .where('revision', '>', 0)
    .execute();
  expect(left).toEqual([]);
  webhooks.take();
});
