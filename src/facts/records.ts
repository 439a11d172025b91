/** What was decided and written, for those who ask later: reasons, data quality, the log that undo reads. */
import type { CompanyDecision, DataQualityItem } from '../domain/opportunity.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { hashOf } from './inbox.ts';
import type { Connection } from './store.ts';

/** A decision is kept when its row of the table is not the one kept last; ids only, no names. */
export async function recordDecisions(db: Connection, decisions: readonly CompanyDecision[]): Promise<void> {
  for (const decision of decisions) {
    for (const group of [...decision.opportunities, ...decision.candidates]) {
      const body = JSON.stringify({
        key: group.key,
        dealId: group.dealId,
        row: group.row,
        reason: group.reason,
        // Counts, not people: they are known by their addresses.
        detection: { ...group.detection, people: group.detection.people.length },
        situations: group.situations.map(({ rule }) => rule),
        band: group.numbers.band.band,
        score: group.numbers.score,
      });
      const id = hashOf(
        [decision.companyId, group.key, group.row, group.dealId, decision.rulesVersion].join('|'),
      );
      await db
        .insertInto('decision')
        .values({
          id,
          company_id: decision.companyId,
          key: group.key,
          row: group.row,
          rules_version: decision.rulesVersion,
          at: decision.at,
          body,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    }
  }
}

export interface RecordedDecision {
  readonly at: number;
  readonly row: string;
  readonly rulesVersion: string;
  readonly reason: Localized;
}

/** What was decided for one opportunity so far, oldest first. */
export async function readDecisions(
  db: Connection,
  companyId: string,
  key: string,
): Promise<RecordedDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['at', 'row', 'rules_version', 'body'])
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    row: row.row,
    rulesVersion: row.rules_version,
    reason: (JSON.parse(row.body) as { reason: Localized }).reason,
  }));
}

/** Stands for the company of items that belong to none. */
const NO_COMPANY = '';

/** Replaces the company's list. */
export async function recordDataQuality(
  db: Connection,
  companyId: string,
  items: readonly DataQualityItem[],
): Promise<void> {
  await db.deleteFrom('data_quality').where('company_id', '=', companyId).execute();
  const unique = [...new Map(items.map((each) => [`${each.code}|${each.object}|${each.id}`, each])).values()];
  for (let start = 0; start < unique.length; start += 500) {
    await db
      .insertInto('data_quality')
      .values(unique.slice(start, start + 500).map((each) => ({ company_id: companyId, ...each })))
      .execute();
  }
}

/** Replaces what is listed of contacts that belong to no company. */
export async function recordContactQuality(
  db: Connection,
  contactIds: readonly string[],
  items: readonly DataQualityItem[],
): Promise<void> {
  await db
    .deleteFrom('data_quality')
    .where('company_id', '=', NO_COMPANY)
    .where('object', '=', 'contact')
    .where('id', 'in', contactIds)
    .execute();
  for (let start = 0; start < items.length; start += 500) {
    await db
      .insertInto('data_quality')
      .values(items.slice(start, start + 500).map((each) => ({ company_id: NO_COMPANY, ...each })))
      .execute();
  }
}

export interface WriteRecord {
  readonly id: string;
  readonly runId: string;
  readonly at: number;
  readonly object: 'deal' | 'contact' | 'pair' | 'task';
  readonly objectId: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export async function recordWrites(db: Connection, records: readonly WriteRecord[]): Promise<void> {
  for (let start = 0; start < records.length; start += 500) {
    await db
      .insertInto('write_log')
      .values(
        records.slice(start, start + 500).map((each) => ({
          id: each.id,
          run_id: each.runId,
          at: each.at,
          object: each.object,
          object_id: each.objectId,
          before: JSON.stringify(each.before),
          after: JSON.stringify(each.after),
        })),
      )
      .execute();
  }
}

/** What this app wrote when it made these deals, at `since` or later; what the log does not hold is not known. */
export async function writtenAtCreation(
  db: Connection,
  dealIds: readonly string[],
  since: number,
): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('write_log')
    .select(['object_id', 'after'])
    .where('object', '=', 'deal')
    .where('object_id', 'in', dealIds)
    .where('at', '>=', since)
    .where('before', '=', '{}')
    .execute();
  return new Map(
    rows.map(({ object_id, after }) => [object_id, JSON.parse(after) as Readonly<Record<string, unknown>>]),
  );
}
