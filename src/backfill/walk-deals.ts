/** Deals: all that are open, and those that changed since the day asked for, with the stages they went through. */
import { holdWork } from '../facts/backfill-work.ts';
import { recoverStages } from '../facts/stage-history.ts';
import { markToRead } from '../facts/work.ts';
import type { ChangedObject, ObjectWithHistory } from '../hubspot/gateway.ts';
import { readContextOf } from '../worker/context.ts';
import { findDiffering } from '../worker/differing.ts';
import { READ_PROPERTIES } from '../worker/mirrored-properties.ts';
import { takeInDeals } from '../worker/read-deals.ts';
import { readDue, takeInParts, type Walk } from './walk.ts';

/** D deals cost ⌈D/200⌉ searches, ⌈D/50⌉ reads, and ⌈D/200⌉ reads of their people. */
export async function walkDeals(walk: Walk, afterId: string | null): Promise<void> {
  const { wonStages, lostStages } = walk.view.compiled.rules.stages;
  const closedStages = [...new Set([...wonStages, ...lostStages])].sort();
  const question = { since: walk.since, by: 'change', afterId, closedStages } as const;
  for await (const { changes, left } of walk.context.gateway.searchPast('deals', question)) {
    await walk.giveWay();
    await takeInParts(walk, 'deals', changes, (part) => takeInPart(walk, part));
    await readDue(walk);
    walk.onProgress({ step: 'deals', done: walk.tally.read().deals ?? 0, left });
  }
}

async function takeInPart({ context, view, tally }: Walk, part: readonly ChangedObject[]): Promise<void> {
  const { store, gateway, now: clock } = context;
  const ids = part.map(({ id }) => id);
  const answer = await gateway.readHistory('deals', ids, READ_PROPERTIES.deal, ['dealstage']);
  const now = clock();
  await store.db.transaction().execute(async (trx) => {
    const differing = await findDiffering(trx, 'deal', answer);
    const stages = await recoverStages(trx, answer.found.map(toStages));
    await takeInDeals(trx, answer, readContextOf(context, view).ownStages, now);
    const changed = [...new Set([...differing, ...stages.dealIds])];
    // Their people at once, their companies later: no decision may see a deal without its people.
    await markToRead(trx, 'deal_contacts', changed, now);
    await holdWork(trx, 'deals', changed);
    const place = { step: 'deals', afterId: ids.at(-1) ?? null };
    await tally.keep(trx, place, { deals: ids.length, stages: stages.recovered });
  });
}

function toStages({ id, createdAt, history }: ObjectWithHistory) {
  const values = history.dealstage ?? [];
  return {
    dealId: id,
    createdAt,
    entries: values.filter(({ value }) => value !== '').map(({ value, at }) => ({ dealStage: value, at })),
  };
}
