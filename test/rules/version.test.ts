import { parse, stringify } from 'yaml';
import { loadTexts, readSample, sampleWith } from './sample.ts';

async function versionOf(texts: ReadonlyMap<string, string>): Promise<string> {
  const loaded = await loadTexts(texts);
  return loaded.ok ? loaded.rules.version : 'broken';
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reverseKeys(each)]),
  );
}

describe('the version of a rule set', () => {
  test('is twelve hex digits', async () => {
    expect(await versionOf(readSample())).toMatch(/^[0-9a-f]{12}$/);
  });

  test('does not change with comments, layout and the order of keys', async () => {
    const rewritten = new Map(
      [...readSample()].map(([file, text]) => [file, stringify(reverseKeys(parse(text)))]),
    );
    expect(await versionOf(rewritten)).toBe(await versionOf(readSample()));
  });

  test('does not change when a default is spelled out', async () => {
    const shorter = sampleWith('roles.yaml', '    strength: 1\n', '');
    expect(await versionOf(shorter)).toBe(await versionOf(readSample()));
  });

  test('changes with any figure', async () => {
    const changed = sampleWith('scoring.yaml', 'page_view: 1', 'page_view: 1.5');
    expect(await versionOf(changed)).toMatch(/^[0-9a-f]{12}$/);
    expect(await versionOf(changed)).not.toBe(await versionOf(readSample()));
  });

  test('changes with the order of a list, since the first department is the most usual one', async () => {
    const changed = sampleWith('solutions.yaml', '[it, engineering]', '[engineering, it]');
    expect(await versionOf(changed)).not.toBe(await versionOf(readSample()));
  });
});
