/** Events whose contact is known by e-mail address only: they wait until a contact with it is known. */
import type { Interaction, InteractionSource } from '../domain/types.ts';
import type { InteractionKind } from '../domain/vocabulary.ts';
import { addInteractions } from './interactions.ts';
import type { Connection } from './store.ts';

export interface WaitingEvent extends Omit<Interaction, 'contactId'> {
  readonly email: string;
}

export async function keepWaiting(
  db: Connection,
  events: readonly WaitingEvent[],
  now: number,
): Promise<void> {
  for (const { id, email, at, source, content, solution, kind } of events) {
    await db
      .insertInto('waiting_event')
      .values({ id, email, at, source, content, solution, kind, since: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

/** Hands the waiting events of these contacts to them; answers the contacts that got some. */
export async function claimWaiting(db: Connection, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const rows = await db
    .selectFrom('waiting_event')
    .innerJoin('contact', 'contact.email', 'waiting_event.email')
    .select([
      'waiting_event.id',
      'waiting_event.at',
      'waiting_event.source',
      'waiting_event.content',
      'waiting_event.solution',
      'waiting_event.kind',
      'contact.id as contact_id',
    ])
    .where('contact.id', 'in', contactIds)
    .where('contact.archived', '=', 0)
    .orderBy('waiting_event.id')
    .orderBy('contact.id')
    .execute();
  if (rows.length === 0) return [];
  const interactions = rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    at: row.at,
    source: row.source as InteractionSource,
    content: row.content,
    solution: row.solution,
    kind: row.kind as InteractionKind | null,
  }));
  await addInteractions(db, interactions);
  const ids = [...new Set(rows.map(({ id }) => id))];
  await db.deleteFrom('waiting_event').where('id', 'in', ids).execute();
  return [...new Set(rows.map((row) => row.contact_id))];
}

/** The contacts that already carry one of these addresses. */
export async function contactsByEmail(db: Connection, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const rows = await db
    .selectFrom('contact')
    .select('id')
    .where('email', 'in', emails)
    .where('archived', '=', 0)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of these addresses, those for which events wait. */
export async function waitingAddresses(db: Connection, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const rows = await db
    .selectFrom('waiting_event')
    .select('email')
    .distinct()
    .where('email', 'in', emails)
    .execute();
  return rows.map(({ email }) => email);
}
