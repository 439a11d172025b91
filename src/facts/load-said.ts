/** What people said of opportunities: roles, membership, stance, qualification, concerns, presence, answers. */
import { sql, type SelectQueryBuilder } from 'kysely';
import type { Presence, ProposalAnswer, Stance } from '../domain/types.ts';
import type { BantLetter, Flag, Role } from '../domain/vocabulary.ts';
import type { Tables } from './schema.ts';
import type { Connection } from './store.ts';

const NOTHING = {
  roles: [],
  memberships: [],
  stances: [],
  qualifications: [],
  concerns: [],
  presences: [],
};

export async function readFacts(
  db: Connection,
  opportunities: readonly string[],
  companyIds: readonly string[],
) {
  const answers = await readAnswers(db, companyIds);
  const all = [...new Set([...opportunities, ...answers.map(({ key }) => key)])];
  if (all.length === 0) return { ...NOTHING, answers };
  return { ...(await readPeoplesFacts(db, all)), answers };
}

async function readPeoplesFacts(db: Connection, opportunities: readonly string[]) {
  // The same condition for every table; facts of acts that were taken back are left out.
  const standing = sql<boolean>`opportunity in (${sql.join(opportunities)}) and withdrawn = 0`;
  const roles = await inOrder(db.selectFrom('role_fact').selectAll().where(standing)).execute();
  const memberships = await inOrder(db.selectFrom('membership_fact').selectAll().where(standing)).execute();
  const stances = await inOrder(db.selectFrom('stance_fact').selectAll().where(standing)).execute();
  const letters = await inOrder(db.selectFrom('qualification_fact').selectAll().where(standing)).execute();
  const concerns = await inOrder(db.selectFrom('concern_fact').selectAll().where(standing)).execute();
  const presences = await inOrder(db.selectFrom('presence_fact').selectAll().where(standing)).execute();
  return {
    roles: roles.map((row) => ({
      ...baseOf(row),
      label: row.label as Role | Flag,
      holds: row.holds === 1,
      source: row.source as 'person' | 'hubspot_label',
    })),
    memberships: memberships.map((row) => ({
      ...baseOf(row),
      member: row.member === 1,
      reason: row.reason,
    })),
    stances: stances.map((row) => ({ ...baseOf(row), stance: (row.stance || null) as Stance | null })),
    qualifications: letters.map((row) => ({
      ...baseOf(row),
      letter: row.letter as BantLetter,
      known: row.known === 1,
    })),
    concerns: concerns.map((row) => ({
      ...baseOf(row),
      id: row.concern,
      category: row.category,
      state: row.state as 'open' | 'answered' | 'accepted',
    })),
    presences: presences.map((row) => ({
      ...baseOf(row),
      presence: (row.presence || null) as Presence | null,
    })),
  };
}

function inOrder<Row>(query: SelectQueryBuilder<Tables, keyof Tables, Row>) {
  return query.orderBy(sql`at`).orderBy(sql`id`);
}

function baseOf(row: { opportunity: string; contact_id: string; at: number; by: string | null }) {
  return { opportunity: row.opportunity, contactId: row.contact_id, at: row.at, by: row.by };
}

async function readAnswers(
  db: Connection,
  companyIds: readonly string[],
): Promise<(ProposalAnswer & { readonly companyId: string })[]> {
  if (companyIds.length === 0) return [];
  const rows = await db
    .selectFrom('proposal_answer')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    companyId: row.company_id,
    key: row.opportunity,
    solution: row.solution,
    answer: row.answer as ProposalAnswer['answer'],
    at: row.at,
    by: row.by,
  }));
}
