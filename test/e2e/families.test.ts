/** Subsidiaries in the portal: whose deal their people join, and what a change of the relation does (R23). */
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { createWorld, loadSampleRules, type World } from '../support/world.ts';

const PARENT = [{ category: 'HUBSPOT_DEFINED' as const, typeId: 14 }];

async function joiningRules(): Promise<RuleSet> {
  const rules = await loadSampleRules();
  return { ...rules, companies: { ...rules.companies, subsidiariesJoinParent: true } };
}

let world: World;

async function open(rules: RuleSet): Promise<void> {
  world = await createWorld({ rules });
}
afterEach(() => world.close());

const addCompany = (name: string): string => world.sandbox.portal.createObject('companies', { name });

function setParent(child: string, parent: string): void {
  world.clock.pass(1000);
  world.sandbox.portal.associate({ type: 'companies', id: child }, { type: 'companies', id: parent }, PARENT);
}

/** Somebody of a company who compares HR systems. */
function addPerson(companyId: string, jobtitle: string): string {
  const { portal } = world.sandbox;
  const page = `https://x.example/hr/compare?${jobtitle}`;
  const email = `${portal.list('contacts').length}@company-${companyId}.example`;
  const id = portal.createObject('contacts', { email, jobtitle, hs_analytics_last_url: page });
  portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
  return id;
}

interface SeenDeal {
  readonly key: string | null;
  readonly companies: readonly string[];
  readonly people: readonly string[];
}

function seeDeals(): SeenDeal[] {
  const { portal } = world.sandbox;
  return portal.list('deals').map(({ id, properties }) => ({
    key: properties['bg_key'] ?? null,
    companies: portal.associations('deals', id, 'companies').map((pair) => pair.id),
    people: portal
      .associations('deals', id, 'contacts')
      .map((pair) => pair.id)
      .sort(),
  }));
}

test('three levels of companies are one buyer under the rule, and one deal of the company at the top (R23)', async () => {
  await open(await joiningRules());
  const [head, child, grandchild] = [addCompany('Head'), addCompany('Child'), addCompany('Grandchild')];
  setParent(child, head);
  setParent(grandchild, child);
  const people = [
    addPerson(head, 'HR-менеджер'),
    addPerson(child, 'CFO'),
    addPerson(grandchild, 'IT-директор'),
  ];
  await world.settle();
  expect(seeDeals()).toEqual([{ key: `${head}:hr_system:1`, companies: [head], people: [...people].sort() }]);
  // Somebody new at the bottom makes the top be decided again.
  const late = addPerson(grandchild, 'Генеральный директор');
  await world.settle();
  expect(seeDeals()[0]?.people).toEqual([...people, late].sort());
  const card = await world.card(`/api/contacts/${late}/buying-groups`);
  expect((card.body as { groups: { key: string }[] }).groups.map(({ key }) => key)).toEqual([
    `${head}:hr_system:1`,
  ]);
});

test('without the rule each company buys for itself, and nobody asks who belongs to whom (R23)', async () => {
  await open(await loadSampleRules());
  const [head, child] = [addCompany('Head'), addCompany('Child')];
  setParent(child, head);
  addPerson(head, 'HR-менеджер');
  for (const title of ['CFO', 'IT-директор', 'HR-менеджер']) addPerson(child, title);
  await world.settle();
  expect(seeDeals().map(({ key }) => key)).toEqual([`${child}:hr_system:1`]);
  const asked = world.sandbox.calls.entries.map(({ path }) => path);
  expect(asked.filter((path) => path.includes('companies/companies'))).toEqual([]);
});

test('a subsidiary that is sold keeps its people on the deal and starts anew (R23)', async () => {
  await open(await joiningRules());
  const [head, child] = [addCompany('Head'), addCompany('Child')];
  setParent(child, head);
  const people = [addPerson(head, 'HR-менеджер'), addPerson(child, 'CFO'), addPerson(child, 'IT-директор')];
  await world.settle();
  const { portal } = world.sandbox;
  world.clock.pass(1000);
  portal.removeAssociation({ type: 'companies', id: child }, { type: 'companies', id: head });
  await world.settle();
  addPerson(child, 'HR-директор');
  await world.settle();
  expect(seeDeals()).toEqual([
    { key: `${head}:hr_system:1`, companies: [head], people: [...people].sort() },
    expect.objectContaining({ key: `${child}:hr_system:1`, companies: [child] }),
  ]);
});

test('companies that become a family later are one buyer from then on, a deal made before included (R23)', async () => {
  await open(await joiningRules());
  const [head, child] = [addCompany('Head'), addCompany('Child')];
  for (const title of ['CFO', 'IT-директор', 'HR-менеджер']) addPerson(child, title);
  await world.settle();
  expect(seeDeals().map(({ key }) => key)).toEqual([`${child}:hr_system:1`]);
  setParent(child, head);
  const boss = addPerson(head, 'Генеральный директор');
  await world.settle();
  expect(seeDeals()).toHaveLength(1);
  expect(seeDeals()[0]?.people).toContain(boss);
});

test('without its deleted parent a subsidiary buys for itself, and with a new one it is part of it (R23)', async () => {
  await open(await joiningRules());
  const [head, other, child] = [addCompany('Head'), addCompany('Other'), addCompany('Child')];
  setParent(child, head);
  addPerson(child, 'CFO');
  addPerson(child, 'IT-директор');
  await world.settle();
  world.clock.pass(1000);
  world.sandbox.portal.archiveObject('companies', head);
  await world.settle();
  addPerson(child, 'HR-менеджер');
  await world.settle();
  expect(seeDeals().map(({ key, people }) => [key, people.length])).toEqual([[`${child}:hr_system:1`, 3]]);
  setParent(child, other);
  addPerson(other, 'Генеральный директор');
  await world.settle();
  expect(seeDeals().map(({ key, people }) => [key, people.length])).toEqual([[`${child}:hr_system:1`, 4]]);
});

test('two companies that are each other’s parents are decided once, by the older one (R23)', async () => {
  await open(await joiningRules());
  const [first, second] = [addCompany('First'), addCompany('Second')];
  setParent(first, second);
  setParent(second, first);
  for (const companyId of [first, second, first]) addPerson(companyId, `CFO of ${companyId} HR`);
  addPerson(second, 'IT-директор');
  addPerson(first, 'HR-менеджер');
  await world.settle();
  expect(seeDeals().map(({ key, people }) => [key, people.length])).toEqual([[`${first}:hr_system:1`, 5]]);
});

test('the subsidiaries of a company that is merged into another are those of the other (R23)', async () => {
  await open(await joiningRules());
  const [survivor, merged, child] = [addCompany('Survivor'), addCompany('Merged'), addCompany('Child')];
  setParent(child, merged);
  addPerson(survivor, 'HR-менеджер');
  addPerson(child, 'CFO');
  await world.settle();
  expect(seeDeals()).toEqual([]);
  world.clock.pass(1000);
  world.sandbox.portal.mergeObjects('companies', survivor, merged);
  await world.settle();
  addPerson(child, 'IT-директор');
  await world.settle();
  expect(seeDeals().map(({ key, people }) => [key, people.length])).toEqual([[`${survivor}:hr_system:1`, 3]]);
});
