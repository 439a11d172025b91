/** A SQLite file gets shorter again after much was deleted from it, in steps that hold nobody up for long. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/facts/store.ts';
import { openTestStore } from '../support/stores.ts';

const ROWS = 4000;
/** Half a page each. */
const BODY = 'x'.repeat(2000);

let dataDir: string;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bg-shrinking-'));
  store = await openStore({ dataDir });
  const rows = Array.from({ length: ROWS }, (_, n) => ({ key: String(n), reason: 'x', body: BODY, at: n }));
  for (let start = 0; start < ROWS; start += 500)
    await store.db
      .insertInto('refused_event')
      .values(rows.slice(start, start + 500))
      .execute();
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Opening moves what the log holds into the file. */
async function reopen(): Promise<number> {
  await store.close();
  store = await openStore({ dataDir });
  return (await stat(join(dataDir, 'buying-groups.sqlite'))).size;
}

const keep = (last: number) =>
  store.db
    .deleteFrom('refused_event')
    .where('at', '<', ROWS - last)
    .execute();

test('after a large deletion the file shrinks step by step, and what was kept is still there', async () => {
  const before = await reopen();
  await keep(10);
  expect(await reopen()).toBe(before);
  const steps: number[] = [];
  for (let step = await store.shrink(); step > 0; step = await store.shrink()) steps.push(step);
  expect(steps.length).toBeGreaterThan(1);
  expect(Math.max(...steps)).toBeLessThanOrEqual(1024);
  const after = await reopen();
  expect(after).toBeLessThan(before / 2);
  // Pages that only say where the others stand go as well.
  expect(before - after).toBeGreaterThanOrEqual(4096 * steps.reduce((sum, each) => sum + each, 0));
  const rows = await store.db.selectFrom('refused_event').select(['at', 'body']).orderBy('at').execute();
  expect(rows).toEqual(Array.from({ length: 10 }, (_, n) => ({ at: ROWS - 10 + n, body: BODY })));
});

test('a little free space stays: it is used again', async () => {
  await keep(ROWS - 400);
  const before = await reopen();
  expect(await store.shrink()).toBe(0);
  expect(await reopen()).toBe(before);
});

test('PostgreSQL is left to do so by itself', async () => {
  const postgres = await openTestStore('PGlite');
  expect(await postgres.store.shrink()).toBe(0);
  await postgres.remove();
});
