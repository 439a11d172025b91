/**
 * What words in a job title say of department and seniority; read from `config/titles.yaml`.
 *
 * A phrase is one or more words, lower case, ё as е or not, parted by spaces or hyphens. A word that ends in `*`
 * matches any ending. Of all phrases that fit at one place the one with the most words wins, whatever its list.
 */
import type { Department, Seniority } from './vocabulary.ts';

export interface TitleRules {
  /** Short forms of one word: they are read as the words they mean. */
  readonly abbreviations: readonly TitleAbbreviation[];
  /** Words that name a field of work: "finance", «отдел кадров». */
  readonly departments: readonly TitleDepartmentRule[];
  /** Words that name a rank: "director", «начальник». The highest in a title counts. */
  readonly seniorities: readonly TitleSeniorityRule[];
  /** Words that name what somebody is, field and rank in one: "accountant", "CFO", «исполнительный директор». */
  readonly occupations: readonly TitleOccupationRule[];
  /** Words that change what the rest of the title says: "deputy", "assistant to", "former". */
  readonly modifiers: readonly TitleModifierRule[];
  /** Words that hold a title together. */
  readonly connectors: TitleConnectors;
}

export interface TitleAbbreviation {
  /** Single words; a trailing `*` matches any ending. */
  readonly words: readonly string[];
  readonly means: string;
}

export interface TitleDepartmentRule {
  readonly id: string;
  readonly department: Department;
  readonly phrases: readonly string[];
  /** A weak word names the department only where no other word of the same part does: "sales operations" is sales. */
  readonly weak: boolean;
  /** Said of work in every field, so that even weak words win over it: "client operations" is about clients. */
  readonly general: boolean;
}

export interface TitleSeniorityRule {
  readonly id: string;
  readonly seniority: Seniority;
  readonly phrases: readonly string[];
  /** With one of these phrases in the same part the rank is another: "chief … officer". */
  readonly raised: { readonly by: readonly string[]; readonly to: Seniority } | null;
  /** What the word means when nothing else stands beside it: «Директор» leads the company. */
  readonly alone: { readonly department: Department; readonly seniority: Seniority } | null;
}

export interface TitleOccupationRule {
  readonly id: string;
  readonly departments: readonly Department[];
  /** `unknown`: other words name the rank. */
  readonly seniority: Seniority;
  readonly phrases: readonly string[];
  /** Endings of single words that no phrase knows: "ologist", «щик». */
  readonly endings: readonly string[];
  /** As in {@link TitleDepartmentRule}: "sales engineer" is sales, "engineer" alone engineering. */
  readonly weak: boolean;
  /**
   * Where the word is the head of its phrase, only words of these departments win over it: an "IT technician" is in
   * IT, an "event technician" in no department. `null`: words of every department do.
   */
  readonly yields: readonly Department[] | null;
  /** `head`: says something only as the head of its phrase: "lab tech", and not "head of tech". */
  readonly place: 'any' | 'head';
}

/**
 * - `deputy`: one level below what the title names.
 * - `assistant`: helps the person or department named; never has that person's rank.
 * - `assistant_rank`: a deputy before a rank ("assistant director"), else an `assistant` ("HR assistant").
 * - `servant`: as `assistant`, and not of the department either: secretary, driver.
 * - `junior`: staff, whatever else is said.
 * - `former`: nothing is known of the present.
 * - `acting`: counts as the role itself; named only so that its words say nothing else.
 */
export const TITLE_EFFECTS = [
  'deputy',
  'assistant',
  'assistant_rank',
  'servant',
  'junior',
  'former',
  'acting',
] as const;
export type TitleEffect = (typeof TITLE_EFFECTS)[number];

export interface TitleModifierRule {
  readonly id: string;
  readonly effect: TitleEffect;
  readonly phrases: readonly string[];
}

/** "and", «и», `&`, `/` and `+` join parts and are not configured. */
export interface TitleConnectors {
  /** What follows narrows what stands before: "of", «по». */
  readonly of: readonly string[];
  /** What follows is another person: "to" in "assistant to the CFO". */
  readonly to: readonly string[];
  /** What follows is an employer: "at", «ООО». */
  readonly at: readonly string[];
  /** Says nothing: "the", «компании». */
  readonly ignored: readonly string[];
  /** Prefixes written in one word with what they change: «замдиректора». */
  readonly prefixes: readonly string[];
}
