/** People, labels and companies of open deals are read again: no property of a deal tells that they changed. */
import { valueOf, type Stamped } from '../facts/mirror.ts';
import type { Connection } from '../facts/store.ts';
import { markToRead } from '../facts/work.ts';
import type { PortalView, WorkerContext } from './context.ts';

const STEP = 1000;

/** Answers how many deals that are; each 1,000 cost two calls. */
export async function rereadOpenDeals(context: WorkerContext, view: PortalView): Promise<number> {
  const { store, now } = context;
  let count = 0;
  for await (const ids of listOpenDeals(context, view)) {
    await markToRead(store.db, 'deal_contacts', ids, now());
    await markToRead(store.db, 'deal_companies', ids, now());
    count += ids.length;
  }
  return count;
}

/** Ids of the open deals that the mirror holds, at most 1,000 at a time. */
export async function* listOpenDeals(
  { store, giveWay }: WorkerContext,
  { compiled }: PortalView,
): AsyncGenerator<readonly string[], void> {
  const { wonStages, lostStages } = compiled.rules.stages;
  const closed = new Set([...wonStages, ...lostStages]);
  for (let last: string | undefined = ''; last !== undefined;) {
    await giveWay?.();
    const rows = await readDealsAfter(store.db, last);
    const open = rows.filter(
      ({ properties }) => !closed.has(valueOf(JSON.parse(properties) as Stamped, 'dealstage') ?? ''),
    );
    yield open.map(({ id }) => id);
    last = rows.at(-1)?.id;
  }
}

function readDealsAfter(db: Connection, last: string): Promise<{ id: string; properties: string }[]> {
  return db
    .selectFrom('deal')
    .select(['id', 'properties'])
    .where('id', '>', last)
    .where('archived', '=', 0)
    .where('read_at', 'is not', null)
    .orderBy('id')
    .limit(STEP)
    .execute();
}
