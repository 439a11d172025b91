/** The labelled titles of the `.tsv` files beside this one; where they come from stands in the README. */
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

/** `english-by-code`: labelled by the code of the occupation alone. */
export type SetName = 'english' | 'russian' | 'english-by-code';

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
