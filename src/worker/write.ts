/** Carries out what was planned, across companies, in as few calls as HubSpot's batches allow. */
import type { DealCreation, ObjectUpdate, PairUpdate } from '../domain/difference.ts';
import { beginWrites, endWrites } from '../facts/begun-writes.ts';
import { confirmOpportunity } from '../facts/ledger.ts';
import { noteOwnSolution, noteOwnStage } from '../facts/deals.ts';
import { releaseHolds } from '../facts/holds.ts';
import { applyProperties, timeOfRead } from '../facts/mirror.ts';
import { confirmPairs, intendPairs, readPairs } from '../facts/pairs.ts';
import { markToRead } from '../facts/work.ts';
import { recordWrites, type WriteRecord } from '../facts/records.ts';
import type { HubSpotObject, PairTypes, WriteFailure } from '../hubspot/gateway.ts';
import type { PortalView, WorkerContext } from './context.ts';
import { PortalChanged } from './portal-changed.ts';
import { READ_OF_DEALS } from './mirrored-properties.ts';
import { takeInDeals } from './read-deals.ts';
import { handleFailures } from './refused-writes.ts';
import { writeWhatFits, type FittingResult } from './write-what-fits.ts';

/** HubSpot's own association types: deal to contact, and deal to its primary company. */
const DEAL_TO_CONTACT = { category: 'HUBSPOT_DEFINED', typeId: 3 } as const;
const DEAL_TO_PRIMARY_COMPANY = { category: 'HUBSPOT_DEFINED', typeId: 5 } as const;

/** Left out, they would let a deal start twice, or elsewhere than it should. */
const NEEDED_OF_NEW_DEALS: ReadonlySet<string> = new Set(['bg_key', 'bg_solution', 'pipeline', 'dealstage']);
const NOTHING: ReadonlySet<string> = new Set();

type Held = ReadonlyMap<string, Readonly<Record<string, string | null>>>;

/** Answers the companies that got a deal. */
export async function createDeals(
  context: WorkerContext,
  view: PortalView,
  creations: readonly DealCreation[],
  runId: string,
): Promise<string[]> {
  if (creations.length === 0) return [];
  const { gateway, store } = context;
  // A former attempt may have been applied although its answer was lost: what is there is taken, not written over.
  const existing = await gateway.readObjectsBy(
    'deals',
    'bg_key',
    creations.map(({ key }) => key),
    READ_OF_DEALS,
  );
  const there = new Map(existing.found.map((deal) => [deal.properties.bg_key ?? '', deal]));
  const missing = creations.filter(({ key }) => !there.has(key));
  const result = await writeWhatFits(
    context,
    missing.map(({ key, properties }) => ({ id: key, properties })),
    NEEDED_OF_NEW_DEALS,
    (writes) => gateway.upsertObjects('deals', 'bg_key', writes),
  );
  await handleFailures(context, 'deal', result.failures);
  for (const deal of result.written) there.set(deal.properties.bg_key ?? '', deal);
  const made = creations.flatMap((wanted) => {
    const deal = there.get(wanted.key);
    const isNew = missing.includes(wanted);
    const creation = { ...wanted, properties: result.sent.get(wanted.key) ?? wanted.properties };
    return deal === undefined ? [] : [{ creation, deal, isNew }];
  });
  // Linked first: until the ledger says `open`, a crash has all of this done again.
  await linkCompanies(context, made);
  for (const each of made) await takeInNewDeal(context, view, each);
  const fresh = made.filter(({ isNew }) => isNew);
  await recordWrites(
    store.db,
    fresh.map(({ creation, deal }) => ({
      ...recordOf(context, runId),
      object: 'deal',
      objectId: deal.id,
      before: {},
      after: creation.properties,
    })),
  );
  context.count('deals_created', fresh.length);
  await writePairs(
    context,
    view,
    fresh.flatMap(({ creation, deal }) => creation.pairs.map((pair) => ({ ...pair, dealId: deal.id }))),
    runId,
  );
  return made.map(({ creation }) => creation.companyId);
}

interface MadeDeal {
  readonly creation: DealCreation;
  readonly deal: HubSpotObject;
  /** Made just now; otherwise it was found, and people may have been at it. */
  readonly isNew: boolean;
}

