/** Business situations from the portal to cards and report: «over 200 employees and pain with HR records». */
import { report } from '../../src/cli/report.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { companyProperties } from '../../src/worker/mirrored-properties.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { createWorld, loadSampleRules, type World } from '../support/world.ts';

let world: World;
let rules: RuleSet;

/** The sample with the first situation holding for machine builders only. */
async function rulesForMachinery(): Promise<RuleSet> {
  const sample = await loadSampleRules();
  const [first] = sample.situations;
  if (first === undefined) throw new Error('the sample has situations');
  const company = [...first.company, { property: 'industry', anyOf: ['machinery'] }];
  return { ...sample, situations: [{ ...first, company }] };
}

beforeAll(async () => {
  rules = await rulesForMachinery();
  world = await createWorld({ rules });
  world.sandbox.webhooks.subscribe(listSubscriptions(companyProperties(rules)));
});
afterAll(() => world.close());

function addCompany(name: string, employees: number, industry: string, interested: boolean): string {
  const { portal } = world.sandbox;
  const numberofemployees = String(employees);
  const companyId = portal.createObject('companies', { name, numberofemployees, industry });
  for (const page of ['/hr/leave-automation-brochure', '/hr/compare']) {
    const id = portal.createObject('contacts', {
      email: `${page.length}@company-${companyId}.example`,
      ...(interested && { hs_analytics_last_url: `https://x.example${page}` }),
    });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
  }
  return companyId;
}

async function proposals(): Promise<Record<string, unknown>[]> {
  const out: string[] = [];
  await report({
    name: 'situations',
    format: 'json',
    location: { dataDir: world.dataDir },
    rules,
    now: world.clock.now(),
    write: (text) => void out.push(text),
  });
  return (JSON.parse(out.join('')) as { rows: Record<string, unknown>[] }).rows;
}

test('a company with size and pain is proposed, the same without pain or in another industry is not (R24, R56, R57)', async () => {
  const pain = addCompany('ООО «Станки»', 250, 'MACHINERY', true);
  addCompany('Quiet machines', 250, 'MACHINERY', false);
  const shop = addCompany('Shop', 250, 'RETAIL', true);
  await world.settle();
  expect(await proposals()).toEqual([
    expect.objectContaining({
      company: pain,
      companyName: 'ООО «Станки»',
      situation: 'HR records outgrown',
      people: 2,
      rule: 'hr_records_outgrown',
    }),
  ]);
  expect(world.sandbox.portal.list('deals')).toEqual([]);
  // A webhook of a property that only a rule names.
  world.clock.pass(1000);
  world.sandbox.portal.updateObject('companies', shop, { industry: 'MACHINERY' });
  await world.settle();
  expect((await proposals()).map(({ company }) => company)).toEqual([pain, shop]);
});

test('the report says that only identified people can be counted (R68)', async () => {
  const answer = await world.card('/api/reports/situations');
  const { notes } = answer.body as { notes: { en: string; ru: string }[] };
  expect(notes.map(({ en }) => en).join(' ')).toContain('Only contacts that HubSpot knows count.');
  expect(notes.map(({ ru }) => ru).join(' ')).toContain('Учитываются только контакты, известные HubSpot.');
});

test('its card says why this company, in both languages (R57)', async () => {
  const [first] = await proposals();
  const card = await world.card(`/api/companies/${String(first?.['company'])}/buying-groups`);
  const { situations } = card.body as { situations: { rule: string; words: { en: string; ru: string } }[] };
  expect(situations).toEqual([
    expect.objectContaining({
      rule: 'hr_records_outgrown',
      words: {
        en: expect.stringContaining(
          'employees: 250 (rule: above 200); industry: MACHINERY (rule: one of machinery); interest of 2 people',
        ),
        ru: expect.stringContaining('сотрудников: 250 (правило: больше 200); отрасль: MACHINERY'),
      },
    }),
  ]);
});
