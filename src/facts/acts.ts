/** Acts of people on the card: each is taken in once, with its facts, in one transaction; undoing one withdraws them. */
import type { Transaction } from 'kysely';
import type { Tables } from './schema.ts';
import type { Connection } from './store.ts';

export interface NewAct {
  /** UUID of the card; the same id again is the same act. */
  readonly id: string;
  readonly kind: string;
  readonly opportunity: string;
  readonly companyId: string;
  readonly contactId: string | null;
  /** Without ids of people. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: number;
  readonly by: string | null;
}

export interface KeptAct extends NewAct {
  readonly undoneAt: number | null;
}

/** `false`: it was taken in before. */
export async function addAct(db: Connection, act: NewAct): Promise<boolean> {
  const added = await db
    .insertInto('act')
    .values({
      id: act.id,
      kind: act.kind,
      opportunity: act.opportunity,
      company_id: act.companyId,
      contact_id: act.contactId,
      detail: JSON.stringify(act.detail),
      at: act.at,
      by: act.by,
      undone_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return added.length > 0;
}

/** Newest first. */
export async function readActs(
  db: Connection,
  opportunities: readonly string[],
  limit: number,
): Promise<KeptAct[]> {
  if (opportunities.length === 0) return [];
  const rows = await db
    .selectFrom('act')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAct);
}

/** Choices of plays that stand, the oldest first. */
export async function readChosenPlays(db: Connection, opportunities: readonly string[]): Promise<KeptAct[]> {
  if (opportunities.length === 0) return [];
  const rows = await db
    .selectFrom('act')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .where('kind', '=', 'plays')
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toAct);
}

/** Choices of plays that stand, of all companies, the oldest first. */
export async function readAllChosenPlays(db: Connection): Promise<KeptAct[]> {
  const rows = await db
    .selectFrom('act')
    .selectAll()
    .where('kind', '=', 'plays')
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toAct);
}

/** Answers to proposals of a company and opportunities made by hand, newest first. */
export async function readAnswers(db: Connection, companyId: string, limit: number): Promise<KeptAct[]> {
  const rows = await db
    .selectFrom('act')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('kind', 'in', ['proposal', 'opportunities'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toAct);
}

export async function findAct(db: Connection, id: string): Promise<KeptAct | null> {
  const row = await db.selectFrom('act').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toAct(row);
}

function toAct(row: Tables['act']): KeptAct {
  return {
    id: row.id,
    kind: row.kind,
    opportunity: row.opportunity,
    companyId: row.company_id,
    contactId: row.contact_id,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    at: row.at,
    by: row.by,
    undoneAt: row.undone_at,
  };
}

const TABLES_OF_ACTS = [
  'role_fact',
  'membership_fact',
  'stance_fact',
  'qualification_fact',
  'concern_fact',
  'presence_fact',
  'knowledge_fact',
  'expert_fact',
  'blocker_note',
  'proposal_answer',
  'solution_choice',
  'handoff',
  'review_answer',
] as const;

/** Its facts stay, and count no longer: what stood before holds again. */
export async function withdrawAct(trx: Transaction<Tables>, id: string, at: number): Promise<void> {
  await trx.updateTable('act').set({ undone_at: at }).where('id', '=', id).execute();
  for (const table of TABLES_OF_ACTS)
    await trx.updateTable(table).set({ withdrawn: 1 }).where('act', '=', id).execute();
}

export interface KeptNote {
  readonly contactId: string;
  readonly reason: string;
  readonly plan: string;
  readonly at: number;
  readonly by: string | null;
}

/** The latest note on each blocker. */
export async function readBlockerNotes(
  db: Connection,
  opportunities: readonly string[],
): Promise<KeptNote[]> {
  if (opportunities.length === 0) return [];
  const rows = await db
    .selectFrom('blocker_note')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const latest = new Map(rows.map((row) => [row.contact_id, row]));
  return [...latest.values()].map((row) => ({
    contactId: row.contact_id,
    reason: row.reason,
    plan: row.plan,
    at: row.at,
    by: row.by,
  }));
}
