/**
 * Which objects changed since a moment. The search is behind by "a few moments" and gives no more than 10,000 results
 * per question (HubSpot's page on the search API, section Limits), so that each page is a question of its own: what
 * comes after the last id.
 */
import { searchPage } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS } from './chunks.ts';
import { ParseError } from './errors.ts';
import type { ChangedObject, ObjectType } from './gateway.ts';
import { searchPath } from './paths.ts';

/** HubSpot's name for the last change of an object: contacts have their own. */
function nameModified(type: ObjectType): string {
  return type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}

/** Pages of live objects changed at `since` (milliseconds since 1970) or later, at most 200 each, by rising id. */
export async function* searchChanged(
  send: Send,
  type: ObjectType,
  since: number,
): AsyncGenerator<readonly ChangedObject[], void> {
  let last: string | null = null;
  for (;;) {
    const call = toCall(type, since, last);
    const page = expectValue(call, await send(call));
    checkOrder(call.path, last, page.results);
    const end = page.results.at(-1);
    if (end === undefined) return;
    yield page.results
      .filter(({ archived }) => !archived)
      .map(({ id, updatedAt }): ChangedObject => ({ id, updatedAt }));
    if (page.paging?.next == null) return;
    last = end.id;
  }
}

function toCall(type: ObjectType, since: number, last: string | null) {
  const filters = [
    { propertyName: nameModified(type), operator: 'GTE', value: String(Math.floor(since)) },
    ...(last === null ? [] : [{ propertyName: 'hs_object_id', operator: 'GT', value: last }]),
  ];
  return {
    method: 'POST',
    path: searchPath(type),
    body: {
      filterGroups: [{ filters }],
      sorts: ['hs_object_id'],
      properties: ['hs_object_id'],
      limit: BATCH_LIMITS.search,
      after: '0',
    },
    bucket: 'search',
    safety: 'repeatable',
    schema: searchPage,
  } as const;
}

/** In any other order the next question would leave objects out without a word. */
function checkOrder(path: string, last: string | null, results: readonly { readonly id: string }[]): void {
  const ids = [...(last === null ? [] : [last]), ...results.map(({ id }) => id)].map(BigInt);
  const rising = ids.every((id, place) => place === 0 || (ids[place - 1] ?? 0n) < id);
  if (!rising) throw new ParseError(`POST ${path}`, 'results', 'objects by rising id were expected');
}
