import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { ENTRIES } from './card-files.ts';

const BUILD = fileURLToPath(new URL('../support/build-cards.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cards-'));

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [BUILD, folder, ...ENTRIES]);
});

afterAll(() => rmSync(folder, { recursive: true }));

const readBundle = (name: string): string => readFileSync(join(folder, name, `${name}.js`), 'utf8');

it.each(ENTRIES)('%s, built as HubSpot builds it, weighs at most 40 kB compressed', (name) => {
  const bytes = gzipSync(readBundle(name)).length;
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(40_000);
});

it.each(ENTRIES)('%s takes React from HubSpot’s worker and needs nothing else of it', (name) => {
  const text = readBundle(name).trim();
  expect(text.startsWith('(function(')).toBe(true);
  expect(text.endsWith('(React,RemoteUI);')).toBe(true);
  expect(text).not.toContain('require(');
  // HubSpot's worker hands on no secret, and neither do we.
  expect(text).not.toMatch(/process\.env|localhost/);
});
