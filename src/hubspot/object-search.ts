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
import type { ChangedObject, ObjectType, PastPage, PastQuestion } from './gateway.ts';
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
  const question = { since, by: 'change', afterId: null } as const;
  for await (const { changes } of searchPast(send, type, question)) yield changes;
}

/** Pages of live objects of the past; see `PastQuestion`. */
export async function* searchPast(
  send: Send,
  type: ObjectType,
  question: PastQuestion,
): AsyncGenerator<PastPage, void> {
  const alternatives = listAlternatives(type, question);
  let last = question.afterId;
  for (;;) {
    const call = toCall(type, alternatives, last);
    const page = expectValue(call, await send(call));
    checkOrder(call.path, last, page.results);
    const end = page.results.at(-1);
    if (end === undefined) return;
    yield {
      changes: page.results
        .filter(({ archived }) => !archived)
        .map(({ id, updatedAt }): ChangedObject => ({ id, updatedAt })),
      end: end.id,
      left: Math.max(0, page.total - page.results.length),
    };
    if (page.paging?.next == null) return;
    last = end.id;
  }
}

type Filter =
  | { readonly propertyName: string; readonly operator: 'GTE' | 'GT'; readonly value: string }
  | { readonly propertyName: string; readonly operator: 'NOT_IN'; readonly values: readonly string[] };

/** Of the 3,000 characters a question may have, for the names of stages. */
const MOST_STAGES_TEXT = 2_000;

/** Any of these holds. Where the stages would make the question too long, all objects are walked. */
function listAlternatives(type: ObjectType, { since, by, closedStages }: PastQuestion): Filter[][] {
  const stages = closedStages?.map((stage) => stage.toLowerCase()) ?? [];
  const all = JSON.stringify(stages).length > MOST_STAGES_TEXT;
  const property = by === 'change' ? nameModified(type) : 'hs_timestamp';
  const time: Filter = { propertyName: property, operator: 'GTE', value: all ? '0' : toMoment(since) };
  if (stages.length === 0 || all) return [[time]];
  return [[time], [{ propertyName: 'dealstage', operator: 'NOT_IN', values: stages }]];
}

function toMoment(at: number): string {
  return String(Math.floor(at));
}

function toCall(type: ObjectType, alternatives: readonly Filter[][], last: string | null) {
  const further: Filter[] =
    last === null ? [] : [{ propertyName: 'hs_object_id', operator: 'GT', value: last }];
  return {
    method: 'POST',
    path: searchPath(type),
    body: {
      filterGroups: alternatives.map((filters) => ({ filters: [...filters, ...further] })),
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
