/** What readers of the portal work with. */
import type { CompanyReading } from '../domain/company.ts';
import { LABELS, type Label } from '../domain/vocabulary.ts';
import type { Database } from '../facts/store.ts';
import type { DueReading, PortalReading } from '../facts/work.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import type { Log } from './context.ts';

export interface ReadContext {
  readonly db: Database;
  readonly gateway: Gateway;
  readonly mail: CompanyReading;
  /** What is read of a contact. */
  readonly contactProperties: readonly string[];
  /** What is read of a company. */
  readonly companyProperties: readonly string[];
  readonly now: () => number;
  readonly log: Log;
  /** Which label of ours an association type is; `null` for everything else. */
  readonly labelOf: (category: string, typeId: number) => Label | null;
  /** Stages of the pipeline this app creates deals in. */
  readonly ownStages: ReadonlySet<string>;
  /** Something of ours is no longer in the portal; see `WorkerContext`. */
  readonly doubtView?: () => void;
}

export type Reader = (context: ReadContext, due: readonly DueReading[], what: PortalReading) => Promise<void>;

export function idsOf(due: readonly DueReading[]): string[] {
  return due.map(({ id }) => id);
}

export function labelReader(typeIds: Readonly<Partial<Record<Label, number>>>): ReadContext['labelOf'] {
  const byType = new Map(
    LABELS.flatMap((label) => (typeIds[label] === undefined ? [] : [[typeIds[label], label] as const])),
  );
  return (category, typeId) => (category === 'USER_DEFINED' ? (byType.get(typeId) ?? null) : null);
}
