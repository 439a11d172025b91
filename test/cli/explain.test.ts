import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../src/cli/explain.ts';
import { loadSampleRules } from '../support/world.ts';

async function run(options: { title?: string; titles?: string; json?: boolean }): Promise<string> {
  const out: string[] = [];
  const rules = await loadSampleRules();
  const code = await explain({ rules, json: false, ...options, write: (text) => void out.push(text) });
  expect(code).toBe(0);
  return out.join('');
}

test('a title is explained by its words and rules (R118)', async () => {
  const text = await run({ title: 'Финансовый директор' });
  expect(text).toContain('department   finance');
  expect(text).toContain('seniority    c_level');
  expect(text).toMatch(/“Финансовый директор” says department: finance {2}\(titles\.yaml \S+\)/u);
});

test('a title no rule reads says so', async () => {
  expect(await run({ title: '???' })).toContain('no rule of titles.yaml reads anything in it');
});

test('a file of titles gives one JSON object per line, empty lines included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bg-titles-'));
  const file = join(folder, 'titles.txt');
  await writeFile(file, 'CFO\r\n\r\nIT-директор\n');
  const lines = (await run({ titles: file }))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines).toEqual([
    { title: 'CFO', departments: ['finance'], seniority: 'c_level', confidence: 0.8 },
    { title: '', departments: [], seniority: 'unknown', confidence: 0 },
    { title: 'IT-директор', departments: ['it'], seniority: 'director', confidence: 0.8 },
  ]);
  await rm(folder, { recursive: true });
});

test('neither or both of the options, or a file that is not there, is wrong usage', async () => {
  await expect(run({})).rejects.toThrow('--title');
  await expect(run({ title: 'CFO', titles: 'x' })).rejects.toThrow('--titles');
  await expect(run({ titles: '/nowhere/titles.txt' })).rejects.toThrow('ENOENT');
});
