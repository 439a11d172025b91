import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { createInbox, hashOf } from '../../src/facts/inbox.ts';
import { openStore } from '../../src/facts/store.ts';
import { createRandom } from '../../src/sandbox/random.ts';

const NAME = 'buying-groups.sqlite';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bg-power-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a disk would hold had the power gone now: every commit is flushed before it is acknowledged. */
async function snapshot(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of [NAME, `${NAME}-wal`])
    if (existsSync(join(from, name))) await copyFile(join(from, name), join(to, name));
}

test('a copy taken after any of 30 acknowledgements holds all that was acknowledged, integrity ok (P12)', async () => {
  const dataDir = join(folder, 'store');
  const store = await openStore({ dataDir });
  const accept = createInbox({ db: store.db, highWater: 10_000, onStored: () => undefined });
  const random = createRandom(12);
  const acknowledged: string[] = [];
  const expected: string[][] = [];
  for (let point = 0; point < 30; point++) {
    const bodies = Array.from({ length: 1 + Math.floor(random() * 40) }, (_, number) =>
      Buffer.from(JSON.stringify([point, number, 'x'.repeat(Math.floor(random() * 4000))])),
    );
    await Promise.all(bodies.map((body) => accept({ body, receivedAt: point })));
    acknowledged.push(...bodies.map(hashOf));
    await snapshot(dataDir, join(folder, String(point)));
    expected.push([...acknowledged]);
  }
  await store.close();
  for (const [point, ids] of expected.entries()) {
    const copy = new SQLite(join(folder, String(point), NAME));
    const held = new Set(copy.prepare('select id from delivery').pluck().all());
    expect([copy.pragma('integrity_check', { simple: true }), ids.filter((id) => !held.has(id))]).toEqual([
      'ok',
      [],
    ]);
    copy.close();
  }
});

test('every commit of the store is flushed to the disk (P12)', async () => {
  const store = await openStore({ dataDir: join(folder, 'store') });
  const pragma = async (name: string): Promise<unknown> => {
    const { rows } = await sql`pragma ${sql.raw(name)}`.execute(store.db);
    return Object.values(rows[0] as object)[0];
  };
  expect([await pragma('journal_mode'), await pragma('synchronous')]).toEqual(['wal', 2]);
  expect([await pragma('auto_vacuum'), await pragma('secure_delete')]).toEqual([2, 1]);
  await store.close();
});
