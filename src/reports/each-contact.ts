/** Every contact of the mirror, a page at a time, so that any number of them fits into memory. */
import { setImmediate } from 'node:timers/promises';
import type { Contact } from '../domain/types.ts';
import { toContact } from '../facts/load-contacts.ts';
import type { ReportContext } from './report-context.ts';

const PAGE = 1000;

export async function* eachContact({ db }: ReportContext): AsyncGenerator<Contact> {
  for (let after = ''; ;) {
    // The embedded store answers without waiting, so that without this nothing else would get its turn.
    await setImmediate();
    const rows = await db
      .selectFrom('contact')
      .select(['id', 'properties', 'company_id', 'created_at'])
      .where('archived', '=', 0)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of rows) yield toContact(row).contact;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? '';
  }
}
