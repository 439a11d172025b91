/** The rules to decide by; they may change while the worker runs, and never within one step of it. */
import type { CompiledRules } from '../domain/compile.ts';
import type { Localized } from '../domain/vocabulary.ts';

export type RulesNow =
  | { readonly ok: true; readonly compiled: CompiledRules }
  /** What is published cannot be read by this program: deciding by anything else would undo what others do. */
  | { readonly ok: false; readonly problem: Localized };

export interface RulesSource {
  /** The same object while the rules are the same. @throws what the store throws */
  get(): Promise<RulesNow>;
}
