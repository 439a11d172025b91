/** The product's own title rules, read as the product reads them, and the tables of expectations. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileTitles } from '../../src/domain/persona.ts';
import type { Department, Seniority } from '../../src/domain/vocabulary.ts';
import { titlesSchema } from '../../src/rules/schemas/titles.ts';

export const TITLE_RULES = titlesSchema.parse(
  parse(readFileSync(new URL('../../config/titles.yaml', import.meta.url), 'utf8')),
);

export const readTitle = compileTitles(TITLE_RULES);

export interface ExpectedTitle {
  readonly title: string;
  readonly departments: readonly Department[];
  readonly seniority: Seniority;
}

/** Reads lines of `departments rank | title | title …`; `\|` is a bar inside a title, `-` no department. */
export function readTable(table: string): ExpectedTitle[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [expected = '', ...titles] = line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|'));
      const [departments = '-', seniority = ''] = expected.split(' ');
      return titles.map((title) => ({
        title,
        departments: (departments === '-' ? [] : departments.split('+')) as Department[],
        seniority: seniority as Seniority,
      }));
    });
}
