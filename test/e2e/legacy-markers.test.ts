/** Markers and old fields of a portal, from HubSpot to card and report: read, proposed, never written. */
import { report } from '../../src/cli/report.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { BuyingGroupView } from '../../src/domain/view.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { reconcile } from '../../src/worker/reconcile.ts';
import { createWorld, loadSampleRules, type World } from '../support/world.ts';

const MINUTE = 60_000;
const FIELD = 'role_in_deal';

let world: World;
let story: RedDaisy;
afterEach(() => world.close());

async function start(rules: RuleSet): Promise<void> {
  world = await createWorld({ rules });
  await world.application.gateway.createProperties('contacts', [
    {
      name: FIELD,
      label: 'Role',
      description: '',
      groupName: 'buying_group',
      type: 'string',
      fieldType: 'text',
    },
  ]);
  const { portal } = world.sandbox;
  story = playRedDaisy(portal, { now: world.clock.now() });
  portal.updateObject('contacts', story.olgaId, { lastname: 'Петрова (GONE) - champion' });
  portal.updateObject('contacts', story.ivanId, { [FIELD]: 'Signs the contract' });
  await world.settle();
  await reconcile(world.application.context, await world.view());
  await world.drain();
}

async function withField(): Promise<RuleSet> {
  const rules = await loadSampleRules();
  const field = {
    id: 'old_approver',
    property: FIELD,
    values: ['signs the contract'],
    means: 'approver',
  } as const;
  return { ...rules, legacy: { ...rules.legacy, fields: [...rules.legacy.fields, field] } };
}

async function memberOf(contactId: string): Promise<BuyingGroupView['members'][number] | undefined> {
  const dealId = world.sandbox.portal.list('deals')[0]?.id ?? '';
  const { body } = await world.card(`/api/deals/${dealId}/buying-group`);
  return (body as BuyingGroupView).members.find((each) => each.contactId === contactId);
}

async function readReport(): Promise<{ text: string; rows: Record<string, string>[] }> {
  const out: string[] = [];
  await report({
    name: 'legacy-markers',
    format: 'json',
    location: { dataDir: world.dataDir },
    rules: world.compiled.rules,
    now: world.clock.now(),
    write: (text) => void out.push(text),
  });
  const text = out.join('');
  return { text, rows: (JSON.parse(text) as { rows: Record<string, string>[] }).rows };
}

function heldProperties(contactId: string): Readonly<Record<string, string | null>> {
  return world.sandbox.portal.find('contacts', contactId)?.properties ?? {};
}

test('markers in a name are proposed on the card and in the report, and the name stays as it is', async () => {
  await start(await loadSampleRules());
  const olga = await memberOf(story.olgaId);
  expect(olga?.flags).toEqual([]);
  expect(olga?.marks.map(({ means }) => means)).toEqual(['champion', 'left']);
  expect(olga?.marks[1]?.words.ru).toBe(
    'пометка «gone» в lastname: больше не работает в компании; по правилу marker_gone, решает человек',
  );
  expect(heldProperties(story.olgaId)['lastname']).toBe('Петрова (GONE) - champion');
  const { rows, text } = await readReport();
  expect(rows).toEqual([
    {
      contact: story.olgaId,
      field: 'lastname',
      marker: 'champion',
      proposal: 'champion',
      rule: 'marker_champion',
    },
    {
      contact: story.olgaId,
      field: 'lastname',
      marker: 'gone',
      proposal: 'has left the company',
      rule: 'marker_gone',
    },
  ]);
  expect(text).not.toMatch(/Петрова|Ольга/u);
});

test('a field is read only where the rules name it, and then suggests without being written', async () => {
  await start(await loadSampleRules());
  const row = await world.store.db
    .selectFrom('contact')
    .select('properties')
    .where('id', '=', story.ivanId)
    .executeTakeFirst();
  expect(row?.properties).not.toContain(FIELD);
  expect((await memberOf(story.ivanId))?.assignments.map(({ role }) => role)).not.toContain('approver');
  await world.close();

  await start(await withField());
  const found = (await memberOf(story.ivanId))?.assignments.find(({ role }) => role === 'approver');
  expect(found).toMatchObject({
    state: 'suggested',
    confidence: 0.5,
    evidence: [{ class: 'legacy_marker', rule: 'old_approver', text: 'role_in_deal: signs the contract' }],
  });
  expect(heldProperties(story.ivanId)['bg_buying_roles']).toBe('decision_maker');
  expect((await readReport()).rows).toContainEqual({
    contact: story.ivanId,
    field: FIELD,
    marker: 'signs the contract',
    proposal: 'approver',
    rule: 'old_approver',
  });
});

test('a change of such a field comes with the reconciliation', async () => {
  await start(await withField());
  world.clock.pass(MINUTE);
  world.sandbox.portal.updateObject('contacts', story.ivanId, { [FIELD]: 'Nothing' });
  await world.settle();
  world.clock.pass(15 * MINUTE);
  await reconcile(world.application.context, await world.view());
  await world.drain();
  const assignments = (await memberOf(story.ivanId))?.assignments ?? [];
  expect(assignments.map(({ role }) => role)).not.toContain('approver');
});
