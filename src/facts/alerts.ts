/** What owners were told, or wait to be told; and when groups were detected. */
import type { Alert } from '../domain/alerts/alert.ts';
import type { AlertKind } from '../domain/alerts/alert-settings.ts';
import { newAlerts, rememberAlert, type KnownAlert } from '../domain/alerts/find-alerts.ts';
import { thingOf } from '../domain/alerts/alert.ts';
import type { DetectionRecord } from '../domain/alerts/detection-record.ts';
import { hashOf } from './inbox.ts';
import { sql } from 'kysely';
import type { Connection } from './store.ts';

const CHUNK = 500;

export interface KeptAlert extends KnownAlert {
  readonly id: string;
  readonly companyId: string;
}

/**
 * Notes what nobody was told yet; answers how much that is. Call it in one transaction with the end of the decision.
 * `run`: of that decision, as in `write_log`. `known`: it counts as told, and nobody is.
 */
export async function noteAlerts(
  db: Connection,
  found: readonly Alert[],
  now: number,
  {
    run = null,
    state = 'waiting',
  }: { readonly run?: string | null; readonly state?: 'waiting' | 'known' } = {},
): Promise<number> {
  if (found.length === 0) return 0;
  const known = await readKnown(db, [...new Set(found.map(({ companyId }) => companyId))]);
  const fresh = newAlerts(found, known);
  for (let start = 0; start < fresh.length; start += CHUNK) {
    await db
      .insertInto('alert')
      .values(fresh.slice(start, start + CHUNK).map((alert) => ({ ...rowOf(alert, now, run), state })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
  return fresh.length;
}

/** The same thing found at the same moment is one row, whoever found it. */
function rowOf(alert: Alert, now: number, run: string | null) {
  const { opportunity, kind, subject, contactId, at } = rememberAlert(alert, now);
  return {
    id: hashOf(['alert', thingOf(alert), at].join('|')),
    opportunity,
    company_id: alert.companyId,
    kind,
    subject,
    contact_id: contactId,
    at,
    due_at: alert.dueAt,
    task: null,
    run,
  };
}

async function readKnown(db: Connection, companyIds: readonly string[]): Promise<KnownAlert[]> {
  const rows = await db
    .selectFrom('alert')
    .select(['opportunity', 'kind', 'subject', 'contact_id', 'at'])
    .where('company_id', 'in', companyIds)
    // What was dropped was told to nobody.
    .where('state', '!=', 'dropped')
    .execute();
  return rows.map(toKnown);
}

function toKnown(row: {
  opportunity: string;
  kind: string;
  subject: string;
  contact_id: string | null;
  at: number;
}): KnownAlert {
  const { opportunity, subject, contact_id: contactId } = row;
  return { opportunity, kind: row.kind as AlertKind, subject, contactId, at: Number(row.at) };
}

/** Things of which nobody was told, since they were so before a backfill. */
export async function countKnownSince(db: Connection, since: number): Promise<number> {
  const row = await db
    .selectFrom('alert')
    .select(({ fn }) => fn.countAll<number>().as('known'))
    .where('state', '=', 'known')
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.known);
}

/** What may be told now, the oldest first. */
export async function readWaiting(db: Connection, now: number, limit: number): Promise<KeptAlert[]> {
  const rows = await db
    .selectFrom('alert')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toKnown(row), id: row.id, companyId: row.company_id }));
}

/** Of the tasks named. */
export async function readTakenBy(
  db: Connection,
  taskIds: readonly string[],
): Promise<(KeptAlert & { readonly task: string })[]> {
  if (taskIds.length === 0) return [];
  const rows = await db.selectFrom('alert').selectAll().where('task', 'in', taskIds).orderBy('id').execute();
  return rows.map((row) => ({
    ...toKnown(row),
    id: row.id,
    companyId: row.company_id,
    task: row.task ?? '',
  }));
}

/** No longer so: nobody is told. */
export async function dropAlerts(db: Connection, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('alert').set({ state: 'dropped' }).where('id', 'in', ids).execute();
}

/** The runs that found what these tasks tell of, by task. */
export async function readRunsOfTasks(
  db: Connection,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (taskIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('alert')
    .select(['task', 'run'])
    .distinct()
    .where('task', 'in', taskIds)
    .where('run', 'is not', null)
    .orderBy('run')
    .execute();
  const byTask = Map.groupBy(rows, ({ task }) => task ?? '');
  return new Map([...byTask].map(([task, found]) => [task, found.flatMap(({ run }) => run ?? [])]));
}

/** Of these companies the ones that HubSpot no longer has: nothing of theirs will ever be read. */
export async function listGoneCompanies(
  db: Connection,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('company')
    .select('id')
    .where('id', 'in', ids)
    .where('archived', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function postponeAlerts(db: Connection, ids: readonly string[], dueAt: number): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('alert').set({ due_at: dueAt }).where('id', 'in', ids).execute();
}

/** The earliest moments count: a late event may show that a group formed, or a hand was raised, before; never after. */
export async function noteDetections(db: Connection, records: readonly DetectionRecord[]): Promise<void> {
  for (const { key, companyId, solution, detectedAt, raisedAt } of records) {
    await db
      .insertInto('detection')
      .values({ key, company_id: companyId, solution, detected_at: detectedAt, raised_at: raisedAt })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          detected_at: sql`case when excluded.detected_at < detection.detected_at then excluded.detected_at else detection.detected_at end`,
          raised_at: sql`case
            when detection.raised_at is null then excluded.raised_at
            when excluded.raised_at is null then detection.raised_at
            when excluded.raised_at < detection.raised_at then excluded.raised_at
            else detection.raised_at end`,
        }),
      )
      .execute();
  }
}
