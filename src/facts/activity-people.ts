/** Whom an activity had when it was read: HubSpot does not tell when somebody is linked to it later. */
import { hashOf } from './inbox.ts';
import type { Connection } from './store.ts';
import type { Engagement } from './work.ts';

export interface ActivityPeople {
  readonly id: string;
  /** In any order. */
  readonly contacts: readonly string[];
}

/** `now` in milliseconds since 1970. */
export async function notePeople(
  db: Connection,
  what: Engagement,
  activities: readonly ActivityPeople[],
  now: number,
): Promise<void> {
  if (activities.length === 0) return;
  await db
    .insertInto('activity_people')
    .values(activities.map(({ id, contacts }) => ({ what, id, people: hashPeople(contacts), at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['what', 'id'])
        .doUpdateSet((eb) => ({ people: eb.ref('excluded.people'), at: eb.ref('excluded.at') })),
    )
    .execute();
}

/** Of these activities, those that had other people when they were read, or were not read of late. */
export async function findOtherPeople(
  db: Connection,
  what: Engagement,
  activities: readonly ActivityPeople[],
): Promise<string[]> {
  if (activities.length === 0) return [];
  const ids = activities.map(({ id }) => id);
  const rows = await db
    .selectFrom('activity_people')
    .select(['id', 'people'])
    .where('what', '=', what)
    .where('id', 'in', ids)
    .execute();
  const known = new Map(rows.map(({ id, people }) => [id, people]));
  return activities.flatMap(({ id, contacts }) => (known.get(id) === hashPeople(contacts) ? [] : [id]));
}

/** Of activities that were read before `before`. */
export async function forgetPeople(db: Connection, what: Engagement, before: number): Promise<void> {
  await db.deleteFrom('activity_people').where('what', '=', what).where('at', '<', before).execute();
}

/**
 * Six digits tell two sets of people apart well enough. A whole hash would name a single person: ids are numbers, and
 * could be tried one by one after the person was erased.
 */
function hashPeople(contacts: readonly string[]): string {
  return hashOf([...new Set(contacts)].sort().join(' ')).slice(0, 6);
}