async function takeInNewDeal(
  { store, now }: WorkerContext,
  view: PortalView,
  { creation, deal, isNew }: MadeDeal,
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    // The answer to an upsert need not repeat what was sent.
    const complete = isNew ? { ...deal, properties: { ...creation.properties, ...deal.properties } } : deal;
    await applyProperties(trx, 'deal', [{ id: deal.id, properties: {}, at: 0 }]);
    await noteOwnStage(trx, deal.id, creation.properties.dealstage ?? '');
    await takeInDeals(trx, { found: [complete], missing: [] }, new Set(view.portal.stageIds), now());
    await trx
      .insertInto('deal_company')
      .values({ deal_id: deal.id, company_id: creation.companyId })
      .onConflict((conflict) => conflict.columns(['deal_id', 'company_id']).doNothing())
      .execute();
    if (isNew)
      await trx.updateTable('deal').set({ pairs_read_at: now() }).where('id', '=', deal.id).execute();
    else await markToRead(trx, 'deal_contacts', [deal.id], now());
    await confirmOpportunity(trx, creation.key, deal.id);
  });
}

async function linkCompanies(
  context: WorkerContext,
  made: readonly { creation: DealCreation; deal: HubSpotObject }[],
): Promise<void> {
  const pairs = made.map(({ creation, deal }) => ({
    fromId: deal.id,
    toId: creation.companyId,
    types: [DEAL_TO_PRIMARY_COMPANY],
  }));
  const { failures } = await context.gateway.setAssociations('deals', 'companies', pairs);
  await handleFailures(context, 'deal', failures);
}

export async function writeDeals(
  context: WorkerContext,
  view: PortalView,
  updates: readonly ObjectUpdate[],
  held: Held,
  runId: string,
): Promise<void> {
  if (updates.length === 0) return;
  const { store, gateway } = context;
  for (const { id, properties } of updates) {
    if (properties.dealstage !== undefined) await noteOwnStage(store.db, id, properties.dealstage);
  }
  await beginWrites(store.db, 'deal', idsOf(updates));
  const result = await writeWhatFits(context, updates, NOTHING, (writes) =>
    gateway.updateObjects('deals', writes),
  );
  await afterUpdate(context, 'deal', result, held, runId);
  // Not before: a write whose answer was lost would leave a deal that looks emptied by a person.
  for (const { id } of result.written)
    if (result.sent.get(id)?.bg_solution !== undefined) await noteOwnSolution(store.db, id);
  const moved = result.written.filter(({ id }) =>
    updates.some((each) => each.id === id && each.properties.dealstage !== undefined),
  );
  await store.db
    .transaction()
    .execute((trx) =>
      takeInDeals(trx, { found: moved, missing: [] }, new Set(view.portal.stageIds), context.now()),
    );
}

export async function writeContacts(
  context: WorkerContext,
  updates: readonly ObjectUpdate[],
  held: Held,
  runId: string,
): Promise<void> {
  if (updates.length === 0) return;
  await beginWrites(context.store.db, 'contact', idsOf(updates));
  const result = await writeWhatFits(context, updates, NOTHING, (writes) =>
    context.gateway.updateObjects('contacts', writes),
  );
  await afterUpdate(context, 'contact', result, held, runId);
}

function idsOf(updates: readonly ObjectUpdate[]): string[] {
  return updates.map(({ id }) => id);
}

/** The mirror learns what HubSpot holds now; what was refused is reported and not taken for written. */
async function afterUpdate(
  context: WorkerContext,
  type: 'deal' | 'contact',
  result: FittingResult,
  held: Held,
  runId: string,
): Promise<void> {
  const { store } = context;
  await handleFailures(context, type, result.failures);
  const written = new Map(result.written.map((object) => [object.id, object]));
  const applied = [...result.sent].flatMap(([id, properties]) => {
    const object = written.get(id);
    return object === undefined ? [] : [{ id, properties, at: timeOfRead(object.updatedAt) }];
  });
  await store.db.transaction().execute(async (trx) => {
    await applyProperties(trx, type, applied);
    await endWrites(trx, type, [...result.sent.keys()]);
    await releaseHolds(trx, type, applied);
    await recordWrites(
      trx,
      applied.map(({ id, properties }): WriteRecord => ({
        ...recordOf(context, runId),
        object: type,
        objectId: id,
        before: Object.fromEntries(
          Object.keys(properties).map((name) => [name, held.get(id)?.[name] ?? null]),
        ),
        after: properties,
      })),
    );
  });
  context.count(`${type}s_updated`, applied.length);
}

