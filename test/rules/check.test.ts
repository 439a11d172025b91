import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/cli/check.ts';
import { CONFIG } from './sample.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rules-'));
  await cp(CONFIG, dir, { recursive: true });
});

afterEach(() => rm(dir, { recursive: true }));

async function run(json: boolean): Promise<{ code: number; text: string }> {
  let text = '';
  const code = await check({ configDir: dir, json, write: (each) => void (text += each) });
  return { code, text };
}

async function replaceIn(file: string, from: string, to: string): Promise<void> {
  const path = join(dir, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
}

describe('check', () => {
  test('prints version, counts and warnings of a valid configuration and answers 0', async () => {
    const { code, text } = await run(false);
    expect(code).toBe(0);
    expect(text).toMatch(
      /^The configuration is valid, version [0-9a-f]{12}: 2 solutions, \d+ role rules, 26 content rules, \d+ title rules, 0 warnings\.\n$/,
    );
  });

  test('prints each problem on a line an editor can jump to, and answers 1', async () => {
    await replaceIn('stages.yaml', 'target: {}', 'target: 1');
    await replaceIn('settings.yaml', 'language: en', 'language: eng');
    const { code, text } = await run(false);
    expect(code).toBe(1);
    expect(text.split('\n')).toEqual([
      expect.stringContaining(
        `settings.yaml:5:11 language: got "eng", expected one of en, ru; did you mean "en"?`,
      ),
      expect.stringMatching(/stages\.yaml:\d+:11 entry\.target: got 1, expected a mapping$/),
      `2 problems in ${dir}; nothing was changed.`,
      '',
    ]);
  });

  test('prints one JSON document and nothing else when asked to', async () => {
    const valid = await run(true);
    expect(JSON.parse(valid.text)).toMatchObject({
      ok: true,
      counts: { solutions: 2, contentRules: 26 },
      problems: [],
    });
    await replaceIn('settings.yaml', 'language: en', 'language: eng');
    const broken = await run(true);
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.text)).toEqual({
      ok: false,
      problems: [
        {
          file: join(dir, 'settings.yaml'),
          line: 5,
          column: 11,
          path: 'language',
          got: '"eng"',
          expected: 'one of en, ru',
          suggestion: 'en',
        },
      ],
      warnings: [],
    });
  });

  test('prints warnings without failing', async () => {
    await writeFile(join(dir, 'notes.yaml'), '');
    const { code, text } = await run(false);
    expect(code).toBe(0);
    expect(text).toMatch(/^warning: .+notes\.yaml:1:1: got a file that is not read/);
    expect(text).toContain(', 1 warning.');
  });
});
