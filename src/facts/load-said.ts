/** What people said of opportunities: roles, membership, stance, qualification, concerns. */
import type { BantLetter, Flag, Role } from '../domain/vocabulary.ts';
import type { Connection } from './store.ts';

export async function readFacts(db: Connection, opportunities: readonly string[]) {
  if (opportunities.length === 0)
    return { roles: [], memberships: [], stances: [], qualifications: [], concerns: [] };
  const base = <Row extends { opportunity: string; contact_id: string; at: number; by: string | null }>(
    row: Row,
  ) => ({
    opportunity: row.opportunity,
    contactId: row.contact_id,
    at: row.at,
    by: row.by,
  });
  const roles = await db
    .selectFrom('role_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const memberships = await db
    .selectFrom('membership_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const stances = await db
    .selectFrom('stance_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const letters = await db
    .selectFrom('qualification_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const concerns = await db
    .selectFrom('concern_fact')
    .selectAll()
    .where('opportunity', 'in', opportunities)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return {
    roles: roles.map((row) => ({
      ...base(row),
      label: row.label as Role | Flag,
      holds: row.holds === 1,
      source: row.source as 'person' | 'hubspot_label',
    })),
    memberships: memberships.map((row) => ({ ...base(row), member: row.member === 1, reason: row.reason })),
    stances: stances.map((row) => ({
      ...base(row),
      stance: row.stance as 'supporter' | 'neutral' | 'sceptic' | 'opponent',
    })),
    qualifications: letters.map((row) => ({ ...base(row), letter: row.letter as BantLetter })),
    concerns: concerns.map((row) => ({
      ...base(row),
      id: row.concern,
      category: row.category,
      state: row.state as 'open' | 'answered' | 'accepted',
    })),
  };
}
