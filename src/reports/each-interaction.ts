/** Every interaction of the mirror's contacts, read by the content map and counted once, a page of contacts at a time. */
import { readInteraction } from '../domain/content.ts';
import { countOnce } from '../domain/count-once.ts';
import type { Contact, Interaction, ReadInteraction } from '../domain/types.ts';
import { readInteractions } from '../facts/load-contacts.ts';
import { eachContact } from './each-contact.ts';
import type { ReportContext } from './report-context.ts';

const PAGE = 500;

export interface Doer {
  readonly contact: Contact;
  /** Oldest first. */
  readonly interactions: readonly ReadInteraction[];
}

/** Contacts who did something, with all of it. */
export async function* eachDoer(context: ReportContext): AsyncGenerator<Doer> {
  for await (const page of pagesOf(context)) {
    const ids = page.map(({ id }) => id);
    const byContact = Map.groupBy(await readInteractions(context.db, ids), ({ contactId }) => contactId);
    for (const contact of page) {
      const mine = byContact.get(contact.id);
      if (mine !== undefined) yield { contact, interactions: readAll(mine, context) };
    }
  }
}

async function* pagesOf(context: ReportContext): AsyncGenerator<Contact[]> {
  let page: Contact[] = [];
  for await (const contact of eachContact(context)) {
    page.push(contact);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function readAll(interactions: readonly Interaction[], { compiled, now }: ReportContext): ReadInteraction[] {
  const read = interactions
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((each) => readInteraction(each, compiled.readContent));
  return [...countOnce(read)];
}
