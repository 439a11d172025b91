/** What words in a job title say of department and seniority; read from `config/titles.yaml`. */
import type { Department, Seniority } from './vocabulary.ts';

export interface TitleRules {
  /** What a title says of a department; the first match in this order names the primary one. */
  readonly departments: readonly TitleRule<Department>[];
  readonly seniorities: readonly TitleRule<Seniority>[];
  /** Whole titles with a meaning of their own, such as «исполнительный директор». */
  readonly exact: readonly TitlePersonaRule[];
}

export interface TitleRule<Value> {
  readonly id: string;
  readonly value: Value;
  /** Words or phrases, lower case, ё as е; a trailing `*` matches any ending. */
  readonly phrases: readonly string[];
}

export interface TitlePersonaRule {
  readonly id: string;
  readonly phrases: readonly string[];
  readonly departments: readonly Department[];
  readonly seniority: Seniority;
}
