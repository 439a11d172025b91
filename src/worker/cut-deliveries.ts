/** Takes a person out of the deliveries that wait or are parked: the other events of each body stay. */
import type { DeliverySource } from '../facts/inbox.ts';
import { mentions, type Person } from '../facts/person.ts';
import type { Connection } from '../facts/store.ts';
import { parseEvent, type PortalIdentity } from './events.ts';
import type { StoredEvents } from './external-events.ts';
import { contactsOf } from './people-of-events.ts';

export interface Cut {
  /** Deliveries that are shorter now. */
  readonly cut: number;
  /** Of the person, those that stood in them included. */
  readonly addresses: ReadonlySet<string>;
}

/** HubSpot's own come first: they may tell an address that the others name. */
export async function cutDeliveries(db: Connection, person: Person, portal: PortalIdentity): Promise<Cut> {
  const addresses = new Set(person.addresses);
  let cut = 0;
  for (const fromHubSpot of [true, false]) {
    for await (const { id, source, body } of readDeliveries(db, fromHubSpot)) {
      const whole: Person = { ...person, addresses };
      if (!mentions(body, whole)) continue;
      const left = cutBody(source as DeliverySource, body, whole, portal, addresses);
      if (left === body) continue;
      await db.updateTable('delivery').set({ body: left }).where('id', '=', id).execute();
      cut += 1;
    }
  }
  return { cut, addresses };
}

/** Bodies are up to 1 MiB each: few at a time. */
const PAGE = 32;

async function* readDeliveries(
  db: Connection,
  fromHubSpot: boolean,
): AsyncIterable<{ id: string; source: string; body: string }> {
  for (let last: string | undefined = ''; last !== undefined;) {
    const rows: { id: string; source: string; body: string }[] = await db
      .selectFrom('delivery')
      .select(['id', 'source', 'body'])
      .where('id', '>', last)
      .where('source', fromHubSpot ? '=' : '!=', 'hubspot')
      .orderBy('id')
      .limit(PAGE)
      .execute();
    yield* rows;
    last = rows.at(-1)?.id;
  }
}

function cutBody(
  source: DeliverySource,
  body: string,
  person: Person,
  portal: PortalIdentity,
  addresses: Set<string>,
): string {
  const content = readJson(body);
  if (source !== 'hubspot') {
    const { sender, events } = content as StoredEvents;
    const others = events.filter(({ contact }) =>
      'id' in contact ? !person.ids.has(contact.id) : !person.addresses.has(contact.email),
    );
    return others.length === events.length ? body : JSON.stringify({ sender, events: others });
  }
  // What cannot be read tells nothing but the person.
  if (!Array.isArray(content)) return '[]';
  const events: readonly unknown[] = content;
  const others = events.filter((event) => !speaksOf(event, person, portal, addresses));
  return others.length === events.length ? body : JSON.stringify(others);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function speaksOf(event: unknown, person: Person, portal: PortalIdentity, addresses: Set<string>): boolean {
  const parsed = parseEvent(event, portal);
  if (!parsed.ok) return mentions(parsed.body, person);
  const known = contactsOf(parsed.event).some((id) => person.ids.has(id));
  if (known && parsed.event.kind === 'propertyChange' && parsed.event.property === 'email')
    if (parsed.event.value !== '') addresses.add(parsed.event.value.trim().toLowerCase());
  return known;
}
