/** What every card carries beside its content: how fresh it is, what this user may do, what can be chosen. */
import type { CompiledRules } from '../compile.ts';
import type { Localized } from '../vocabulary.ts';

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
}

export interface CardFrame extends CardReader {
  /** ISO 8601. */
  readonly at: string;
  readonly rulesVersion: string;
}

export function frameOf(
  { freshness, permissions }: CardReader,
  compiled: CompiledRules,
  now: number,
): CardFrame {
  return { at: new Date(now).toISOString(), rulesVersion: compiled.rules.version, freshness, permissions };
}

export function refsOf({ rules }: CompiledRules): SolutionRef[] {
  return rules.solutions.map(({ id, name }) => ({ id, name }));
}

export function refOf(compiled: CompiledRules, id: string): SolutionRef {
  return { id, name: compiled.solution(id)?.name ?? { en: id, ru: id } };
}
