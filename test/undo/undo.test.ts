/** A run is taken back where nobody has changed anything since, and stays taken back. */
import { randomUUID } from 'node:crypto';
import { undo, listUndoable } from '../../src/cli/undo.ts';
import { playRedDaisy, type RedDaisy } from '../../src/sandbox/stories/red-daisy.ts';
import { listRuns } from '../../src/facts/runs.ts';
import { act } from '../fixtures/acting.ts';
import { labelMark, labelsOn, onlyDeal, writesOf } from '../support/observing.ts';
import { createWorld, DAY, START, type World } from '../support/world.ts';

/** HubSpot's own type. */
const MEETING_TO_CONTACT = [{ category: 'HUBSPOT_DEFINED', typeId: 200 }] as const;

let world: World;
let story: RedDaisy;
let dealId: string;

beforeEach(async () => {
  world = await createWorld();
  story = playRedDaisy(world.sandbox.portal, { now: START });
  await world.settle();
  dealId = onlyDeal(world).id;
  world.clock.pass(DAY / 24);
});
afterEach(() => world.close());

async function runUndo(runId: string, dryRun = false): Promise<{ code: number; text: string }> {
  const out: string[] = [];
  const { application, store } = world;
  world.clock.pass(1000);
  const code = await undo({
    runId,
    dryRun,
    json: false,
    context: { store, gateway: application.gateway, now: () => world.clock.now(), newId: randomUUID },
    view: await world.view(),
    write: (text) => void out.push(text),
  });
  return { code, text: out.join('') };
}

/** The id of the run that wrote last. */
async function lastRun(): Promise<string> {
  const row = await world.store.db
    .selectFrom('write_log')
    .select('run_id')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow();
  return row.run_id;
}

/** Ольга becomes head of the company: her label, her contact and the deal's numbers change. */
async function promoteOlga(): Promise<string> {
  world.sandbox.portal.updateObject('contacts', story.olgaId, { jobtitle: 'Генеральный директор' });
  await world.settle();
  expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Decision maker']);
  return lastRun();
}

const dealNow = () => onlyDeal(world).properties;
const contactNow = (id: string) => world.sandbox.portal.find('contacts', id)?.properties;

async function comeToRest(): Promise<void> {
  await world.settle();
  await world.drain();
}

test('values and labels of a run are as before it, and the next decision does not write them again (feature 42)', async () => {
  const before = { ...dealNow() };
  const run = await promoteOlga();
  expect(dealNow().bg_roles_missing).toBe('budget_holder');
  const { code, text } = await runUndo(run);
  expect(text).toMatch(/deal \d+: bg_roles_missing is empty again, not "budget_holder"/u);
  expect(code).toBe(0);
  await comeToRest();
  expect(dealNow().bg_roles_missing || null).toEqual(before.bg_roles_missing || null);
  expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Budget holder']);
  expect(contactNow(story.olgaId)?.bg_department).toBe('finance');

  world.sandbox.calls.reset();
  await world.store.db.updateTable('dirty_company').set({ due_at: 0, revision: 99 }).execute();
  await comeToRest();
  expect(writesOf(world)).toEqual([]);
});

test('a value that the rules change later is written, and only then', async () => {
  const run = await promoteOlga();
  await runUndo(run);
  await comeToRest();
  world.sandbox.portal.updateObject('contacts', story.olgaId, { jobtitle: 'Юрист' });
  await comeToRest();
  expect(contactNow(story.olgaId)?.bg_department).toBe('legal');
  expect(
    await world.store.db.selectFrom('hold').selectAll().where('object', '=', 'contact').execute(),
  ).toEqual([]);
});

test('what somebody has changed since the run stays as it is, and is named', async () => {
  const run = await promoteOlga();
  const { portal } = world.sandbox;
  portal.associate({ type: 'deals', id: dealId }, { type: 'contacts', id: story.olgaId }, [
    labelMark(world, 'Champion'),
  ]);
  portal.updateObject('contacts', story.olgaId, { bg_department: 'sales' });
  const { text } = await runUndo(run);
  expect(text).toContain(`left: contact ${story.olgaId}: bg_department (changed since)`);
  expect(text).toContain(`left: deal ${dealId}, contact ${story.olgaId}: labels (changed since)`);
  expect(labelsOn(world, dealId)[story.olgaId]).toContain('Champion');
  expect(contactNow(story.olgaId)?.bg_department).toBe('sales');
});

