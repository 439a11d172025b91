/** The sample configuration as texts, to be changed by tests before it is loaded. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRules, type LoadedRules } from '../../src/rules/load-rules.ts';
import { formatProblem } from '../../src/rules/problem.ts';
import { RULE_FILES, type RuleFile, type RuleFolder } from '../../src/rules/rule-files.ts';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const CONFIG = join(ROOT, 'config');

export type Texts = ReadonlyMap<string, string>;

export function readSample(): Map<string, string> {
  return new Map(RULE_FILES.map((file) => [file, readFileSync(join(CONFIG, file), 'utf8')]));
}

/** The sample with one text of one file replaced; the text must occur, or the test would test nothing. */
export function sampleWith(file: RuleFile, from: string, to: string): Map<string, string> {
  const texts = readSample();
  const text = texts.get(file) ?? '';
  if (!text.includes(from)) throw new Error(`config/${file} no longer contains ${JSON.stringify(from)}`);
  return texts.set(
    file,
    text.replace(from, () => to),
  );
}

export function makeFolder(texts: Texts): RuleFolder {
  return {
    list: () => Promise.resolve([...texts.keys()]),
    read: (name) => Promise.resolve(texts.get(name) ?? ''),
  };
}

export function loadTexts(texts: Texts): Promise<LoadedRules> {
  return loadRules('config', makeFolder(texts));
}

/** What a load found, as the lines an admin reads. */
export function linesOf(loaded: LoadedRules): string[] {
  return (loaded.ok ? loaded.warnings : loaded.problems).map(formatProblem);
}

/** Line and column, from 1, at which a text first occurs in a file. */
export function placeOf(texts: Texts, file: RuleFile, text: string): string {
  const before = (texts.get(file) ?? '').split(text)[0] ?? '';
  const lines = before.split('\n');
  return `config/${file}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
