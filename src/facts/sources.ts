/** Sources beside the CRM: how far their lists were read, and what HubSpot refused; of tasks the latter. */
import type { Localized } from '../domain/vocabulary.ts';
import type { Connection } from './store.ts';

export const SOURCES = ['marketing_events', 'event_analytics'] as const;
/** Tasks are no source, but may be refused like one. */
export type Source = (typeof SOURCES)[number] | 'alerts';

export interface SourceState {
  /** Why HubSpot refused it; `null`: it did not. */
  readonly problem: Localized | null;
  /** When it was last asked, in milliseconds since 1970; 0: never. */
  readonly at: number;
  /** Where its list goes on; `null`: at the beginning. */
  readonly after: string | null;
}

export async function readSource(db: Connection, name: Source): Promise<SourceState> {
  const row = await db.selectFrom('source').selectAll().where('name', '=', name).executeTakeFirst();
  if (row === undefined) return { problem: null, at: 0, after: null };
  return { problem: toWords(row.problem), at: Number(row.at), after: row.after };
}

/** The column once held English words alone. */
function toWords(kept: string | null): Localized | null {
  if (kept === null) return null;
  return kept.startsWith('{') ? (JSON.parse(kept) as Localized) : { en: kept, ru: kept };
}

export async function saveSource(db: Connection, name: Source, state: SourceState): Promise<void> {
  const row = { ...state, problem: state.problem === null ? null : JSON.stringify(state.problem) };
  await db
    .insertInto('source')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}

/** Of a source that is not asked any more. */
export async function forgetSource(db: Connection, name: Source): Promise<void> {
  await db.deleteFrom('source').where('name', '=', name).execute();
}

export interface RefusedSource {
  readonly name: string;
  readonly problem: Localized;
}

/** Sources that HubSpot refused when they were last asked, by name. */
export async function listRefusedSources(db: Connection): Promise<readonly RefusedSource[]> {
  const rows = await db.selectFrom('source').select(['name', 'problem']).orderBy('name').execute();
  return rows.flatMap(({ name, problem }) => {
    const words = toWords(problem);
    return words === null ? [] : [{ name, problem: words }];
  });
}
