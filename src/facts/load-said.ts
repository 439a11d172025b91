/** What people said of opportunities: roles, membership, stance, qualification, concerns, presence, answers. */
import { sql } from 'kysely';
import type { Presence, ProposalAnswer, Stance } from '../domain/said-facts.ts';
import type { BantLetter, Flag, Role } from '../domain/vocabulary.ts';
import type { Tables } from './schema.ts';
import type { Connection } from './store.ts';

export type KeptAnswer = ProposalAnswer & { readonly companyId: string };

/** One fact of any table: what is its own stands in `one`, `two` and `three`. */
interface FactRow {
  readonly what: string;
  readonly opportunity: string;
  readonly contact_id: string;
  readonly at: number;
  readonly by: string | null;
  readonly one: string | null;
  readonly two: string | null;
  readonly three: string | null;
  readonly yes: number;
}

const NONE = sql<null>`cast(null as text)`;

/** Table by table, which of its columns are `one`, `two`, `three` and `yes`; `null`: it has no such column. */
const COLUMNS = {
  role_fact: ['label', 'source', null, 'holds'],
  membership_fact: ['reason', 'note', null, 'member'],
  stance_fact: ['stance', null, null, null],
  qualification_fact: ['letter', null, null, 'known'],
  concern_fact: ['concern', 'category', 'state', null],
  presence_fact: ['presence', null, null, null],
} as const satisfies Partial<
  Record<keyof Tables, readonly [string, string | null, string | null, string | null]>
>;

/**
 * All in one statement: asked one by one, the tables would cost six rounds to a database that is elsewhere. Facts of acts
 * that were taken back are left out.
 */
export async function readFacts(db: Connection, opportunities: readonly string[]) {
  const rows = opportunities.length === 0 ? [] : await readRows(db, opportunities);
  const of = (table: keyof typeof COLUMNS): FactRow[] => rows.filter(({ what }) => what === table);
  return {
    roles: of('role_fact').map((row) => ({
      ...baseOf(row),
      label: row.one as Role | Flag,
      holds: row.yes === 1,
      source: row.two as 'person' | 'hubspot_label',
    })),
    memberships: of('membership_fact').map((row) => ({
      ...baseOf(row),
      member: row.yes === 1,
      reason: row.one,
      note: row.two,
    })),
    stances: of('stance_fact').map((row) => ({ ...baseOf(row), stance: (row.one || null) as Stance | null })),
    qualifications: of('qualification_fact').map((row) => ({
      ...baseOf(row),
      letter: row.one as BantLetter,
      known: row.yes === 1,
    })),
    concerns: of('concern_fact').map((row) => ({
      ...baseOf(row),
      id: row.one ?? '',
      category: row.two ?? '',
      state: row.three as 'open' | 'answered' | 'accepted',
    })),
    presences: of('presence_fact').map((row) => ({
      ...baseOf(row),
      presence: (row.one || null) as Presence | null,
    })),
  };
}

/** Oldest first. */
async function readRows(db: Connection, opportunities: readonly string[]): Promise<readonly FactRow[]> {
  const wanted = sql.join(opportunities.map((each) => sql`(${each})`));
  const selects = Object.entries(COLUMNS).map(([table, [one, two, three, yes]]) => {
    const columns = [one, two, three].map((name) => (name === null ? NONE : sql.ref(name)));
    const holds = yes === null ? sql`1` : sql.ref(yes);
    return sql`
      select ${sql.lit(table)} as what, id, opportunity, contact_id, at, "by",
        ${columns[0]} as one, ${columns[1]} as two, ${columns[2]} as three, ${holds} as yes
      from ${sql.table(table)}
      where opportunity in (select opportunity from wanted) and withdrawn = 0`;
  });
  // A common table, so that each opportunity is one parameter and not six: databases bound their number.
  const { rows } = await sql<FactRow>`
    with wanted(opportunity) as (values ${wanted})
    ${sql.join(selects, sql` union all `)}
    order by at, id`.execute(db);
  return rows;
}

function baseOf(row: FactRow) {
  return { opportunity: row.opportunity, contactId: row.contact_id, at: row.at, by: row.by };
}

export async function readAnswers(db: Connection, companyIds: readonly string[]): Promise<KeptAnswer[]> {
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
