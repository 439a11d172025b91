/** From deliveries to facts: split, de-duplicated by the composite key, all in one transaction before any effect. */
import { addInteractions } from '../facts/interactions.ts';
import type { ClaimedDelivery } from '../facts/inbox.ts';
import { noteOwnSolution } from '../facts/deals.ts';
import { noteDeletion } from '../facts/ledger.ts';
import { applyProperties, findUnread } from '../facts/mirror.ts';
import { forgetDeliveries, newKeys, rehome, survivorsOf, keepRefused } from '../facts/events.ts';
import { claimWaiting, contactsByEmail, keepWaiting, waitingAddresses } from '../facts/waiting-events.ts';
import { rehomeCompanies, rehomeDeals } from '../facts/rehome.ts';
import { markToRead, type PortalReading } from '../facts/work.ts';
import type { Connection, Database } from '../facts/store.ts';
import { domainsOf, requestAssessment, withoutCompany } from './contact-quality.ts';
import { collectEvent, emptyCollection, type Collected } from './collect-event.ts';
import { toInteraction, type AddressedInteraction, type StoredEvents } from './external-events.ts';
import { requestErasure } from './erase.ts';
import { parseEvent, type ParsedEvent, type PortalIdentity, type WebhookEvent } from './events.ts';
import { dropErasedEvents, dropErasedInteractions, dropErasedRefusals } from './people-of-events.ts';
import { companiesOfContacts, companiesOfDeals, touchCompanies } from './touched-companies.ts';

export interface TakenIn {
  readonly events: number;
  readonly duplicates: number;
  readonly own: number;
  readonly refused: number;
}

/** The events of one delivery; what is no JSON array was refused at the edge already. */
function split(delivery: ClaimedDelivery, portal: PortalIdentity): ParsedEvent[] {
  if (delivery.source !== 'hubspot') return [];
  const events: unknown = JSON.parse(delivery.body);
  return Array.isArray(events) ? events.map((raw: unknown) => parseEvent(raw, portal)) : [];
}

export async function takeInDeliveries(
  db: Database,
  deliveries: readonly ClaimedDelivery[],
  portal: PortalIdentity,
  now: number,
): Promise<TakenIn> {
  const parsed = deliveries.flatMap((delivery) => split(delivery, portal));
  const events = new Map(parsed.flatMap((each) => (each.ok ? [[each.event.key, each.event] as const] : [])));
  const refused = parsed.flatMap((each) => (each.ok ? [] : [each]));
  const external = new Map(deliveries.flatMap(splitExternal).map((each) => [each.interaction.id, each]));
  return db.transaction().execute(async (trx) => {
    const fresh = await newKeys(trx, [...events.keys()], now);
    const added = await newKeys(trx, [...external.keys()], now);
    const foreign = [...events.values()].filter(({ key, own }) => fresh.has(key) && !own);
    // Before anything else: what stands beside it in the same deliveries is dropped already.
    await requestErasure(trx, foreign.flatMap(erasedBy), now);
    await keepRefused(trx, await dropErasedRefusals(trx, refused), now);
    await takeInEvents(trx, foreign, now);
    const others = [...external.values()].filter(({ interaction }) => added.has(interaction.id));
    await takeInExternal(trx, await dropErasedInteractions(trx, others), now);
    await forgetDeliveries(trx, deliveries);
    return {
      events: foreign.length + added.size,
      duplicates: parsed.length - refused.length - fresh.size,
      own: fresh.size - foreign.length,
      refused: refused.length,
    };
  });
}

/** HubSpot erased a person, and tells of it for contacts only. */
function erasedBy(event: WebhookEvent): string[] {
  return event.kind === 'privacyDeletion' && event.object === 'contact' ? [event.id] : [];
}

export async function takeInEvents(
  db: Connection,
  told: readonly WebhookEvent[],
  now: number,
): Promise<void> {
  const events = await dropErasedEvents(db, told);
  if (events.length === 0) return;
  await rehomeMerged(db, events, now);
  const contacts = events.flatMap((event) =>
    'object' in event && event.object === 'contact' && 'id' in event ? [event.id] : [],
  );
  const survivors = await survivorsOf(db, contacts);
  const collected = emptyCollection();
  for (const event of events) collectEvent(event, collected, survivors);
  await apply(db, collected, now);
}

/** Everything that was collected becomes facts, and the work that follows from them. */
async function apply(db: Connection, collected: Collected, now: number): Promise<void> {
  const before = await companiesOfContacts(db, [...collected.touched.contact]);
  const unplaced = await findUnplaced(db, collected);
  await store(db, collected);
  await claimWaiting(db, [...collected.touched.contact]);
  await readWhatIsUnknown(db, collected);
  const after = await companiesOfContacts(db, [...collected.touched.contact]);
  const ofDeals = await companiesOfDeals(db, [...collected.touched.deal]);
  await requestReadings(db, collected, now);
  for (const each of [unplaced, await findUnplaced(db, collected)]) await requestAssessment(db, each, now);
  await touchCompanies(db, [...before, ...after, ...ofDeals, ...collected.touched.company], now);
}

function splitExternal(delivery: ClaimedDelivery): AddressedInteraction[] {
  const { source } = delivery;
  if (source === 'hubspot') return [];
  const stored = JSON.parse(delivery.body) as StoredEvents;
  return stored.events.map((event) => toInteraction(stored, event, source));
}

