/** Reads from HubSpot, in batches, what a run may have left there. */
import { ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import type { PortalView } from '../worker/context.ts';
import type { HeldNow, RunWrites } from './plan-undo.ts';

/** HubSpot's own type between deal and contact: it says no more than that they belong together. */
const PLAIN_TYPE = 3;

export async function readHeld(gateway: Gateway, view: PortalView, run: RunWrites): Promise<HeldNow> {
  const of = (object: 'deal' | 'contact'): { ids: string[]; names: string[] } => {
    const mine = run.properties.filter((write) => write.object === object);
    return {
      ids: [...new Set(mine.map(({ id }) => id))],
      names: [...new Set(mine.map(({ property }) => property))],
    };
  };
  const deals = of('deal');
  const contacts = of('contact');
  const dealIds = [...new Set([...deals.ids, ...run.created])];
  return {
    deals: await readProperties(gateway, 'deals', dealIds, deals.names),
    contacts: await readProperties(gateway, 'contacts', contacts.ids, contacts.names),
    pairs: await readPairs(gateway, view, [...new Set(run.labels.map(({ dealId }) => dealId))]),
    tasks: await readTasks(gateway, run.tasks),
  };
}

async function readProperties(
  gateway: Gateway,
  type: 'deals' | 'contacts',
  ids: readonly string[],
  names: readonly string[],
): Promise<HeldNow['deals']> {
  if (ids.length === 0) return new Map();
  const { found } = await gateway.readObjects(type, ids, names);
  return new Map(found.map(({ id, properties }) => [id, properties]));
}

async function readPairs(
  gateway: Gateway,
  { labelOf }: PortalView,
  dealIds: readonly string[],
): Promise<HeldNow['pairs']> {
  if (dealIds.length === 0) return new Map();
  const answers = await gateway.readAssociations('deals', 'contacts', dealIds);
  return new Map(
    answers.flatMap(({ fromId, to }) =>
      to.map(({ id, types }) => [
        `${fromId}:${id}`,
        {
          labels: types.flatMap(({ category, typeId }) => labelOf(category, typeId) ?? []),
          others: types.some(
            ({ category, typeId }) => labelOf(category, typeId) === null && typeId !== PLAIN_TYPE,
          ),
        },
      ]),
    ),
  );
}

async function readTasks(gateway: Gateway, ids: readonly string[]): Promise<HeldNow['tasks']> {
  if (ids.length === 0) return new Map();
  try {
    const { found } = await gateway.readObjects('tasks', ids, ['hs_task_status']);
    return new Map(
      found.map(({ id, properties }) => [
        id,
        properties.hs_task_status === 'COMPLETED' ? 'completed' : 'open',
      ]),
    );
  } catch (error) {
    // What can be taken back does not wait for a permission that only tasks need.
    if (!(error instanceof ScopeError)) throw error;
    return new Map(ids.map((id) => [id, 'unknown']));
  }
}
