/** Values that `undo` took back: each is held back until the rules want another one. */
import type { HoldTable } from './schema-writes.ts';
import type { Connection } from './store.ts';

export interface Hold {
  readonly object: 'deal' | 'contact';
  readonly objectId: string;
  readonly property: string;
  /** As this app had written it. */
  readonly value: string;
}

const CHUNK = 500;

export async function addHolds(
  db: Connection,
  holds: readonly Hold[],
  { runId, at }: { readonly runId: string; readonly at: number },
): Promise<void> {
  const rows = holds.map((hold): HoldTable => ({
    id: [hold.object, hold.objectId, hold.property].join(':'),
    object: hold.object,
    object_id: hold.objectId,
    property: hold.property,
    value: hold.value,
    run_id: runId,
    at,
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insertInto('hold')
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          run_id: eb.ref('excluded.run_id'),
          at: eb.ref('excluded.at'),
        })),
      )
      .execute();
  }
}

/** By object id, the held value of each property. */
export type HeldBack = ReadonlyMap<string, Readonly<Record<string, string>>>;

export async function readHolds(
  db: Connection,
  object: Hold['object'],
  ids: readonly string[],
): Promise<HeldBack> {
  const found = new Map<string, Record<string, string>>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await db
      .selectFrom('hold')
      .select(['object_id', 'property', 'value'])
      .where('object', '=', object)
      .where('object_id', 'in', ids.slice(start, start + CHUNK))
      .execute();
    for (const { object_id, property, value } of rows)
      found.set(object_id, { ...found.get(object_id), [property]: value });
  }
  return found;
}

/** Another value was written: what had been taken back may be wanted anew one day. */
export async function releaseHolds(
  db: Connection,
  object: Hold['object'],
  written: readonly { readonly id: string; readonly properties: Readonly<Record<string, unknown>> }[],
): Promise<void> {
  const ids = written.flatMap(({ id, properties }) =>
    Object.keys(properties).map((property) => [object, id, property].join(':')),
  );
  for (let start = 0; start < ids.length; start += CHUNK)
    await db
      .deleteFrom('hold')
      .where('id', 'in', ids.slice(start, start + CHUNK))
      .execute();
}
