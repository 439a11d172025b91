/** Interactions and what people said: append-only, each with an id that makes a repetition harmless. */
import type { Interaction } from '../domain/types.ts';
import { withoutErased } from './erased.ts';
import type { Connection } from './store.ts';
import { hashOf } from './inbox.ts';

const CHUNK = 500;

/** Those of erased contacts are dropped. */
export async function addInteractions(db: Connection, given: readonly Interaction[]): Promise<void> {
  const interactions = await withoutErased(db, given, ({ contactId }) => contactId);
  for (let start = 0; start < interactions.length; start += CHUNK) {
    await db
      .insertInto('interaction')
      .values(
        interactions.slice(start, start + CHUNK).map((each) => ({
          id: each.id,
          contact_id: each.contactId,
          at: each.at,
          source: each.source,
          content: each.content,
          solution: each.solution,
          kind: each.kind,
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

/** Of these interactions, those that are not known yet. */
export async function findNewInteractions(
  db: Connection,
  interactions: readonly Interaction[],
): Promise<Interaction[]> {
  const known = new Set<string>();
  for (let start = 0; start < interactions.length; start += CHUNK) {
    const ids = interactions.slice(start, start + CHUNK).map(({ id }) => id);
    const rows = await db.selectFrom('interaction').select('id').where('id', 'in', ids).execute();
    for (const { id } of rows) known.add(id);
  }
  const fresh = interactions.filter(({ id }) => !known.has(id));
  return [...new Map(fresh.map((each) => [each.id, each])).values()];
}

export interface NewRoleFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly label: string;
  readonly holds: boolean;
  readonly at: number;
  readonly source: 'person' | 'hubspot_label';
  readonly by: string | null;
}

export async function addRoleFacts(db: Connection, facts: readonly NewRoleFact[]): Promise<void> {
  if (facts.length === 0) return;
  await db
    .insertInto('role_fact')
    .values(
      facts.map((fact) => ({
        id: hashOf(
          ['role', fact.opportunity, fact.contactId, fact.label, fact.holds, fact.at, fact.source].join('|'),
        ),
        opportunity: fact.opportunity,
        contact_id: fact.contactId,
        label: fact.label,
        holds: fact.holds ? 1 : 0,
        at: fact.at,
        source: fact.source,
        by: fact.by,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export interface NewMembershipFact {
  readonly opportunity: string;
  readonly contactId: string;
  readonly member: boolean;
  readonly at: number;
  readonly by: string | null;
  readonly reason: string | null;
}

export async function addMembershipFacts(db: Connection, facts: readonly NewMembershipFact[]): Promise<void> {
  if (facts.length === 0) return;
  await db
    .insertInto('membership_fact')
    .values(
      facts.map((fact) => ({
        id: hashOf(['membership', fact.opportunity, fact.contactId, fact.member, fact.at].join('|')),
        opportunity: fact.opportunity,
        contact_id: fact.contactId,
        at: fact.at,
        by: fact.by,
        member: fact.member ? 1 : 0,
        reason: fact.reason,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
