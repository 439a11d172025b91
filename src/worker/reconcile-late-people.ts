/**
 * People who were linked to an activity after it was read for the last time. Neither a webhook nor the activity's last
 * change tells of it, so once an hour the people of activities of the last day are compared with those they had.
 * Costs ⌈A/200⌉ searches and ⌈A/1,000⌉ reads per kind, for A activities.
 */
import { findOtherPeople, forgetPeople } from '../facts/activity-people.ts';
import { advanceCursor, readCursor } from '../facts/cursors.ts';
import { markToRead, type Engagement } from '../facts/work.ts';
import type { WorkerContext } from './context.ts';

export interface PeopleReader {
  readonly context: WorkerContext;
  /** Answers whether to go on; called between pages. */
  readonly goOn: () => Promise<boolean>;
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** As many as one call to HubSpot takes. */
const GATHER = 1000;

/** The cursor that holds when the people of a kind were last compared. */
export function namePeopleCursor(type: Engagement): string {
  return `people:${type}`;
}

/**
 * Answers false when it was told to stop.
 *
 * @throws GatewayError when HubSpot does not answer
 */
export async function rereadLatePeople({ context, goOn }: PeopleReader, type: Engagement): Promise<boolean> {
  const { store, gateway, now: clock } = context;
  const name = namePeopleCursor(type);
  const now = clock();
  if (now - ((await readCursor(store.db, name)) ?? 0) < HOUR_MS) return true;
  const gathered: string[] = [];
  for await (const page of gateway.searchChanged(type, now - DAY_MS)) {
    if (!(await goOn())) return false;
    gathered.push(...page.map(({ id }) => id));
    if (gathered.length >= GATHER) await compare(context, type, gathered.splice(0, GATHER));
  }
  await compare(context, type, gathered);
  // Activities that left the window are not compared again; two days allow for one that was just read.
  await forgetPeople(store.db, type, now - 2 * DAY_MS);
  await advanceCursor(store.db, name, now, now);
  return true;
}

async function compare(
  { store, gateway, now }: WorkerContext,
  type: Engagement,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const people = await gateway.readAssociations(type, 'contacts', ids);
  const have = people.map(({ fromId, to }) => ({ id: fromId, contacts: to.map(({ id }) => id) }));
  await markToRead(store.db, type, await findOtherPeople(store.db, type, have), now());
}
