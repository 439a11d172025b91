/** The mirror: only the properties rules need, each with the moment it got its value. */
import { domainOfEmail, normalizeDomain } from '../domain/company.ts';
import { withoutErased } from './erased.ts';
import type { Connection } from './store.ts';

export type Mirrored = 'contact' | 'company' | 'deal';

/** `[value, time]`; an empty value is `null`. */
export type Stamped = Record<string, [string | null, number]>;

export interface PropertyChange {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly at: number;
}

/** An older change never overwrites a newer one (P20); of two at one moment the greater value stays, whoever comes first. */
export function mergeProperties(known: Stamped, change: Pick<PropertyChange, 'properties' | 'at'>): Stamped {
  const merged = { ...known };
  for (const [name, raw] of Object.entries(change.properties)) {
    const value = raw === '' ? null : raw;
    const held = merged[name];
    const newer =
      held === undefined || change.at > held[1] || (change.at === held[1] && (value ?? '') > (held[0] ?? ''));
    if (newer) merged[name] = [value, change.at];
  }
  return merged;
}

export function valueOf(properties: Stamped, name: string): string | null {
  return properties[name]?.[0] ?? null;
}

/** The values without their times. */
export function plainProperties(properties: Stamped): Record<string, string | null> {
  return Object.fromEntries(Object.entries(properties).map(([name, [value]]) => [name, value]));
}

/** What a read gives is as new as the object's last change, and wins against an event of that very moment. */
export function timeOfRead(updatedAt: number): number {
  return updatedAt + 0.5;
}

const CHUNK = 200;

/**
 * Applies changes of many objects; the rows are made where they are missing. Answers the ids that were new. Contacts
 * that were erased stay away.
 */
export async function applyProperties(
  db: Connection,
  type: Mirrored,
  given: readonly PropertyChange[],
): Promise<string[]> {
  const changes = type === 'contact' ? await withoutErased(db, given, ({ id }) => id) : given;
  const created: string[] = [];
  const ids = [...new Set(changes.map(({ id }) => id))].sort();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const slice = ids.slice(start, start + CHUNK);
    const known = await readStamped(db, type, slice);
    const merged = new Map<string, Stamped>();
    for (const change of changes) {
      if (!slice.includes(change.id)) continue;
      merged.set(change.id, mergeProperties(merged.get(change.id) ?? known.get(change.id) ?? {}, change));
    }
    created.push(...slice.filter((id) => !known.has(id)));
    await saveStamped(db, type, merged);
  }
  return created;
}

export async function readStamped(
  db: Connection,
  type: Mirrored,
  ids: readonly string[],
): Promise<Map<string, Stamped>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom(type).select(['id', 'properties']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, JSON.parse(row.properties) as Stamped]));
}

async function saveStamped(
  db: Connection,
  type: Mirrored,
  rows: ReadonlyMap<string, Stamped>,
): Promise<void> {
  if (rows.size === 0) return;
  // Sorted by id: concurrent upserts that lock in different orders would deadlock on PostgreSQL.
  const ordered = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  if (type === 'contact') {
    await db
      .insertInto('contact')
      .values(
        ordered.map(([id, properties]) => ({
          ...newRow(id, properties),
          company_id: valueOf(properties, 'associatedcompanyid'),
          email: valueOf(properties, 'email')?.trim().toLowerCase() ?? null,
          domain: normalizeDomain(domainOfEmail(valueOf(properties, 'email'))),
          merged_into: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          properties: eb.ref('excluded.properties'),
          company_id: eb.ref('excluded.company_id'),
          email: eb.ref('excluded.email'),
          domain: eb.ref('excluded.domain'),
        })),
      )
      .execute();
  } else if (type === 'company') {
    await db
      .insertInto('company')
      .values(
        ordered.map(([id, properties]) => ({
          ...newRow(id, properties),
          domain: normalizeDomain(valueOf(properties, 'domain')),
          deals_read_at: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          properties: eb.ref('excluded.properties'),
          domain: eb.ref('excluded.domain'),
        })),
      )
      .execute();
  } else {
    await db
      .insertInto('deal')
      .values(
        ordered.map(([id, properties]) => ({
          ...newRow(id, properties),
          created_by_app: 0,
          moved_by_person: 0,
          app_stages: '[]',
          solution_given: 0,
          pairs_read_at: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({ properties: eb.ref('excluded.properties') })),
      )
      .execute();
  }
}

function newRow(id: string, properties: Stamped) {
  return { id, properties: JSON.stringify(properties), archived: 0, created_at: null, read_at: null };
}

/** Marks what a read found, or found missing: HubSpot's answer is the truth about what lives. */
export async function markRead(
  db: Connection,
  type: Mirrored,
  rows: readonly { readonly id: string; readonly createdAt: number | null; readonly archived: boolean }[],
  now: number,
): Promise<void> {
  for (const { id, createdAt, archived } of rows) {
    await db
      .updateTable(type)
      .set({
        read_at: now,
        archived: archived ? 1 : 0,
        ...(createdAt === null ? {} : { created_at: createdAt }),
      })
      .where('id', '=', id)
      .execute();
  }
}

/** The ids that this mirror has never read from HubSpot. */
export async function findUnread(db: Connection, type: Mirrored, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(type)
    .select('id')
    .where('id', 'in', ids)
    .where('read_at', 'is not', null)
    .execute();
  const read = new Set(rows.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !read.has(id));
}
