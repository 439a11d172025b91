/** Tables of what is to be done. */
import type { Generated } from 'kysely';

export interface ToReadTable {
  /** One of `Reading`. */
  what: string;
  id: string;
  revision: number;
  attempts: number;
  due_at: number;
}

export interface DirtyCompanyTable {
  company_id: string;
  /** Earliest change that is not written yet. */
  since: number;
  due_at: number;
  /** Raised by every change; a decision that saw an older one does not clear the row. */
  revision: number;
  attempts: number;
  lease: string | null;
  leased_until: number;
  decided_at: number;
  /** Rules of the last decision; empty: none, or one before this was noted. */
  rules_version: Generated<string>;
}
