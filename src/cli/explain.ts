/** `buying-groups explain --title` and `--titles`: what the rules read from job titles, and from which words. */
import { readFile } from 'node:fs/promises';
import { compileRuleSet } from '../app/compile.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Persona } from '../domain/types.ts';
import { DEPARTMENT_NAMES, listWords, writePercent } from '../domain/words.ts';
import { UsageError } from './usage-error.ts';

export interface ExplainOptions {
  readonly rules: RuleSet;
  readonly title?: string | undefined;
  /** A file with one title per line; one JSON object per line comes out. */
  readonly titles?: string | undefined;
  readonly json: boolean;
  readonly write: (text: string) => void;
}

export async function explain({ rules, title, titles, json, write }: ExplainOptions): Promise<number> {
  if ((title === undefined) === (titles === undefined)) {
    throw new UsageError('explain: give either --title TEXT or --titles FILE');
  }
  const { readTitle } = compileRuleSet(rules);
  if (title !== undefined) {
    const persona = readTitle(title);
    write(json ? `${JSON.stringify({ title, ...persona })}\n` : `${describe(title, persona, rules)}\n`);
    return 0;
  }
  for (const line of await readLines(titles ?? '')) {
    const { departments, seniority, confidence } = readTitle(line);
    write(`${JSON.stringify({ title: line, departments, seniority, confidence })}\n`);
  }
  return 0;
}

/** Empty lines are titles as well: the answer has as many lines as the file. */
async function readLines(file: string): Promise<string[]> {
  try {
    const text = await readFile(file, 'utf8');
    return text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unreadable';
    throw new UsageError(`explain --titles ${file}: ${code}; expected a text file with one title per line`);
  }
}

function describe(title: string, persona: Persona, rules: RuleSet): string {
  const names = persona.departments.map((department) => DEPARTMENT_NAMES[department].en);
  const read = [
    `“${title}”`,
    `  department   ${names.length === 0 ? 'unknown' : listWords(names, 'en')}`,
    `  seniority    ${persona.seniority}`,
    `  confidence   ${writePercent(Math.round(persona.confidence * 100), 'en')}${persona.full ? '' : ', since not both were read'}`,
  ];
  const because = persona.evidence.map(
    ({ text, says, rule }) => `  “${text}” says ${says}  (titles.yaml ${rule})`,
  );
  const against = persona.counterEvidence.map(
    ({ text, says, rule }) => `  “${text}” ${says}  (titles.yaml ${rule})`,
  );
  const nothing = persona.evidence.length === 0 ? ['  no rule of titles.yaml reads anything in it'] : [];
  return [...read, ...because, ...against, ...nothing, `  rules ${rules.version}`].join('\n');
}
