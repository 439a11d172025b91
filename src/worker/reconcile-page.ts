/** One page of objects that changed: what follows from it is durable together with the note that it was seen. */
import { noteSeen, type Change } from '../facts/cursors.ts';
import { addInteractions, findNewInteractions } from '../facts/interactions.ts';
import { markToRead, type PortalReading } from '../facts/work.ts';
import type { ObjectType, ObjectWithHistory } from '../hubspot/gateway.ts';
import type { Interaction } from '../domain/types.ts';
import type { WorkerContext } from './context.ts';
import { READ_PROPERTIES, SIGNAL_PROPERTIES } from './mirrored-properties.ts';
import { takeInContacts } from './read-people.ts';
import { toSignal } from './signals.ts';
import { touchCompanies } from './touched-companies.ts';

/** What is read of a changed record, as after an event that tells no more than its id. */
const READINGS: Readonly<Record<Exclude<ObjectType, 'contacts'>, readonly PortalReading[]>> = {
  companies: ['companies', 'company_deals'],
  deals: ['deals', 'deal_contacts', 'deal_companies'],
  meetings: ['meetings'],
  calls: ['calls'],
  emails: ['emails'],
  communications: ['communications'],
};

export async function takeInChanges(
  { store, now }: WorkerContext,
  type: Exclude<ObjectType, 'contacts'>,
  changes: readonly Change[],
): Promise<void> {
  const ids = changes.map(({ id }) => id);
  await store.db.transaction().execute(async (trx) => {
    for (const what of READINGS[type]) await markToRead(trx, what, ids, now());
    await noteSeen(trx, type, changes);
  });
}

/**
 * Reads contacts with what they did at `since` (milliseconds since 1970) or later; answers how many interactions were
 * new.
 */
export async function takeInChangedContacts(
  { store, gateway, now: clock }: WorkerContext,
  changes: readonly Change[],
  since: number,
): Promise<number> {
  const ids = changes.map(({ id }) => id);
  const signals = Object.keys(SIGNAL_PROPERTIES);
  const answer = await gateway.readHistory('contacts', ids, READ_PROPERTIES.contact, signals);
  const now = clock();
  return store.db.transaction().execute(async (trx) => {
    const companies = await takeInContacts(trx, ids, answer, now);
    const told = answer.found.flatMap((contact) => signalsSince(contact, since));
    const missed = await findNewInteractions(trx, told);
    await addInteractions(trx, missed);
    await touchCompanies(trx, companies, now);
    await noteSeen(trx, 'contacts', changes);
    return missed.length;
  });
}

function signalsSince({ id, history }: ObjectWithHistory, since: number): Interaction[] {
  return Object.entries(history).flatMap(([property, values]) =>
    values
      .filter(({ at }) => at >= since)
      // PostgreSQL keeps no NUL in text; events are read without it, too.
      .flatMap(({ value, at }) => {
        const change = { contactId: id, property, value: value.replaceAll('\0', ''), at };
        return toSignal(change) ?? [];
      }),
  );
}
