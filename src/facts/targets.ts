/** Planned opportunities: who asked for them and approved them, and which deal each became. */
import type { PlanBinding } from '../domain/target.ts';
import type { Target, TargetRole } from '../domain/types.ts';
import { TARGET_SIDES, type Role, type TargetSide } from '../domain/vocabulary.ts';
import type { Connection } from './store.ts';

/** So many rows per statement, whatever the store's limit of parameters is. */
const CHUNK = 500;

export interface StoredTarget extends Target {
  readonly companyId: string;
  readonly runId: string;
}

export type NewTarget = Omit<StoredTarget, 'approvals' | 'key' | 'origin'>;

/** The standing plans, of these companies or of all, in a fixed order. */
export async function readTargets(db: Connection, companyIds?: readonly string[]): Promise<StoredTarget[]> {
  if (companyIds?.length === 0) return [];
  const all = db.selectFrom('target').selectAll().where('undone_at', 'is', null);
  const rows = await (companyIds === undefined ? all : all.where('company_id', 'in', companyIds))
    .orderBy('company_id')
    .orderBy('solution')
    .execute();
  if (rows.length === 0) return [];
  const approvals = Map.groupBy(
    await readApprovals(
      db,
      rows.map(({ id }) => id),
    ),
    ({ targetId }) => targetId,
  );
  return rows.map((row) => ({
    id: row.id,
    companyId: row.company_id,
    runId: row.run_id,
    solution: row.solution,
    askedAt: Number(row.asked_at),
    approvals: (approvals.get(row.id) ?? []).map(({ side }) => side),
    profile: readProfile(row.profile),
    expectedValue: row.expected_value === null ? null : Number(row.expected_value),
    currency: row.currency,
    key: row.key,
    origin: row.origin as Target['origin'],
  }));
}

export interface Approval {
  readonly targetId: string;
  readonly side: TargetSide;
  readonly by: string;
  readonly at: number;
}

/** Who approved, marketing first. */
export async function readApprovals(db: Connection, targetIds: readonly string[]): Promise<Approval[]> {
  const found: Approval[] = [];
  for (let start = 0; start < targetIds.length; start += CHUNK) {
    const rows = await db
      .selectFrom('target_approval')
      .selectAll()
      .where('target_id', 'in', targetIds.slice(start, start + CHUNK))
      .execute();
    found.push(
      ...rows.map(({ target_id, side, by, at }) => ({
        targetId: target_id,
        side: side as TargetSide,
        by,
        at: Number(at),
      })),
    );
  }
  return found.sort((a, b) => TARGET_SIDES.indexOf(a.side) - TARGET_SIDES.indexOf(b.side));
}

function readProfile(text: string): TargetRole[] {
  const counts = JSON.parse(text) as Record<string, number>;
  return Object.entries(counts).map(([role, count]) => ({ role: role as Role, count }));
}

function writeProfile(profile: readonly TargetRole[]): string {
  return JSON.stringify(Object.fromEntries(profile.map(({ role, count }) => [role, count])));
}

/** A pair that is planned already stays as it is; answers how many are new. */
export async function addTargets(
  db: Connection,
  targets: readonly NewTarget[],
  askedBy: string | null,
): Promise<number> {
  let added = 0;
  for (let start = 0; start < targets.length; start += CHUNK) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('target')
      .values(
        targets.slice(start, start + CHUNK).map((each) => ({
          id: each.id,
          company_id: each.companyId,
          solution: each.solution,
          run_id: each.runId,
          asked_at: each.askedAt,
          asked_by: askedBy,
          profile: writeProfile(each.profile),
          expected_value: each.expectedValue,
          currency: each.currency,
          key: null,
          origin: null,
          undone_at: null,
          undone_by: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** What is expected of a plan that stands already. */
export async function changeTarget(
  db: Connection,
  { id, profile, expectedValue, currency }: Pick<Target, 'id' | 'profile' | 'expectedValue' | 'currency'>,
): Promise<void> {
  await db
    .updateTable('target')
    .set({ profile: writeProfile(profile), expected_value: expectedValue, currency })
    .where('id', '=', id)
    .execute();
}

/** The first approval of a side holds; answers how many were new. */
export async function addApprovals(db: Connection, approvals: readonly Approval[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < approvals.length; start += CHUNK) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('target_approval')
      .values(
        approvals
          .slice(start, start + CHUNK)
          .map(({ targetId, side, by, at }) => ({ target_id: targetId, side, by, at })),
      )
      .onConflict((conflict) => conflict.columns(['target_id', 'side']).doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** Which opportunity a plan became; said once. */
export async function bindTargets(db: Connection, bound: readonly PlanBinding[]): Promise<void> {
  for (const { id, key, origin } of bound) {
    await db
      .updateTable('target')
      .set({ key, origin })
      .where('id', '=', id)
      .where('key', 'is', null)
      .execute();
  }
}

/** Takes plans back; their rows stay, with who did it and when. */
export async function withdrawTargets(
  db: Connection,
  ids: readonly string[],
  by: string | null,
  at: number,
): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    await db
      .updateTable('target')
      .set({ undone_at: at, undone_by: by })
      .where('id', 'in', ids.slice(start, start + CHUNK))
      .where('undone_at', 'is', null)
      .execute();
  }
}
