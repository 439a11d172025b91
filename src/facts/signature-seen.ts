/** Which version of signature HubSpot last signed with, and when: HubSpot documents it for no kind of app. */
import type { Connection } from './store.ts';

export interface SignatureSeen {
  readonly version: 'v3' | 'v1';
  /** Milliseconds since 1970. */
  readonly at: number;
}

const COUNTERS = { v3: 'signature_v3_at', v1: 'signature_v1_at' } as const;

/** Keeps the latest moment of each version. */
export async function noteSignature(db: Connection, { version, at }: SignatureSeen): Promise<void> {
  await db
    .insertInto('counter')
    .values({ name: COUNTERS[version], value: at })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: at }).where('counter.value', '<', at),
    )
    .execute();
}

/** The latest first. */
export async function readSignatures(db: Connection): Promise<readonly SignatureSeen[]> {
  const rows = await db
    .selectFrom('counter')
    .select(['name', 'value'])
    .where('name', 'in', Object.values(COUNTERS))
    .execute();
  return rows
    .map(({ name, value }) => ({
      version: name === COUNTERS.v3 ? ('v3' as const) : ('v1' as const),
      at: Number(value),
    }))
    .sort((a, b) => b.at - a.at);
}
