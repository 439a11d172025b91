import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPortalMemory } from '../../src/cli/portal-memory.ts';
import { inspectStore } from '../../src/facts/inspect.ts';
import { addInstalled, readInstalled, removeInstalled } from '../../src/facts/installed.ts';
import type { InstalledItem } from '../../src/facts/installed.ts';
import { noteSignature, readSignatures } from '../../src/facts/signature-seen.ts';
import { openStore } from '../../src/facts/store.ts';
import { ScopeError } from '../../src/hubspot/errors.ts';
import type { Gateway } from '../../src/hubspot/gateway.ts';
import { describeEachStore } from '../support/stores.ts';
import { START } from '../support/world.ts';

const KEY: InstalledItem = { kind: 'property', id: 'deals.bg_key', name: 'bg_key' };
const LABEL: InstalledItem = { kind: 'label', id: '40', name: 'Champion' };

describeEachStore('what install created', (store) => {
  test('is kept per portal, once, and forgotten item by item', async () => {
    const { db } = store();
    await addInstalled(db, '1', [KEY, LABEL], START);
    await addInstalled(db, '1', [LABEL], START + 1);
    await addInstalled(db, '2', [KEY], START);
    expect(await readInstalled(db, '1')).toEqual([LABEL, KEY]);
    await removeInstalled(db, '1', [KEY]);
    expect(await readInstalled(db, '1')).toEqual([LABEL]);
    expect(await readInstalled(db, '2')).toEqual([KEY]);
  });

  test('nothing left is not the same as nothing known', async () => {
    const { db } = store();
    expect(await readInstalled(db, '1')).toBeNull();
    await addInstalled(db, '1', [], START);
    expect(await readInstalled(db, '1')).toBeNull();
    await addInstalled(db, '1', [KEY], START);
    await removeInstalled(db, '1', [KEY]);
    expect(await readInstalled(db, '1')).toEqual([]);
  });

  test('the latest moment of each signature version stays, whatever order they come in', async () => {
    const { db } = store();
    for (const [version, at] of [
      ['v1', 5],
      ['v3', 20],
      ['v3', 10],
      ['v1', 7],
    ] as const)
      await noteSignature(db, { version, at: START + at });
    expect(await readSignatures(db)).toEqual([
      { version: 'v3', at: START + 20 },
      { version: 'v1', at: START + 7 },
    ]);
  });
});

describe('looking into a store', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'bg-inspect-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  test('finds a fresh one empty and up to date', async () => {
    await (await openStore({ dataDir })).close();
    expect(await inspectStore({ dataDir })).toEqual({
      state: 'read',
      found: {
        pending: 0,
        oldestPendingAt: null,
        parked: 0,
        signatures: [],
        heard: false,
        refusedSources: [],
        outstanding: [],
        foreign: [],
      },
    });
  });

  test('tells a file that is no store by its code', async () => {
    await writeFile(
      join(dataDir, 'buying-groups.sqlite'),
      'not a database, whatever its name says'.repeat(50),
    );
    expect(await inspectStore({ dataDir })).toEqual({ state: 'failed', code: 'SQLITE_NOTADB' });
  });

  test('tells a PostgreSQL that does not answer by its code', async () => {
    const databaseUrl = 'postgres://nobody:secret@127.0.0.1:1/none';
    expect(await inspectStore({ databaseUrl, dataDir })).toEqual({ state: 'failed', code: 'ECONNREFUSED' });
  });
});

describeEachStore('the memory of a portal', (store) => {
  const gatewayOf = (readAccount: () => Promise<unknown>) => ({ readAccount }) as unknown as Gateway;
  const account = (portalId: string) => gatewayOf(() => Promise.resolve({ portalId }));

  test('is that of the portal the token belongs to', async () => {
    const { db } = store();
    const memory = await openPortalMemory(account('7'), db, '7', () => START);
    await memory.record.add([KEY]);
    expect(memory.portalId).toBe('7');
    expect(await readInstalled(db, '7')).toEqual([KEY]);
  });

  test('refuses a token of another portal than the configured one', async () => {
    const opening = openPortalMemory(account('7'), store().db, '8', () => START);
    await expect(opening).rejects.toThrow('belongs to portal 7, HUBSPOT_PORTAL_ID says 8');
  });

  test('goes by the configuration where the token may not ask', async () => {
    const mute = gatewayOf(() => Promise.reject(new ScopeError('GET details', ['oauth'], 'no')));
    expect((await openPortalMemory(mute, store().db, '8', () => START)).portalId).toBe('8');
  });
});
