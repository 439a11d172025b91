/** Tables of the reading of a portal's past. */

export interface BackfillTables {
  backfill: BackfillTable;
  /** What the walk touched and nobody has decided yet; `what`: `deals` or `companies`. */
  backfill_work: { what: string; id: string };
}

/** One row per portal, rules and day from which on the past is read. */
export interface BackfillTable {
  /** `<portal>:<rules version>:<since>` */
  id: string;
  since: number;
  /** When a dry run of it ended. */
  rehearsed_at: number | null;
  started_at: number | null;
  /** When it last made headway. */
  seen_at: number | null;
  done_at: number | null;
  /** Of the process that carries it out; another one that starts takes it over. */
  lease: string | null;
  /** One of `STEPS` in `src/backfill/steps.ts`; the walk of that step goes on after `after_id`. */
  step: string;
  after_id: string | null;
  /** JSON: what was counted so far. */
  counts: string;
}
