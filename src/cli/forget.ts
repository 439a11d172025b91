/** `buying-groups forget --contact ID`: erases a person at once; `contact.privacyDeletion` does the same by itself. */
import { compactStore } from '../facts/compaction.ts';
import type { Clock } from '../hubspot/gateway.ts';
import { eraseDue, requestErasure, type EraseContext } from '../worker/erase.ts';
import { UsageError } from './usage-error.ts';

export interface ForgetOptions {
  readonly contactId: string;
  readonly store: EraseContext['store'];
  readonly identity: EraseContext['identity'];
  readonly clock: Clock;
  readonly json: boolean;
  readonly write: (text: string) => void;
}

/** A worker gives a company back within this time, or its lease has run out. */
const PATIENCE_MS = 6 * 60_000;
const LOOK_MS = 500;

/** Answers the exit code: 0 when nothing of the person is left in the store, 1 when a worker would not let go. */
export async function forget(options: ForgetOptions): Promise<number> {
  const { contactId, store, identity, clock, json, write } = options;
  if (!/^[1-9]\d{0,18}$/u.test(contactId))
    throw new UsageError('--contact: expected the id of a contact in HubSpot, a number');
  await store.db.transaction().execute((trx) => requestErasure(trx, [contactId], clock.now()));
  let rows = 0;
  const deadline = clock.now() + PATIENCE_MS;
  for (;;) {
    rows += (await eraseDue({ store, identity, now: () => clock.now() })).rows;
    if (!(await isWaiting(store, contactId))) break;
    if (clock.now() > deadline) {
      write('A worker is still busy with this person; it erases them itself as soon as it is done.\n');
      return 1;
    }
    await clock.wait(LOOK_MS);
  }
  await compactStore(store, clock.now());
  write(json ? `${JSON.stringify({ erased: true, rows })}\n` : describe(rows));
  return 0;
}

function describe(rows: number): string {
  const found = rows === 0 ? 'Nothing was stored of this contact' : `${rows} rows were erased`;
  return `${found}; whatever comes late of them is dropped. Erase the contact in HubSpot as well: this command does not.\n`;
}

async function isWaiting({ db }: EraseContext['store'], contactId: string): Promise<boolean> {
  const row = await db
    .selectFrom('to_read')
    .select('id')
    .where('what', '=', 'erasure')
    .where('id', '=', contactId)
    .executeTakeFirst();
  return row !== undefined;
}
