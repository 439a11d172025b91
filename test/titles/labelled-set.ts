/** The labelled titles of `english.tsv` and `russian.tsv`; where they come from stands in the README beside them. */
import { readFileSync } from 'node:fs';
import type { Department, Seniority } from '../../src/domain/vocabulary.ts';

export interface LabelledTitle {
  readonly title: string;
  /** Every department that is right; most titles have one. */
  readonly departments: readonly Department[];
  /** `null` where nobody judged it. */
  readonly seniority: Seniority | null;
  readonly origin: string;
  readonly split: 'dev' | 'test';
}

export type SetName = 'english' | 'russian';

export function readLabelledSet(name: SetName): LabelledTitle[] {
  const text = readFileSync(new URL(`${name}.tsv`, import.meta.url), 'utf8');
  return text.trim().split('\n').slice(1).map(readRow);
}

function readRow(row: string): LabelledTitle {
  const [title = '', departments = '', seniority = '', origin = '', split = ''] = row.split('\t');
  return {
    title,
    departments: departments.split('/') as Department[],
    seniority: seniority === '-' ? null : (seniority as Seniority),
    origin,
    split: split === 'test' ? 'test' : 'dev',
  };
}
