/** What every report is made from: the store, the rules and a moment. */
import type { CompiledRules } from '../domain/compile.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Database } from '../facts/store.ts';

export interface ReportContext {
  readonly db: Database;
  readonly compiled: CompiledRules;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly language: Language;
}