/** Labels of others on the same pair are sent along, since HubSpot replaces the whole set. */
export async function writePairs(
  context: WorkerContext,
  view: PortalView,
  updates: readonly PairUpdate[],
  runId: string,
): Promise<void> {
  if (updates.length === 0) return;
  const { store, gateway, now } = context;
  const known = new Map(
    (await readPairs(store.db, [...new Set(updates.map(({ dealId }) => dealId))])).map((pair) => [
      `${pair.dealId}:${pair.contactId}`,
      pair,
    ]),
  );
  await store.db.transaction().execute((trx) => intendPairs(trx, updates, now()));
  const emptied: PairTypes[] = [];
  const pairs = updates.map(({ dealId, contactId, labels }): PairTypes => {
    const pair = known.get(`${dealId}:${contactId}`);
    const others = (pair?.others ?? []).map(([category, typeId]) => ({
      category: category as PairTypes['types'][number]['category'],
      typeId,
    }));
    const ours = typesOf(view, labels);
    const removed = typesOf(
      view,
      (pair?.labels ?? []).filter((label) => !(labels as readonly string[]).includes(label)),
    );
    // With no label left to replace the old ones, they have to be taken off by name.
    if (removed.length > 0) emptied.push({ fromId: dealId, toId: contactId, types: removed });
    const unlabelled = others.some(
      ({ category, typeId }) => category === DEAL_TO_CONTACT.category && typeId === DEAL_TO_CONTACT.typeId,
    );
    return {
      fromId: dealId,
      toId: contactId,
      types: [...(unlabelled ? [] : [DEAL_TO_CONTACT]), ...others, ...ours],
    };
  });
  const { failures } = await gateway.setAssociations('deals', 'contacts', pairs);
  await demandLabels(context, view, failures);
  if (emptied.length > 0) await gateway.removeLabels('deals', 'contacts', emptied);
  await handleFailures(context, 'pair', failures);
  const refused = new Set(failures.map(({ id }) => id));
  const done = updates.filter(
    ({ dealId, contactId }) =>
      !refused.has(`${dealId}:${contactId}`) && !refused.has(contactId) && !refused.has(dealId),
  );
  await store.db.transaction().execute(async (trx) => {
    await confirmPairs(trx, done);
    await recordWrites(
      trx,
      done.map(({ dealId, contactId, labels }): WriteRecord => ({
        ...recordOf(context, runId),
        object: 'pair',
        objectId: `${dealId}:${contactId}`,
        before: { labels: known.get(`${dealId}:${contactId}`)?.labels ?? null },
        after: { labels },
      })),
    );
  });
  context.count('pairs_written', done.length);
}

/** @throws PortalChanged when pairs were refused because a label of ours is gone: with what is left, all is done again. */
async function demandLabels(
  { gateway }: WorkerContext,
  view: PortalView,
  failures: readonly WriteFailure[],
): Promise<void> {
  if (failures.every(({ category }) => category === 'OBJECT_NOT_FOUND')) return;
  const there = new Set((await gateway.listLabels('deals', 'contacts')).map(({ typeId }) => typeId));
  const gone = Object.entries(view.labelTypeIds).filter(([, typeId]) => !there.has(typeId));
  if (gone.length > 0) throw new PortalChanged(gone.map(([label]) => label));
}

function typesOf(view: PortalView, labels: readonly string[]): PairTypes['types'] {
  return labels.flatMap((label) => {
    const typeId = view.labelTypeIds[label as keyof PortalView['labelTypeIds']];
    return typeId === undefined ? [] : [{ category: 'USER_DEFINED' as const, typeId }];
  });
}

function recordOf({ newId, now }: WorkerContext, runId: string): Pick<WriteRecord, 'id' | 'runId' | 'at'> {
  return { id: newId(), runId, at: now() };
}