/** Of whom only the address is known has to be found first, in the mirror or in HubSpot. */
async function takeInExternal(
  db: Connection,
  added: readonly AddressedInteraction[],
  now: number,
): Promise<void> {
  if (added.length === 0) return;
  const collected = emptyCollection();
  const waiting = added.flatMap((each) =>
    'email' in each ? [{ ...each.interaction, email: each.email }] : [],
  );
  const named = added.flatMap((each) => ('email' in each ? [] : [each.interaction]));
  const survivors = await survivorsOf(
    db,
    named.map(({ contactId }) => contactId),
  );
  collected.interactions.push(
    ...named.map((each) => ({ ...each, contactId: survivors.get(each.contactId) ?? each.contactId })),
  );
  const emails = waiting.map(({ email }) => email);
  await keepWaiting(db, waiting, now);
  for (const { contactId } of collected.interactions) collected.touched.contact.add(contactId);
  for (const contactId of await contactsByEmail(db, emails)) collected.touched.contact.add(contactId);
  await apply(db, collected, now);
  await markToRead(db, 'contact_emails', await waitingAddresses(db, emails), now);
}

/** What may change the list of contacts without a company; asked before and after the facts are stored. */
async function findUnplaced(
  db: Connection,
  { touched }: Collected,
): Promise<{ contacts: string[]; domains: string[] }> {
  return {
    contacts: await withoutCompany(db, [...touched.contact]),
    domains: await domainsOf(db, [...touched.company]),
  };
}

async function store(db: Connection, collected: Collected): Promise<void> {
  for (const type of ['contact', 'company', 'deal'] as const)
    await applyProperties(db, type, collected.changes[type]);
  await addInteractions(db, collected.interactions);
  for (const { dealId, dealStage, at } of collected.stages) {
    await db
      .insertInto('stage_entry')
      .values({ deal_id: dealId, deal_stage: dealStage, at })
      .onConflict((conflict) => conflict.columns(['deal_id', 'at', 'deal_stage']).doNothing())
      .execute();
  }
  await markMoved(db, collected.stages);
  // HubSpot tells of changes only: what is empty now was filled, and a person emptied it.
  for (const { id, properties } of collected.changes.deal)
    if (properties.bg_solution === '') await noteOwnSolution(db, id);
  for (const [dealId, at] of collected.deletedDeals) {
    await db.updateTable('deal').set({ archived: 1 }).where('id', '=', dealId).execute();
    await noteDeletion(db, dealId, at);
  }
  if (collected.deletedContacts.size > 0) {
    await db
      .updateTable('contact')
      .set({ archived: 1 })
      .where('id', 'in', [...collected.deletedContacts])
      .execute();
  }
}

/**
 * A change of stage that is not ours is a person's, and the deal is that person's from now on. The stages this
 * app wrote itself are told by their value, should an own write ever come back unmarked.
 */
async function markMoved(db: Connection, stages: Collected['stages']): Promise<void> {
  if (stages.length === 0) return;
  const ids = [...new Set(stages.map(({ dealId }) => dealId))];
  const rows = await db.selectFrom('deal').select(['id', 'app_stages']).where('id', 'in', ids).execute();
  const ours = new Map(rows.map((row) => [row.id, JSON.parse(row.app_stages) as string[]]));
  const moved = stages.filter(({ dealId, dealStage }) => !(ours.get(dealId) ?? []).includes(dealStage));
  if (moved.length === 0) return;
  const movedIds = [...new Set(moved.map(({ dealId }) => dealId))];
  await db.updateTable('deal').set({ moved_by_person: 1 }).where('id', 'in', movedIds).execute();
}

/** An object that was never read is read now; of a known one the event carries all that is needed. */
async function readWhatIsUnknown(db: Connection, { touched, toRead }: Collected): Promise<void> {
  for (const id of await findUnread(db, 'contact', [...touched.contact])) toRead.contacts.add(id);
  for (const id of await findUnread(db, 'company', [...touched.company])) {
    toRead.companies.add(id);
    toRead.company_deals.add(id);
  }
  for (const id of await findUnread(db, 'deal', [...touched.deal])) {
    toRead.deals.add(id);
    toRead.deal_contacts.add(id);
    toRead.deal_companies.add(id);
  }
}

async function requestReadings(db: Connection, { toRead }: Collected, now: number): Promise<void> {
  for (const [what, ids] of Object.entries(toRead)) await markToRead(db, what as PortalReading, ids, now);
}

/** What merged records did, and what was said of them, is their survivor's from now on. */
async function rehomeMerged(db: Connection, events: readonly WebhookEvent[], now: number): Promise<void> {
  for (const event of events) {
    if (event.kind !== 'merge') continue;
    await addUnknown(db, event);
    if (event.object === 'contact') await rehome(db, event.merged, event.survivor);
    if (event.object === 'company') await rehomeCompanies(db, event, now);
    if (event.object === 'deal') await rehomeDeals(db, event);
  }
}

/** The merge may be the first that is heard of them. */
async function addUnknown(
  db: Connection,
  { object, merged, survivor }: Extract<WebhookEvent, { kind: 'merge' }>,
): Promise<void> {
  if (object !== 'company' && object !== 'deal') return;
  await applyProperties(
    db,
    object,
    [...merged, survivor].map((id) => ({ id, properties: {}, at: 0 })),
  );
}
