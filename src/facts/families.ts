/** Families of companies in the mirror: parents and children of any depth, loops included (R23). */
import { sql } from 'kysely';
import { headOf } from '../domain/family.ts';
import type { Connection } from './store.ts';

export interface FamilyLink {
  readonly companyId: string;
  readonly parentId: string | null;
  readonly childIds: readonly string[];
}

/** What HubSpot says of some companies now: their parents, and whose parents they are. */
export async function linkFamilies(db: Connection, links: readonly FamilyLink[], now: number): Promise<void> {
  for (const { companyId, parentId, childIds } of links) {
    await db
      .updateTable('company')
      .set({ parent_id: parentId, family_read_at: now })
      .where('id', '=', companyId)
      .execute();
    const former = db.updateTable('company').set({ parent_id: null }).where('parent_id', '=', companyId);
    if (childIds.length === 0) await former.execute();
    else {
      await former.where('id', 'not in', childIds).execute();
      await db.updateTable('company').set({ parent_id: companyId }).where('id', 'in', childIds).execute();
    }
  }
}

/** Children in the mirror, as far as it is known. */
export async function childrenOf(db: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('company').select('id').where('parent_id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

/** The relation is asked for again as soon as it matters. */
export async function forgetFamilies(db: Connection, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('company').set({ family_read_at: null }).where('id', 'in', ids).execute();
}

/** Living companies whose parents and children were never asked for, or would have to be again. */
export async function withoutKnownFamily(db: Connection, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('company')
    .select('id')
    .where('id', 'in', ids)
    .where('archived', '=', 0)
    .where('read_at', 'is not', null)
    .where('family_read_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** The same companies and the heads of their families. */
export async function withHeads(db: Connection, ids: readonly string[]): Promise<string[]> {
  const parents = await readAncestors(db, ids);
  if (parents.size === 0) return [...ids];
  return [...new Set([...ids, ...ids.map((id) => headOf(id, parents))])];
}

export interface FamilyIds {
  readonly headId: string;
  readonly companyIds: readonly string[];
}

/** Of each company that has relatives its family; the others stand alone. */
export async function readFamilies(db: Connection, ids: readonly string[]): Promise<Map<string, FamilyIds>> {
  const found = new Map<string, FamilyIds>();
  const parents = await readAncestors(db, ids);
  const heads = new Map(ids.map((id) => [id, headOf(id, parents)]));
  const below = await readDescendants(db, [...new Set(heads.values())]);
  for (const [id, headId] of heads) {
    const companyIds = below.get(headId);
    if (companyIds !== undefined && companyIds.length > 1) found.set(id, { headId, companyIds });
  }
  return found;
}

/** SQLite takes so many values in one statement, and some more. */
const CHUNK = 500;

function chunksOf(ids: readonly string[]): string[][] {
  const all = [...new Set(ids)];
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, n) =>
    all.slice(n * CHUNK, (n + 1) * CHUNK),
  );
}

/** The parents of companies and of all above them; empty where none has any. Only living companies are parents. */
async function readAncestors(db: Connection, ids: readonly string[]): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const slice of chunksOf(ids)) {
    const { rows } = await sql<{ id: string; parent_id: string | null }>`
      with recursive above (id, parent_id) as (
        select id, parent_id from company where id in (${sql.join(slice)}) and parent_id is not null
        union
        select parent.id, parent.parent_id from above
          join company parent on parent.id = above.parent_id and parent.archived = 0
      )
      select id, parent_id from above`.execute(db);
    for (const row of rows) found.set(row.id, row.parent_id);
  }
  return found;
}

/** Living companies of each head's family, itself included, by rising id. */
async function readDescendants(db: Connection, heads: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const slice of chunksOf(heads)) {
    const { rows } = await sql<{ head: string; id: string }>`
      with recursive below (head, id) as (
        select id, id from company where id in (${sql.join(slice)})
        union
        select below.head, child.id from below
          join company child on child.parent_id = below.id and child.archived = 0
      )
      select head, id from below order by id`.execute(db);
    for (const [head, all] of Map.groupBy(rows, (row) => row.head))
      found.set(
        head,
        all.map(({ id }) => id),
      );
  }
  return found;
}