test('a member whom the run put on the deal leaves it and is not added again', async () => {
  const { portal } = world.sandbox;
  const id = portal.createObject('contacts', {
    email: 'lawyer@krasnaya-romashka.ru',
    jobtitle: 'Юрист',
    associatedcompanyid: story.companyId,
  });
  await world.settle();
  act(portal, id, { path: '/hr/pricing', daysAgo: 0 }, world.clock.now());
  await world.settle();
  expect(Object.keys(labelsOn(world, dealId))).toContain(id);
  const rows = await world.store.db.selectFrom('write_log').selectAll().execute();
  const run = rows.find(({ object_id }) => object_id === `${dealId}:${id}`)?.run_id ?? '';
  const { text } = await runUndo(run);
  expect(text).toContain(`deal ${dealId}: contact ${id} is no longer on it`);
  await comeToRest();
  act(portal, id, { path: '/hr/demo', daysAgo: 0 }, world.clock.now());
  await comeToRest();
  expect(Object.keys(labelsOn(world, dealId))).not.toContain(id);
  expect(dealNow().bg_member_count).toBe('4');
});

test('a dry run says what it would do and changes nothing; doing it twice changes nothing more', async () => {
  const run = await promoteOlga();
  world.sandbox.calls.reset();
  expect((await runUndo(run, true)).text).toContain('would be empty again');
  expect(writesOf(world)).toEqual([]);
  await runUndo(run);
  await comeToRest();
  world.sandbox.calls.reset();
  const again = await runUndo(run);
  expect(again.text).toContain('already as before the run');
  expect(again.text).toMatch(/\n0 taken back/u);
  expect(writesOf(world)).toEqual([]);
});

test('the run that took back can be taken back as well', async () => {
  const run = await promoteOlga();
  world.clock.pass(1000);
  await runUndo(run);
  await comeToRest();
  const undoing = await lastRun();
  world.clock.pass(1000);
  await runUndo(undoing);
  await comeToRest();
  expect(labelsOn(world, dealId)[story.olgaId]).toEqual(['Decision maker']);
  expect(dealNow().bg_roles_missing).toBe('budget_holder');
});

test('a stage that was taken back is left to people from then on', async () => {
  const { portal } = world.sandbox;
  const before = dealNow().dealstage;
  const id = portal.createObject('meetings', {
    hs_timestamp: String(world.clock.now()),
    hs_meeting_title: 'Talk',
    hs_meeting_outcome: 'COMPLETED',
  });
  for (const contactId of [story.olgaId, story.ivanId])
    portal.associate({ type: 'meetings', id }, { type: 'contacts', id: contactId }, MEETING_TO_CONTACT);
  await world.settle();
  for (const letter of ['budget', 'authority', 'need'])
    await world.card(`/api/deals/${dealId}/qualification`, {
      actionId: randomUUID(),
      contactId: story.olgaId,
      letter,
      known: true,
    });
  await comeToRest();
  expect([before, dealNow().dealstage]).toEqual(['bg_prioritized', 'bg_qualified']);
  const rows = await world.store.db.selectFrom('write_log').selectAll().execute();
  await runUndo(rows.find(({ after }) => after.includes('bg_qualified'))?.run_id ?? '');
  await comeToRest();
  expect(dealNow().dealstage).toBe(before);
  act(portal, story.elenaId, { path: '/hr/demo', daysAgo: 0 }, world.clock.now());
  await comeToRest();
  expect(dealNow().bg_stage).toBe('prioritized');
  expect(dealNow().dealstage).toBe(before);
});

test('the list shows each run with what it wrote; an unknown run is answered with how to see them', async () => {
  await promoteOlga();
  const out: string[] = [];
  await listUndoable({
    limit: 20,
    json: true,
    context: world,
    write: (text) => void out.push(text),
  });
  const { runs } = JSON.parse(out.join('')) as { runs: { runId: string; created: number; pairs: number }[] };
  expect(runs.map(({ created }) => created)).toContain(1);
  expect(runs[0]).toMatchObject({ runId: (await listRuns(world.store.db, 1))[0]?.runId, pairs: 1 });
  const { code, text } = await runUndo('no-such-run');
  expect(code).toBe(1);
  expect(text).toContain('buying-groups undo --list');
});
