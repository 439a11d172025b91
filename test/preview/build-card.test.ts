import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCard, findBundleFault } from '../../src/preview/build-card.ts';

const FIXTURE = resolve('test/preview/fixture-card/FixtureCard.tsx');

describe('the bundle of a card', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bg-card-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('takes React and the remote components from the worker and carries neither', async () => {
    const built = await buildCard(FIXTURE, join(folder, 'fixture'));
    const text = await readFile(built.file, 'utf8');
    expect(findBundleFault(text)).toBeNull();
    expect(text).not.toContain('createReconciler');
    expect(built.bytes).toBe(Buffer.byteLength(text));
    expect(built.gzipBytes).toBeLessThan(10_000);
  });

  test('is the same for the same source, byte for byte', async () => {
    const first = await buildCard(FIXTURE, join(folder, 'first'));
    const second = await buildCard(FIXTURE, join(folder, 'second'));
    expect(await readFile(second.file, 'utf8')).toBe(await readFile(first.file, 'utf8'));
  });

  test('is refused where no worker could run it', async () => {
    const entry = join(folder, 'Idle.tsx');
    await writeFile(entry, 'console.log("no card");\n');
    await expect(buildCard(entry, join(folder, 'idle'))).rejects.toThrow(/React and RemoteUI/u);
  });

  test('is refused where it calls require, which Vite does not warn of', () => {
    expect(findBundleFault('(function(a,b){require("react")})(React,RemoteUI);')).toMatch(/require/u);
  });
});
