/** What of a run can be taken back: only what HubSpot still holds as the run left it. Pure. */
import { isSameValue } from '../domain/properties.ts';
import type { WriteRecord } from '../facts/records.ts';

/** The run as a whole: of several writes to one thing, the first `before` and the last `after`. */
export interface RunWrites {
  readonly properties: readonly PropertyWrite[];
  readonly labels: readonly LabelWrite[];
  /** Ids of deals the run created. */
  readonly created: readonly string[];
  /** Ids of tasks that tell owners what the run found, or of deals it created. */
  readonly tasks: readonly string[];
}

export interface PropertyWrite {
  readonly object: 'deal' | 'contact';
  readonly id: string;
  readonly property: string;
  readonly before: string | null;
  readonly after: string;
}

export interface LabelWrite {
  readonly dealId: string;
  readonly contactId: string;
  /** `null`: the two were not associated, or not by anybody this app knew of. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[];
}

/** `unknown`: HubSpot does not let the app read tasks any more. */
export type TaskNow = 'open' | 'completed' | 'gone' | 'unknown';

/** A task stays, since nothing of the CRM is deleted: a person decides what becomes of it. */
export interface LeftTask {
  readonly id: string;
  readonly state: TaskNow;
}

/** What HubSpot holds now; absent: the record is gone. */
export interface HeldNow {
  readonly deals: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  readonly contacts: ReadonlyMap<string, Readonly<Record<string, string | null>>>;
  /** By `<deal>:<contact>`: our labels on the pair, and whether anything of others stands on it too. */
  readonly pairs: ReadonlyMap<string, { readonly labels: readonly string[]; readonly others: boolean }>;
  readonly tasks: ReadonlyMap<string, TaskNow>;
}

export type KeptReason = 'changed_since' | 'already_as_before' | 'gone' | 'created_here';

export interface Kept {
  readonly object: 'deal' | 'contact' | 'pair';
  readonly id: string;
  /** The property; `labels` of a pair; `deal` for a deal that the run created. */
  readonly what: string;
  readonly reason: KeptReason;
}

export interface UndoPlan {
  readonly properties: readonly PropertyWrite[];
  readonly labels: readonly LabelWrite[];
  readonly kept: readonly Kept[];
  readonly tasks: readonly LeftTask[];
}

export function gatherRun(records: readonly WriteRecord[]): RunWrites {
  const properties = new Map<string, PropertyWrite>();
  const labels = new Map<string, LabelWrite>();
  const created: string[] = [];
  const tasks = new Set<string>();
  for (const record of records) {
    const { object, objectId } = record;
    if (object === 'pair') gatherLabels(labels, record);
    else if (object === 'task') tasks.add(objectId);
    else if (Object.keys(record.before).length === 0) created.push(objectId);
    else {
      for (const [property, after] of Object.entries(record.after)) {
        const key = `${object}:${objectId}:${property}`;
        const before = properties.has(key) ? properties.get(key)!.before : textOf(record.before[property]);
        properties.set(key, { object, id: objectId, property, before, after: textOf(after) ?? '' });
      }
    }
  }
  const isOld = ({ object, id }: PropertyWrite): boolean => object !== 'deal' || !created.includes(id);
  return {
    properties: [...properties.values()].filter(isOld),
    labels: [...labels.values()],
    created,
    tasks: [...tasks],
  };
}

function gatherLabels(labels: Map<string, LabelWrite>, { objectId, before, after }: WriteRecord): void {
  const [dealId = '', contactId = ''] = objectId.split(':');
  const first = labels.get(objectId);
  labels.set(objectId, {
    dealId,
    contactId,
    before: first === undefined ? listOf(before.labels) : first.before,
    after: listOf(after.labels) ?? [],
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function listOf(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : null;
}

export function planUndo(run: RunWrites, now: HeldNow): UndoPlan {
  const kept: Kept[] = run.created.map((id) => ({
    object: 'deal',
    id,
    what: 'deal',
    reason: now.deals.has(id) ? 'created_here' : 'gone',
  }));
  const properties = run.properties.filter((write) => {
    const reason = reasonToKeep(write, now);
    if (reason !== null) kept.push({ object: write.object, id: write.id, what: write.property, reason });
    return reason === null;
  });
  const labels = run.labels.filter((write) => {
    const reason = reasonToKeepLabels(write, now);
    const id = `${write.dealId}:${write.contactId}`;
    if (reason !== null) kept.push({ object: 'pair', id, what: 'labels', reason });
    return reason === null;
  });
  const tasks = run.tasks.map((id) => ({ id, state: now.tasks.get(id) ?? ('gone' as const) }));
  return { properties, labels, kept, tasks };
}

function reasonToKeep(
  { object, id, property, before, after }: PropertyWrite,
  now: HeldNow,
): KeptReason | null {
  const held = (object === 'deal' ? now.deals : now.contacts).get(id);
  if (held === undefined) return 'gone';
  const value = held[property] ?? null;
  if (isSameValue(property, after, value)) return null;
  return isSameValue(property, before ?? '', value) ? 'already_as_before' : 'changed_since';
}

function reasonToKeepLabels(
  { dealId, contactId, before, after }: LabelWrite,
  now: HeldNow,
): KeptReason | null {
  const held = now.pairs.get(`${dealId}:${contactId}`);
  if (held === undefined) return before === null ? 'already_as_before' : 'gone';
  if (isSameSet(held.labels, after)) return null;
  return before !== null && isSameSet(held.labels, before) ? 'already_as_before' : 'changed_since';
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}
