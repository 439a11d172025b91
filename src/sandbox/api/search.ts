import { z } from 'zod';
import { API_VERSION } from '../api-version.ts';
import { refuseInput } from '../http/api-error.ts';
import { readBody } from '../http/routing.ts';
import type { Handler, Route } from '../http/routing.ts';
import type { CrmObject } from '../model.ts';
import type { ObjectType } from '../object-types.ts';
import type { PortalState } from '../state.ts';
import { readStored } from '../stored-values.ts';
import { readObjectType } from './object-access.ts';
import { renderObject } from './object-json.ts';
import { FILTER, passesFilter } from './search-filters.ts';

/** HubSpot answers no more than these, however many match. */
const MOST_RESULTS = 10_000;
const MOST_PER_PAGE = 200;

const SORT = z.union([
  z.string().transform((text) => {
    const down = text.startsWith('-');
    return {
      propertyName: down ? text.slice(1) : text,
      direction: down ? ('DESCENDING' as const) : ('ASCENDING' as const),
    };
  }),
  z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']).default('ASCENDING') }),
]);

const SEARCH = z.object({
  filterGroups: z.array(z.object({ filters: z.array(FILTER) })).default([]),
  sorts: z.array(SORT).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.int().default(10),
  after: z.union([z.string(), z.number()]).default('0'),
  query: z.string().optional(),
});
type Search = z.output<typeof SEARCH>;

const QUERIED: Partial<Record<ObjectType, readonly string[]>> = {
  contacts: ['firstname', 'lastname', 'email', 'phone', 'company'],
  companies: ['name', 'domain', 'website', 'phone'],
  deals: ['dealname'],
};

function checkSearch(search: Search): number {
  const groups = search.filterGroups;
  const filters = groups.reduce((sum, group) => sum + group.filters.length, 0);
  const after = Number(search.after || 0);
  if (groups.length > 5)
    throw refuseInput(`At most 5 filterGroups are supported; ${groups.length} were sent.`);
  if (groups.some((group) => group.filters.length > 6))
    throw refuseInput('A filterGroup may have 6 filters.');
  if (filters > 18) throw refuseInput(`At most 18 filters are supported; ${filters} were sent.`);
  if (search.sorts.length > 1) throw refuseInput('Only one sort is supported.');
  if (search.limit < 1 || search.limit > MOST_PER_PAGE) {
    throw refuseInput(`limit must be between 1 and ${MOST_PER_PAGE}.`);
  }
  if (!Number.isSafeInteger(after) || after < 0)
    throw refuseInput('after must be the cursor of an earlier answer.');
  if (after + search.limit > MOST_RESULTS) {
    throw refuseInput(`Paging through more than ${MOST_RESULTS} results is not supported.`);
  }
  return after;
}

function matches(state: PortalState, object: CrmObject, search: Search, asOf: number): boolean {
  const { filterGroups, query } = search;
  const indexed = { state, object, asOf };
  if (query) {
    const texts = (QUERIED[object.type] ?? []).map((name) => readStored(state, object, name, asOf) ?? '');
    if (!texts.some((text) => text.toLowerCase().includes(query.toLowerCase()))) return false;
  }
  if (filterGroups.length === 0) return true;
  return filterGroups.some((group) => group.filters.every((filter) => passesFilter(indexed, filter)));
}

function sortFound(
  state: PortalState,
  found: CrmObject[],
  sort: Search['sorts'][number] | undefined,
  asOf: number,
): CrmObject[] {
  if (!sort) return found.sort((left, right) => Number(left.id) - Number(right.id));
  const [first] = found;
  const property = first && state.properties[first.type].get(sort.propertyName);
  const textual =
    property?.type === 'string' || property?.type === 'enumeration' || property?.type === 'phone_number';
  const sign = sort.direction === 'DESCENDING' ? -1 : 1;
  const keyed = found.map((object) => ({
    object,
    value: readStored(state, object, sort.propertyName, asOf) ?? '',
  }));
  keyed.sort((left, right) => {
    const order = textual ? left.value.localeCompare(right.value) : Number(left.value) - Number(right.value);
    return order * sign || Number(left.object.id) - Number(right.object.id);
  });
  return keyed.map(({ object }) => object);
}

/** The index lags: it finds records by what they were `lagMs` ago, and answers what they are now. */
function createSearch(lagMs: number): Handler {
  return ({ state }, request) => {
    const type = readObjectType(request);
    const search = readBody(SEARCH, request);
    const after = checkSearch(search);
    const asOf = state.now() - lagMs;
    const live = [...state.objects[type].values()].filter(
      (object) => object.createdAt <= asOf && object.archivedAt === null,
    );
    const found = live.filter((object) => matches(state, object, search, asOf));
    const sorted = sortFound(state, found, search.sorts[0], asOf);
    const next = after + search.limit;
    const results = sorted.slice(after, next).map((object) => renderObject(state, object, search));
    const more = next < sorted.length;
    return {
      status: 200,
      body: { total: sorted.length, results, ...(more ? { paging: { next: { after: String(next) } } } : {}) },
    };
  };
}

export function createSearchRoutes(lagMs: number): readonly Route[] {
  const path = `/crm/objects/${API_VERSION}/{objectType}/search`;
  return [{ method: 'POST', path, handle: createSearch(lagMs) }];
}
