/** Account based marketing from a file to deals, and back. */
import { playCompany } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { apply, createCompanies, csvOf, dealsOf, rulesFor } from '../fixtures/planning.ts';
import { createWorld, START, type World } from '../support/world.ts';

let world: World;
const open = async (...rules: Parameters<typeof rulesFor>): Promise<World> =>
  (world = await createWorld({ rules: await rulesFor(...rules) }));
afterEach(() => world.close());

/** Calls to HubSpot since the last time, by path. */
function takeCalls(): string[] {
  const calls = world.sandbox.calls.entries.map(({ method, path }) => `${method} ${path}`);
  world.sandbox.calls.reset();
  return calls;
}

describe('1,000 pairs of companies and a solution', () => {
  test('make 1,000 opportunities once, within the calls that were promised (R125)', async () => {
    await open('full');
    const ids = createCompanies(world, 1000);
    await world.view();
    takeCalls();
    const first = await apply(world, csvOf(ids));
    expect(first.code).toBe(0);
    expect(first.said).toContain('Plan: 1000 to create, 0 to join, 0 to wait');
    expect(first.said).toContain('The deals take at most 21 calls to HubSpot.');
    const calls = takeCalls();
    const making = calls.filter((call) => /objects\/deals\/batch|deals\/companies/u.test(call));
    expect(making.length).toBeLessThanOrEqual(21);
    // Companies 10, their deals and their people 1 each, and what the portal offers 5.
    expect(calls.length).toBeLessThanOrEqual(21 + 12 + 5);
    const deals = dealsOf(world);
    expect(new Set(deals.map(({ properties }) => properties.bg_key))).toEqual(
      new Set(ids.map((id) => `${id}:hr_system:1`)),
    );
    expect(deals).toHaveLength(1000);
    const second = await apply(world, csvOf([...ids].reverse()));
    expect(second).toMatchObject({ code: 0, said: expect.stringContaining('1000 planned before') });
    expect(takeCalls()).toEqual([]);
    await world.settle();
    expect(dealsOf(world)).toHaveLength(1000);
    // The companies are read once more, since webhooks tell that they were created; nothing is written.
    expect(takeCalls().filter((call) => !call.endsWith('/batch/read'))).toEqual([]);
  }, 240_000);
});

test('a planned deal has nobody, expects four roles, and stays outside the forecast (R50, R51, R124)', async () => {
  await open('full');
  const [id] = createCompanies(world, 1);
  expect(await apply(world, csvOf([id!]))).toMatchObject({ code: 0 });
  const [deal] = dealsOf(world);
  expect(deal?.properties).toMatchObject({
    dealname: 'HR system - Account 0',
    pipeline: 'buying_groups',
    dealstage: 'bg_target',
    bg_stage: 'target',
    bg_operating_model: 'full',
    bg_member_count: '0',
    bg_coverage_identified: '0',
    bg_roles_missing: 'initiator;technical_validator;budget_holder;decision_maker',
  });
  expect(deal?.properties.amount ?? '').toBe('');
  const quality = await world.store.db.selectFrom('data_quality').selectAll().execute();
  expect(quality).toEqual([]);
});

test('when people come, the same deal becomes detected and engaged, and no second one is made (R125)', async () => {
  await open('full');
  const played = playCompany(world.sandbox.portal, ARGOTRUBOSBYT, START);
  // The webhooks of what these people did have not come yet.
  expect(await apply(world, csvOf([played.companyId]))).toMatchObject({ code: 0 });
  const [planned, ...others] = dealsOf(world);
  expect(others).toEqual([]);
  expect(planned?.properties).toMatchObject({
    bg_stage: 'target',
    bg_key: `${played.companyId}:hr_system:1`,
  });
  await world.settle();
  const after = dealsOf(world);
  expect(after.map(({ id }) => id)).toEqual([planned?.id]);
  expect(after[0]?.properties).toMatchObject({ bg_member_count: '4', bg_stage: 'prioritized' });
});

test('a company that has an open opportunity of the solution already joins, never doubles (R125)', async () => {
  await open('full');
  const { portal } = world.sandbox;
  const [known, unknown] = createCompanies(world, 2);
  for (const id of [known!, unknown!]) {
    const dealId = portal.createObject('deals', {
      dealname: 'By a rep',
      pipeline: 'default',
      dealstage: 'qualifiedtobuy',
      bg_solution: 'hr_system',
    });
    portal.associate({ type: 'deals', id: dealId }, { type: 'companies', id });
    if (id === known) await world.settle();
  }
  const plan = await apply(world, csvOf([known!, unknown!]), { dryRun: true });
  expect(plan.said).toContain('0 to create, 2 to join');
  expect(await apply(world, csvOf([known!, unknown!]))).toMatchObject({ code: 0 });
  await world.settle();
  expect(dealsOf(world)).toHaveLength(2);
  const rows = await world.store.db.selectFrom('target').select(['origin']).execute();
  expect(rows).toEqual([{ origin: 'joined' }, { origin: 'joined' }]);
});

