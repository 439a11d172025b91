/** Sources beside the CRM: how far their lists were read, and what HubSpot refused; of tasks the latter. */
import type { Connection } from './store.ts';

export const SOURCES = ['marketing_events', 'event_analytics'] as const;
/** Tasks are no source, but may be refused like one. */
export type Source = (typeof SOURCES)[number] | 'alerts';

export interface SourceState {
  /** Why HubSpot refused it; `null`: it did not. */
  readonly problem: string | null;
  /** When it was last asked, in milliseconds since 1970; 0: never. */
  readonly at: number;
  /** Where its list goes on; `null`: at the beginning. */
  readonly after: string | null;
}

export async function readSource(db: Connection, name: Source): Promise<SourceState> {
  const row = await db.selectFrom('source').selectAll().where('name', '=', name).executeTakeFirst();
  if (row === undefined) return { problem: null, at: 0, after: null };
  return { problem: row.problem, at: Number(row.at), after: row.after };
}

export async function saveSource(db: Connection, name: Source, state: SourceState): Promise<void> {
  await db
    .insertInto('source')
    .values({ name, ...state })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ ...state }))
    .execute();
}

/** Of a source that is not asked any more. */
export async function forgetSource(db: Connection, name: Source): Promise<void> {
  await db.deleteFrom('source').where('name', '=', name).execute();
}

/** Sources that HubSpot refused when they were last asked, by name. */
export async function listRefusedSources(
  db: Connection,
): Promise<readonly { readonly name: string; readonly problem: string }[]> {
  const rows = await db.selectFrom('source').select(['name', 'problem']).orderBy('name').execute();
  return rows.flatMap(({ name, problem }) => (problem === null ? [] : [{ name, problem }]));
}
