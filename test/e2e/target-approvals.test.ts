/** Plans of target accounts need marketing and sales (R122). */
import type { RuleSet } from '../../src/domain/rule-set.ts';
import {
  apply,
  createCompanies,
  csvOf,
  dealsOf,
  rulesFor,
  runTargets,
  type Said,
} from '../fixtures/planning.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
async function open(change: (rules: RuleSet) => RuleSet = (rules) => rules): Promise<string[]> {
  world = await createWorld({ rules: change(await rulesFor('full', ['marketing', 'sales'])) });
  const ids = createCompanies(world, 2);
  const { code, said } = await apply(world, csvOf(ids), { by: '12' });
  expect(code).toBe(0);
  expect(said).toContain('waits for approval by marketing and sales');
  return ids;
}
afterEach(() => world.close());

function approve(side: string, by: string, runId?: string): Promise<Said> {
  return runTargets(world, { action: 'approve', side, by, runId });
}

const allow =
  (marketing: 'everyone' | string[], sales: 'everyone' | string[]) =>
  (rules: RuleSet): RuleSet => ({
    ...rules,
    settings: {
      ...rules.settings,
      permissions: { ...rules.settings.permissions, approveTargets: { marketing, sales } },
    },
  });

test('deals are made with the second of two approvals, and both are recorded with who and when (R122)', async () => {
  const ids = await open();
  await world.settle();
  expect(dealsOf(world)).toEqual([]);
  const first = await approve('marketing', 'anna@example.com');
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining('2 wait for the other side') });
  expect(dealsOf(world)).toEqual([]);
  const at = world.clock.now();
  world.clock.pass(60_000);
  expect(await approve('sales', '77')).toMatchObject({ code: 0 });
  expect(dealsOf(world).map(({ properties }) => properties.bg_key)).toEqual(
    ids.map((id) => `${id}:hr_system:1`),
  );
  const approvals = await world.store.db.selectFrom('target_approval').selectAll().orderBy('at').execute();
  expect(approvals.map(({ side, by }) => [side, by])).toEqual([
    ['marketing', 'anna@example.com'],
    ['marketing', 'anna@example.com'],
    ['sales', '77'],
    ['sales', '77'],
  ]);
  expect(Number(approvals[0]?.at)).toBe(at);
  const asked = await world.store.db.selectFrom('target').select('asked_by').execute();
  expect(asked).toEqual([{ asked_by: '12' }, { asked_by: '12' }]);
});

test('approving twice, or applying again, makes nothing twice (R125)', async () => {
  const ids = await open();
  for (const side of ['sales', 'marketing', 'sales', 'marketing']) await approve(side, side);
  await apply(world, csvOf(ids));
  await world.settle();
  expect(dealsOf(world)).toHaveLength(2);
});

test('one person does not speak for both sides, unless both lists name him (R122)', async () => {
  await open();
  await approve('marketing', 'Anna@example.com');
  const { said } = await approve('sales', 'anna@example.com');
  expect(said).toContain('2 plans left: the same person approved for the other side');
  expect(dealsOf(world)).toEqual([]);
  await world.close();
  await open(allow(['anna@example.com'], ['anna@example.com', '77']));
  await approve('marketing', 'anna@example.com');
  await approve('sales', 'anna@example.com');
  expect(dealsOf(world)).toHaveLength(2);
});

test('only those whom the rules name may approve (R122)', async () => {
  await open(allow(['anna@example.com'], 'everyone'));
  expect(await approve('marketing', 'max@example.com')).toEqual({
    code: 1,
    said: expect.stringContaining('permissions.approve_targets.marketing in config/settings.yaml'),
  });
  expect(await world.store.db.selectFrom('target_approval').selectAll().execute()).toEqual([]);
});

test('an approval can be for one run of apply only', async () => {
  await open();
  const later = createCompanies(world, 1, 2);
  const { said } = await apply(world, csvOf(later));
  const run = /Run (\S+)/u.exec(said)?.[1] ?? '';
  await approve('marketing', 'a', run);
  await approve('sales', 'b', run);
  expect(dealsOf(world).map(({ properties }) => properties.bg_key)).toEqual([`${later[0]}:hr_system:1`]);
  await expect(approve('sales', 'b', 'no-such-run')).rejects.toThrow('no standing plan is of that run');
});

test('what a rep opened between plan and approval is joined, though no webhook has told of it (R125)', async () => {
  const [id] = await open();
  const { portal } = world.sandbox;
  const properties = { dealname: 'By a rep', dealstage: 'qualifiedtobuy', bg_solution: 'hr_system' };
  const dealId = portal.createObject('deals', { ...properties, pipeline: 'default' });
  portal.associate({ type: 'deals', id: dealId }, { type: 'companies', id: id! });
  await approve('marketing', 'a');
  await approve('sales', 'b');
  expect(dealsOf(world)).toHaveLength(2);
  const row = await world.store.db
    .selectFrom('target')
    .select('origin')
    .where('company_id', '=', id!)
    .executeTakeFirst();
  expect(row).toEqual({ origin: 'joined' });
});

test.each([
  [{ side: 'finance', by: 'a' }, /--as marketing or --as sales/u],
  [{ side: 'sales' }, /--by/u],
])('an approval without side or name is wrong usage: %j', async (options, message) => {
  await open();
  await expect(runTargets(world, { action: 'approve', ...options })).rejects.toThrow(message);
});
