import type { Alert } from '../../src/domain/alerts/alert.ts';
import { dropAlerts, noteAlerts, noteDetections, readWaiting } from '../../src/facts/alerts.ts';
import {
  addTask,
  dropWantedTask,
  listTasksSince,
  markMade,
  markMaking,
  readTasksOfActs,
  readUnmade,
  takeAlerts,
  type KeptTask,
} from '../../src/facts/tasks.ts';
import { rehome } from '../../src/facts/events.ts';
import { rehomeCompanies, rehomeDeals } from '../../src/facts/rehome.ts';
import { describeEachStore } from '../support/stores.ts';

function alert(fields: Partial<Alert> = {}): Alert {
  return {
    kind: 'champion_silent',
    opportunity: '10:hr_system:1',
    companyId: '10',
    dealId: '900',
    ownerId: '201',
    subject: 'silent',
    contactId: '1',
    since: 100,
    dueAt: 1000,
    severity: 'amber',
    name: 'Deal',
    lines: [{ en: 'line', ru: 'строка' }],
    people: [],
    ...fields,
  };
}

function task(id: string, fields: Partial<KeptTask> = {}): KeptTask {
  return {
    id,
    source: 'alerts',
    ownerId: '201',
    companyId: '10',
    dealId: '900',
    opportunity: '10:hr_system:1',
    act: null,
    state: 'wanted',
    refusals: 0,
    ...fields,
  };
}

describeEachStore('alerts', (open) => {
  test('are noted once, and again only for what began after they were found', async () => {
    const { db } = open();
    expect(await noteAlerts(db, [alert(), alert()], 1000)).toBe(1);
    expect(await noteAlerts(db, [alert({ since: 1000 })], 2000)).toBe(0);
    expect(await noteAlerts(db, [alert({ since: 1001 })], 2000)).toBe(1);
    expect(await noteAlerts(db, [alert({ contactId: '2' })], 2000)).toBe(1);
    expect(await readWaiting(db, 1999, 10)).toHaveLength(3);
    expect(await readWaiting(db, 999, 10)).toEqual([]);
  });

  test('that were dropped were told to nobody, so they may be noted anew', async () => {
    const { db } = open();
    await noteAlerts(db, [alert()], 1000);
    await dropAlerts(
      db,
      (await readWaiting(db, 1000, 10)).map(({ id }) => id),
    );
    expect(await readWaiting(db, 1000, 10)).toEqual([]);
    expect(await noteAlerts(db, [alert()], 3000)).toBe(1);
  });

  test('two workers that find the same at one moment note it once', async () => {
    const { db } = open();
    await Promise.all([noteAlerts(db, [alert()], 1000), noteAlerts(db, [alert()], 1000)]);
    expect(await readWaiting(db, 1000, 10)).toHaveLength(1);
  });

  test('follow a contact that was merged into another, so that nobody is told of the survivor anew', async () => {
    const { db } = open();
    await noteAlerts(db, [alert()], 1000);
    await rehome(db, ['1'], '5');
    expect(await noteAlerts(db, [alert({ contactId: '5' })], 2000)).toBe(0);
  });

  test('follow a company that was merged into another, so that nobody is told of the survivor anew', async () => {
    const { db } = open();
    await noteAlerts(db, [alert()], 1000);
    await rehomeCompanies(db, { merged: ['10'], survivor: '20' }, 1500);
    const found = alert({ companyId: '20', opportunity: '20:hr_system:1' });
    expect(await noteAlerts(db, [found], 2000)).toBe(0);
  });

  test('belong to one task, whoever else wants them', async () => {
    const { db } = open();
    await noteAlerts(db, [alert()], 1000);
    const ids = (await readWaiting(db, 1000, 10)).map(({ id }) => id);
    await takeAlerts(db, 'first', ids);
    await takeAlerts(db, 'second', ids);
    const rows = await db.selectFrom('alert').select(['state', 'task']).execute();
    expect(rows).toEqual([{ state: 'taken', task: 'first' }]);
  });

  test('detections keep their earliest moments, in whatever order they are told (R65)', async () => {
    const { db } = open();
    const record = (detectedAt: number, raisedAt: number | null) => ({
      key: '10:hr_system:1',
      companyId: '10',
      solution: 'hr_system',
      detectedAt,
      raisedAt,
    });
    await noteDetections(db, [record(50, null)]);
    await noteDetections(db, [record(60, 90)]);
    await noteDetections(db, [record(40, 95)]);
    await noteDetections(db, [record(45, null)]);
    const [row] = await db.selectFrom('detection').select(['detected_at', 'raised_at']).execute();
    expect([Number(row?.detected_at), Number(row?.raised_at)]).toEqual([40, 90]);
  });

  test('detections of a merged company become the survivor’s, each opportunity once', async () => {
    const { db } = open();
    const record = (companyId: string, solution: string, detectedAt: number) => ({
      key: `${companyId}:${solution}:1`,
      companyId,
      solution,
      detectedAt,
      raisedAt: null,
    });
    await noteDetections(db, [record('10', 'hr_system', 50), record('10', 'crm', 60)]);
    await noteDetections(db, [record('20', 'crm', 70)]);
    await rehomeCompanies(db, { merged: ['10'], survivor: '20' }, 100);
    const rows = await db.selectFrom('detection').select(['key', 'company_id']).orderBy('key').execute();
    expect(rows).toEqual([
      { key: '20:crm:1', company_id: '20' },
      { key: '20:hr_system:1', company_id: '20' },
    ]);
  });
});

describeEachStore('the ledger of tasks', (open) => {
  test('holds each once, until HubSpot has said its id', async () => {
    const { db } = open();
    await addTask(db, task('a'), { at: 10, dueAt: 10 });
    await addTask(db, task('a', { ownerId: '202' }), { at: 20, dueAt: 20 });
    expect(await readUnmade(db, 10, 10)).toEqual([task('a')]);
    await markMaking(db, ['a'], 500);
    expect(await readUnmade(db, 499, 10)).toEqual([]);
    expect(await readUnmade(db, 500, 10)).toMatchObject([{ id: 'a', state: 'making' }]);
    await markMade(db, 'a', '77');
    expect(await readUnmade(db, 9999, 10)).toEqual([]);
    expect(await listTasksSince(db, 10)).toEqual([{ ownerId: '201', at: 10 }]);
    expect(await listTasksSince(db, 11)).toEqual([]);
  });

  test('follows a deal that was merged into another, on which HubSpot keeps the task', async () => {
    const { db } = open();
    await addTask(db, task('a'), { at: 10, dueAt: 10 });
    await rehomeDeals(db, { merged: ['900'], survivor: '901' });
    expect(await readUnmade(db, 10, 10)).toEqual([task('a', { dealId: '901' })]);
  });

  test('counts what people asked for to nobody', async () => {
    const { db } = open();
    await addTask(db, task('a', { source: 'play' }), { at: 10, dueAt: 10 });
    expect(await listTasksSince(db, 0)).toEqual([]);
  });

  test('lets a choice be taken back until its task is begun', async () => {
    const { db } = open();
    await addTask(db, task('a', { source: 'play', act: 'x' }), { at: 10, dueAt: 10 });
    await addTask(db, task('b', { source: 'play', act: 'y' }), { at: 10, dueAt: 10 });
    await markMaking(db, ['b'], 500);
    expect(await dropWantedTask(db, 'x')).toBe(true);
    expect(await dropWantedTask(db, 'y')).toBe(false);
    expect(await readTasksOfActs(db, ['x', 'y', 'z'])).toEqual(
      new Map([
        ['x', 'dropped'],
        ['y', 'making'],
      ]),
    );
  });
});
