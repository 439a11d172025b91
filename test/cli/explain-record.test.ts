import { explainRecord } from '../../src/cli/explain-record.ts';
import type { ContactExplanation } from '../../src/domain/explain-contact.ts';
import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { createWorld, DAY, loadSampleRules, type World } from '../support/world.ts';

let world: World;
let story: RedDaisy;
let dealId: string;
/** A specialist of unknown field who read the API documentation. */
let vagueId: string;
let loneId: string;

beforeAll(async () => {
  world = await createWorld();
  const { portal } = world.sandbox;
  story = playRedDaisy(portal, { now: world.clock.now() });
  vagueId = portal.createObject('contacts', {
    email: 'specialist@krasnaya-romashka.ru',
    jobtitle: 'Ведущий специалист',
  });
  portal.associate({ type: 'contacts', id: vagueId }, { type: 'companies', id: story.companyId });
  const at = { source: 'ANALYTICS', sourceId: null, at: world.clock.now() - 3 * DAY };
  portal.updateObject(
    'contacts',
    vagueId,
    { hs_analytics_last_url: 'https://www.example-hr.ru/hr/api-docs' },
    at,
  );
  loneId = portal.createObject('contacts', { email: 'somebody@gmail.com', jobtitle: 'CFO' });
  await world.settle();
  dealId = portal.list('deals')[0]?.id ?? '';
});
afterAll(() => world.close());

async function run(
  type: 'contact' | 'deal',
  id: string,
  options: { language?: 'en' | 'ru'; json?: boolean } = {},
): Promise<string> {
  const out: string[] = [];
  const code = await explainRecord({
    rules: await loadSampleRules(),
    record: { type, id },
    location: { dataDir: world.dataDir },
    language: options.language ?? 'en',
    json: options.json ?? false,
    now: world.clock.now(),
    write: (text) => void out.push(text),
  });
  expect(code).toBe(0);
  return out.join('');
}

test('a vague title and technical documents make a suggestion, from the webhook to card and command (R118)', async () => {
  const found = JSON.parse(await run('contact', vagueId, { json: true })) as ContactExplanation;
  const [place] = found.places;
  const assignment = place?.member.assignments.find(({ role }) => role === 'technical_validator');
  expect(place?.dealId).toBe(dealId);
  expect(found.persona.departments).toEqual([]);
  expect(assignment).toMatchObject({
    state: 'suggested',
    setBy: 'rule',
    evidence: [
      { class: 'content', rule: 'content_it', text: 'hr_api_docs', ageFactor: 0.9548 },
      { class: 'behaviour', rule: 'reads_technical_docs', text: 'technical_docs' },
    ],
  });
  expect(place?.member.roles).toEqual([]);
  // The card is told the same, in the same words.
  const card = await world.card(`/api/deals/${dealId}/buying-group`);
  const member = (card.body as BuyingGroupView).members.find(({ contactId }) => contactId === vagueId);
  expect(member?.assignments).toEqual(JSON.parse(JSON.stringify(place?.member.assignments)));
  // And nothing of it is written into HubSpot.
  const held = world.sandbox.portal.list('contacts').find(({ id }) => id === vagueId);
  expect(held?.properties['bg_buying_roles'] ?? '').toBe('');
});

test('a contact is explained by evidence, rule, weight, age and rule version', async () => {
  const rules = await loadSampleRules();
  const text = await run('contact', story.olgaId);
  expect(text).toContain(`Contact ${story.olgaId}`);
  expect(text).toContain('budget holder 88%: written');
  expect(text).toContain(
    'job title, department and rank: “Финансовый директор”; 0.80 by rule title_finance_lead',
  );
  expect(text).toMatch(
    /looked at “hr_case_study” on 2026-11-\d\d; 0\.39 by rule content_finance, \d\d% left by age/u,
  );
  expect(text).toContain(`rules ${rules.version}`);
  expect(text).toContain(`deal ${dealId}`);
});

test('a deal is explained by the business situation of its company, with rule and inputs (R57)', async () => {
  const text = await run('deal', dealId);
  expect(text).toContain('Why this company');
  expect(text).toMatch(
    /HR records outgrown: employees: 250 \(rule: above 200\); interest of \d people .+\(hr_records_outgrown\)/u,
  );
  expect(await run('deal', dealId, { language: 'ru' })).toContain('Почему эта компания');
});

test('the same in Russian', async () => {
  const text = await run('contact', story.olgaId, { language: 'ru' });
  expect(text).toContain('держатель бюджета 88\u00a0%: записана');
  expect(text).toContain(
    'должность: отдел и уровень: «Финансовый директор»; 0,80 по правилу title_finance_lead',
  );
  expect(text).not.toMatch(/\b(?:written|rules|looked|deal)\b/u);
});

test('a deal is explained: numbers with their rules, roles, people, and how it came about', async () => {
  const text = await run('deal', dealId);
  for (const heading of ['Decision', 'Numbers', 'Roles of the template', 'People', 'How it came about'])
    expect(text).toContain(heading);
  expect(text).toMatch(/priority band: 3 {2}= {2}.+\(priority: roles matched to different active people\)/u);
  expect(text).toMatch(/a buying group forms: .+\(detection_fired, rules [0-9a-f]{12}\)/u);
  const view = JSON.parse(await run('deal', dealId, { json: true })) as BuyingGroupView;
  // The card says the same numbers, roles and reasons, and more beside.
  const card = (await world.card(`/api/deals/${dealId}/buying-group`)).body as BuyingGroupView;
  for (const part of ['numbers', 'explanations', 'roles', 'decision', 'history', 'summary'] as const)
    expect(card[part]).toMatchObject(view[part]);
  for (const member of view.members)
    expect(card.members.find(({ contactId }) => contactId === member.contactId)).toMatchObject(member);
});

test('whoever is in no group is told why', async () => {
  const found = JSON.parse(await run('contact', loneId, { json: true })) as ContactExplanation;
  expect(found).toMatchObject({ companyId: null, places: [], ungrouped: { code: 'no_company' } });
  expect(await run('contact', loneId)).toContain('In no group: no company is known');
});

test('what the store does not know is said, with what to do', async () => {
  await expect(run('contact', '999999')).rejects.toThrow('The store knows no contact 999999');
  await expect(run('deal', '999999')).rejects.toThrow('The store knows no deal 999999');
  const empty = world.sandbox.portal.createObject('deals', { dealname: 'Empty' });
  await world.settle();
  await expect(run('deal', empty)).rejects.toThrow(`Deal ${empty} has no company`);
  await expect(run('deal', 'D-1')).rejects.toThrow('expected the digits');
});
