import { report, type ReportFormat } from '../../src/cli/report.ts';
import { playRedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createWorld, loadSampleRules, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const { portal } = world.sandbox;
  playRedDaisy(portal, { now: world.clock.now() });
  portal.createObject('contacts', { email: 'someone@gmail.com', jobtitle: '=cmd()' });
  await world.settle();
});
afterAll(() => world.close());

async function run(name: string, format: ReportFormat): Promise<string> {
  const out: string[] = [];
  const { clock, dataDir } = world;
  const rules = await loadSampleRules();
  const code = await report({
    name,
    format,
    location: { dataDir },
    rules,
    now: clock.now(),
    write: (text) => void out.push(text),
  });
  expect(code).toBe(0);
  return out.join('');
}

test('the data-quality list names what to look at, while the server holds the store', async () => {
  const { rows } = JSON.parse(await run('data-quality', 'json')) as { rows: { code: string }[] };
  expect(rows.map(({ code }) => code)).toEqual([
    'contact_with_free_mail',
    'contact_without_company',
    'title_not_read',
  ]);
  expect(await run('data-quality', 'table')).toContain('3 to look at: 1 × contact_with_free_mail');
});

test('every contact stands in exactly one row of the contacts report (R134)', async () => {
  const { rows, summary } = JSON.parse(await run('contacts', 'json')) as {
    rows: { contact: string; reason: string }[];
    summary: string;
  };
  const ids = world.sandbox.portal.list('contacts').map(({ id }) => id);
  expect(rows.map(({ contact }) => contact).sort()).toEqual([...ids].sort());
  expect(summary).toBe('5 contacts: 4 in 1 opportunity; in none: 1 no company.');
});

test('comes as CSV and as a page, too', async () => {
  expect((await run('contacts', 'csv')).split('\n')[0]).toBe('contact,deal,reason');
  expect(await run('contacts', 'html')).toContain('<td>no_company</td>');
});

test('an unknown report and a store that is not there are named', async () => {
  await expect(run('weather', 'table')).rejects.toThrow('expected one of data-quality, contacts');
  const rules = await loadSampleRules();
  const options = {
    name: 'contacts',
    format: 'table',
    location: { dataDir: '/nowhere' },
    rules,
    now: 0,
    write: () => undefined,
  } as const;
  await expect(report(options)).rejects.toThrow('There is no store in /nowhere');
});
