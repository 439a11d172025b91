/** What HubSpot refused of a batch: told without values, and read again where the record itself is gone. */
import { markToRead } from '../facts/work.ts';
import type { WriteFailure } from '../hubspot/gateway.ts';
import type { WorkerContext } from './context.ts';

/** Between the refusal and the reading, so that a portal that contradicts itself is asked now and then only. */
const REREAD_MS = 10_000;

/** A record that was merged into another is left out of the answer without a word. */
const GONE: ReadonlySet<string> = new Set(['OBJECT_NOT_FOUND', 'NOT_CONFIRMED']);

/** One refused input never costs the others; the company goes on. `pair` failures are named `<dealId>:<contactId>`. */
export async function handleFailures(
  { log, count, store, now }: WorkerContext,
  object: 'deal' | 'contact' | 'pair',
  failures: readonly WriteFailure[],
): Promise<void> {
  if (failures.length === 0) return;
  count('writes_refused', failures.length);
  for (const { id, category } of failures) {
    // Of a pair only the deal: a log outlives the people in it, who may be erased.
    const dealId = object === 'contact' ? undefined : id.split(':')[0];
    log.warn({ object, dealId, category }, 'HubSpot refused one input of a batch');
  }
  const gone = failures.filter(({ category }) => GONE.has(category)).map(({ id }) => id);
  // Somebody deleted it and no webhook told. A deal that is being created is named by its key and has no id yet.
  const part = (index: 0 | 1): string[] =>
    gone.map((id) => (object === 'pair' ? (id.split(':')[index] ?? '') : id)).filter(isId);
  const due = now() + REREAD_MS;
  if (object !== 'contact') await markToRead(store.db, 'deals', part(0), due);
  if (object !== 'deal') await markToRead(store.db, 'pair_contacts', part(1), due);
}

function isId(text: string): boolean {
  return /^\d+$/u.test(text);
}
