/** Writes back what stood in HubSpot before a run, as a run of its own. */
import { applyProperties, timeOfRead } from '../facts/mirror.ts';
import { confirmPairs, readPairs } from '../facts/pairs.ts';
import { recordWrites } from '../facts/records.ts';
import type { PairTypes, WriteFailure } from '../hubspot/gateway.ts';
import type { PortalView } from '../worker/context.ts';
import type { LabelWrite, PropertyWrite } from './plan-undo.ts';
import type { UndoContext } from './undo-run.ts';

export interface Refused {
  readonly object: 'deal' | 'contact' | 'pair';
  readonly id: string;
  readonly category: string;
}

interface Writer extends UndoContext {
  /** Of the run that the undoing is. */
  readonly runId: string;
}

export async function restoreProperties(
  { store, gateway, now, newId, runId }: Writer,
  object: 'deal' | 'contact',
  all: readonly PropertyWrite[],
): Promise<Refused[]> {
  const mine = Map.groupBy(
    all.filter((write) => write.object === object),
    ({ id }) => id,
  );
  if (mine.size === 0) return [];
  const writes = [...mine].map(([id, properties]) => ({
    id,
    properties: Object.fromEntries(properties.map(({ property, before }) => [property, before ?? ''])),
  }));
  const result =
    object === 'deal'
      ? await gateway.updateObjects('deals', writes)
      : await gateway.updateObjects('contacts', writes);
  const written = new Map(result.written.map((each) => [each.id, each]));
  const done = writes.flatMap(({ id, properties }) => {
    const answer = written.get(id);
    return answer === undefined ? [] : [{ id, properties, at: timeOfRead(answer.updatedAt) }];
  });
  await store.db.transaction().execute(async (trx) => {
    await applyProperties(trx, object, done);
    await recordWrites(
      trx,
      done.map(({ id, properties }) => ({
        id: newId(),
        runId,
        at: now(),
        object,
        objectId: id,
        before: Object.fromEntries((mine.get(id) ?? []).map(({ property, after }) => [property, after])),
        after: properties,
      })),
    );
  });
  return result.failures.map((failure) => toRefused(object, failure));
}

/** Association types of others stay; a pair that the run made and nobody used since is taken apart. */
export async function restoreLabels(
  writer: Writer,
  view: PortalView,
  writes: readonly LabelWrite[],
): Promise<Refused[]> {
  if (writes.length === 0) return [];
  const { store, gateway } = writer;
  const known = new Map(
    (await readPairs(store.db, [...new Set(writes.map(({ dealId }) => dealId))])).map((pair) => [
      `${pair.dealId}:${pair.contactId}`,
      pair,
    ]),
  );
  const othersOf = ({ dealId, contactId }: LabelWrite): PairTypes['types'] =>
    (known.get(`${dealId}:${contactId}`)?.others ?? []).map(([category, typeId]) => ({
      category: category as PairTypes['types'][number]['category'],
      typeId,
    }));
  const isPlain = (write: LabelWrite): boolean =>
    othersOf(write).every(({ typeId }) => typeId === PLAIN.typeId);
  const apart = writes.filter((write) => write.before === null && isPlain(write));
  const relabelled = writes.filter((write) => !apart.includes(write));
  const failures = await relabel(writer, view, relabelled, othersOf);
  if (apart.length > 0) await gateway.removeAssociations('deals', 'contacts', apart.map(toEnds));
  const refused = new Set(failures.map(({ id }) => id));
  await noteLabels(
    writer,
    writes.filter(({ dealId, contactId }) => !refused.has(`${dealId}:${contactId}`)),
    apart,
  );
  return failures.map((failure) => toRefused('pair', failure));
}

const PLAIN = { category: 'HUBSPOT_DEFINED', typeId: 3 } as const;

async function relabel(
  { gateway }: Writer,
  { labelTypeIds }: PortalView,
  writes: readonly LabelWrite[],
  othersOf: (write: LabelWrite) => PairTypes['types'],
): Promise<readonly WriteFailure[]> {
  const typesOf = (labels: readonly string[]): PairTypes['types'] =>
    labels.flatMap((label) => {
      const typeId = labelTypeIds[label as keyof PortalView['labelTypeIds']];
      return typeId === undefined ? [] : [{ category: 'USER_DEFINED' as const, typeId }];
    });
  const wanted = writes.map((write) => {
    const others = othersOf(write).filter(({ typeId }) => typeId !== PLAIN.typeId);
    return { ...toEnds(write), types: [PLAIN, ...others, ...typesOf(write.before ?? [])] };
  });
  const emptied = writes
    .map((write) => ({
      ...toEnds(write),
      types: typesOf(write.after.filter((label) => !(write.before ?? []).includes(label))),
    }))
    .filter(({ types }) => types.length > 0);
  const { failures } =
    wanted.length === 0 ? { failures: [] } : await gateway.setAssociations('deals', 'contacts', wanted);
  // With no label left to replace the old ones, they have to be taken off by name.
  if (emptied.length > 0) await gateway.removeLabels('deals', 'contacts', emptied);
  return failures;
}

async function noteLabels(
  { store, now, newId, runId }: Writer,
  done: readonly LabelWrite[],
  apart: readonly LabelWrite[],
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    const standing = done.filter((write) => !apart.includes(write));
    await confirmPairs(
      trx,
      standing.map(({ dealId, contactId, before }) => ({ dealId, contactId, labels: before ?? [] })),
    );
    for (const { dealId, contactId } of apart)
      await trx
        .deleteFrom('pair')
        .where('deal_id', '=', dealId)
        .where('contact_id', '=', contactId)
        .execute();
    await recordWrites(
      trx,
      done.map((write) => ({
        id: newId(),
        runId,
        at: now(),
        object: 'pair',
        objectId: `${write.dealId}:${write.contactId}`,
        before: { labels: write.after },
        after: { labels: write.before },
      })),
    );
  });
}

function toEnds({ dealId, contactId }: LabelWrite): { readonly fromId: string; readonly toId: string } {
  return { fromId: dealId, toId: contactId };
}

function toRefused(object: Refused['object'], { id, category }: WriteFailure): Refused {
  return { object, id, category };
}