test('a dry run reads, and changes nothing anywhere', async () => {
  await open('full');
  const ids = createCompanies(world, 3);
  await world.view();
  takeCalls();
  const { code, said } = await apply(world, csvOf(ids), { dryRun: true });
  expect(code).toBe(0);
  expect(said).toContain('+ Account 0');
  expect(said).toContain('Plan: 3 to create');
  expect(takeCalls().filter((call) => !/^GET|batch\/read$/u.test(call))).toEqual([]);
  for (const table of ['target', 'company', 'opportunity', 'dirty_company'] as const)
    expect(await world.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
});

describe('a file with faults', () => {
  test('is refused as a whole, with every fault, and nothing is applied', async () => {
    await open('full');
    const [good] = createCompanies(world, 1);
    const text = [
      'company_id;domain;solution;expected_value;currency;roles',
      `${good};;hr_system;1200000,50;RUB;technical_validator:2 decision_maker`,
      '999999999;;hr_system;;;',
      ';nowhere.example;hr_system;;;',
      ';gmail.com;hr_system;;;',
      `${good};;hr_system;1;;`,
      '12;;nothing;x;;',
      `${good};;payroll;;;`,
    ].join('\r\n');
    const { code, said } = await apply(world, text);
    expect(code).toBe(1);
    expect(said.split('\n').slice(0, -1)).toEqual([
      expect.stringMatching(/^line 3, company_id: found "999999999", expected the id of a company/u),
      expect.stringMatching(
        /^line 4, domain: found "nowhere.example", expected the domain of a company in HubSpot/u,
      ),
      expect.stringMatching(/^line 5, domain: found "gmail.com", expected the domain of one company/u),
      expect.stringMatching(/^line 6: found company \d+ and hr_system once more, with other values/u),
      expect.stringMatching(/^line 7, expected_value: found "x"/u),
      expect.stringMatching(
        /^line 8, solution: found "payroll", expected one of hr_system, analytics_platform$/u,
      ),
      '6 faults. Nothing was changed.',
    ]);
    expect(dealsOf(world)).toEqual([]);
    expect(await world.store.db.selectFrom('target').selectAll().execute()).toEqual([]);
  });

  test('also where the solution is not planned ahead: the operating model is named (R106)', async () => {
    await open('partial');
    const { code, said } = await apply(world, csvOf(['1']));
    expect(code).toBe(1);
    expect(said).toContain('line 2, solution: found "hr_system", whose operating_model is partial, expected');
  });
});

test('two people who apply the same file at the same moment make each deal once (R125)', async () => {
  await open('full');
  const ids = createCompanies(world, 5);
  const outcomes = await Promise.all([apply(world, csvOf(ids)), apply(world, csvOf([...ids].reverse()))]);
  // One of them may have found the companies in the other's hands, and says so.
  expect(outcomes.some(({ code }) => code === 0)).toBe(true);
  await world.settle();
  expect(dealsOf(world)).toHaveLength(5);
  expect(await world.store.db.selectFrom('target').select('id').execute()).toHaveLength(5);
});

test('companies are found by domain, in HubSpot where the mirror does not know them', async () => {
  await open('full');
  const [id] = createCompanies(world, 1);
  // The search of HubSpot is behind by moments.
  world.clock.pass(60_000);
  expect(await apply(world, 'Domain,Solution\nhttps://www.account-0.example/about,hr_system')).toMatchObject({
    code: 0,
  });
  expect(dealsOf(world).map(({ properties }) => properties.bg_key)).toEqual([`${id}:hr_system:1`]);
});

const CUTS = [
  ['before HubSpot was asked for the deal', { path: /deals\/batch\/read/u, status: 500 }],
  [
    'after HubSpot made it, without an answer',
    { path: /deals\/batch\/upsert/u, dropConnection: true, applyFirst: true },
  ],
  ['before it was linked to its company', { path: /deals\/companies\/batch\/create/u, status: 500 }],
] as const;

test.each(CUTS)(
  'a run that is cut off %s is finished by the next, without doubles (R125)',
  async (_when, cut) => {
    await open('full');
    const ids = createCompanies(world, 3);
    const { path, ...fault } = cut;
    world.sandbox.faults.add({ match: { method: 'POST', path }, ...fault, times: 100 });
    await expect(apply(world, csvOf(ids))).rejects.toThrow();
    world.sandbox.faults.clear();
    world.clock.pass(60_000);
    expect(await apply(world, csvOf(ids))).toMatchObject({ code: 0 });
    await world.settle();
    expect(
      dealsOf(world)
        .map(({ properties }) => properties.bg_key)
        .sort(),
    ).toEqual(ids.map((id) => `${id}:hr_system:1`).sort());
    for (const deal of dealsOf(world)) {
      const companies = world.sandbox.portal.associations('deals', deal.id, 'companies').map(({ id }) => id);
      expect(companies).toEqual([deal.properties.bg_key?.split(':')[0]]);
    }
  },
);
