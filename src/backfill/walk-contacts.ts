/** Contacts that changed since the day asked for, with what they did: HubSpot keeps what stood in a property before. */
import { takeInChangedContacts } from '../worker/reconcile-page.ts';
import { holdCompanies, readDue, takeInParts, type Walk } from './walk.ts';

/** C contacts cost ⌈C/200⌉ searches and ⌈C/50⌉ reads. */
export async function walkContacts(walk: Walk, afterId: string | null): Promise<void> {
  const { context, since, tally } = walk;
  const question = { since, by: 'change', afterId } as const;
  for await (const { changes, left } of context.gateway.searchPast('contacts', question)) {
    await walk.giveWay();
    await takeInParts(walk, 'contacts', changes, async (part) => {
      const afterId = part.at(-1)?.id ?? null;
      await takeInChangedContacts({ context }, part, since, {
        touch: holdCompanies,
        note: (db, _seen, interactions) =>
          tally.keep(db, { step: 'contacts', afterId }, { contacts: part.length, interactions }),
      });
    });
    await readDue(walk);
    walk.onProgress({ step: 'contacts', done: tally.read().contacts ?? 0, left });
  }
}
