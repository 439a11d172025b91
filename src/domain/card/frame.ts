/** What every card carries beside its content: how fresh it is, what this user may do, what can be chosen. */
import type { CompiledRules } from '../compile.ts';
import type { Localized } from '../vocabulary.ts';
import type { ActView } from './said.ts';

export interface SolutionRef {
  readonly id: string;
  readonly name: Localized;
}

export interface Freshness {
  /** Changes of this company are still to be decided or written. */
  readonly pending: boolean;
  /** Why processing pauses, if it does. */
  readonly problem: Localized | null;
}

export interface Permissions {
  readonly mayAct: boolean;
  readonly maySeeBlockerNotes: boolean;
}

/** What the store knows about the reader and the moment, beside the facts of the field. */
export interface CardReader {
  readonly freshness: Freshness;
  readonly permissions: Permissions;
  /** What people lately answered to proposals of the company, newest first: the way back from a refusal. */
  readonly answers: readonly ActView[];
}

export interface CardFrame extends CardReader {
  /** ISO 8601. */
  readonly at: string;
  readonly rulesVersion: string;
}

export function frameOf(
  { freshness, permissions, answers }: CardReader,
  compiled: CompiledRules,
  now: number,
): CardFrame {
  const at = new Date(now).toISOString();
  return { at, rulesVersion: compiled.rules.version, freshness, permissions, answers };
}

export function refsOf({ rules }: CompiledRules): SolutionRef[] {
  return rules.solutions.map(({ id, name }) => ({ id, name }));
}

export function refOf(compiled: CompiledRules, id: string): SolutionRef {
  return { id, name: compiled.solution(id)?.name ?? { en: id, ru: id } };
}
