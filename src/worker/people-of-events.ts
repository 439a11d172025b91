/** Of whom an event speaks, and what is left of events once somebody was erased. */
import { erasedAddresses, erasedContacts } from '../facts/erased.ts';
import { addressesIn, numbersIn } from '../facts/person.ts';
import type { Connection } from '../facts/store.ts';
import { contactsByEmail } from '../facts/waiting-events.ts';
import type { ParsedEvent, WebhookEvent } from './events.ts';
import type { AddressedInteraction } from './external-events.ts';

export function contactsOf(event: WebhookEvent): string[] {
  switch (event.kind) {
    case 'associationChange':
      return [event.from, event.to].flatMap(({ object, id }) => (object === 'contact' ? [id] : []));
    case 'merge':
      return event.object === 'contact' ? [event.survivor, ...event.merged] : [];
    default:
      return event.object === 'contact' ? [event.id] : [];
  }
}

/** What comes late of an erased person is dropped; of a merge only the part that names them. */
export async function dropErasedEvents(
  db: Connection,
  events: readonly WebhookEvent[],
): Promise<readonly WebhookEvent[]> {
  const gone = await erasedContacts(db, events.flatMap(contactsOf));
  if (gone.size === 0) return events;
  return events.flatMap((event) => {
    if (!contactsOf(event).some((id) => gone.has(id))) return [event];
    if (event.kind !== 'merge' || gone.has(event.survivor)) return [];
    return [{ ...event, merged: event.merged.filter((id) => !gone.has(id)) }];
  });
}

type RefusedEvent = Extract<ParsedEvent, { ok: false }>;

/** Nobody knows what a refused event means: one with a number or address of an erased person is not kept. */
export async function dropErasedRefusals(
  db: Connection,
  refused: readonly RefusedEvent[],
): Promise<readonly RefusedEvent[]> {
  const ids = await erasedContacts(
    db,
    refused.flatMap(({ body }) => numbersIn(body)),
  );
  const addresses = await erasedAddresses(
    db,
    refused.flatMap(({ body }) => addressesIn(body)),
  );
  return refused.filter(
    ({ body }) =>
      !numbersIn(body).some((number) => ids.has(number)) &&
      !addressesIn(body).some((address) => addresses.has(address)),
  );
}

/**
 * An address outlives its contact: what happened before the erasure is dropped, and what happens later counts only
 * for a contact who came after it.
 */
export async function dropErasedInteractions(
  db: Connection,
  added: readonly AddressedInteraction[],
): Promise<readonly AddressedInteraction[]> {
  const named = added.flatMap((each) => ('email' in each ? [] : [each.interaction.contactId]));
  const emails = added.flatMap((each) => ('email' in each ? [each.email] : []));
  const ids = await erasedContacts(db, named);
  const addresses = await erasedAddresses(db, emails);
  const alive = new Set<string>();
  for (const address of addresses.keys())
    if ((await contactsByEmail(db, [address])).length > 0) alive.add(address);
  return added.filter((each) => {
    if (!('email' in each)) return !ids.has(each.interaction.contactId);
    const erasedAt = addresses.get(each.email);
    return erasedAt === undefined || (each.interaction.at > erasedAt && alive.has(each.email));
  });
}
