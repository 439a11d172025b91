/** The sandbox's table of scopes against HubSpot's API description, for every call that the product makes. */
import { EXERCISED_SCOPES, OPTIONAL_SCOPES } from '../../scripts/hubspot-project/exercised-scopes.ts';
import { API_VERSION } from '../../src/sandbox/api-version.ts';
import { findSufficient } from '../../src/sandbox/http/scopes.ts';
import { createScopeReader } from '../extensions/openapi-scopes.ts';

const reader = createScopeReader();
const CALLS = Object.values({ ...EXERCISED_SCOPES, ...OPTIONAL_SCOPES }).flat();
/** The version stands behind the second part of their paths. */
const VERSIONED_LATE = new Set(['crm', 'events', 'marketing']);

function toSets(call: string): string[] {
  const [method = '', path = ''] = call.split(' ');
  const [, area = '', ...rest] = path.split('/');
  const parts = VERSIONED_LATE.has(area)
    ? [area, rest[0], API_VERSION, ...rest.slice(1)]
    : [area, API_VERSION, ...rest];
  return findSufficient(method, `/${parts.join('/')}`).map((set) => [...set].sort().join('+'));
}

test.each(CALLS)('%s needs a scope in the sandbox', (call) => {
  expect(toSets(call).length).toBeGreaterThan(0);
});

test(`the scopes of each call are those HubSpot describes${reader ? '' : ' (not compared; the API description is absent)'}`, () => {
  const wrong = CALLS.filter((call) => {
    const described = reader?.(call).map((set) => [...set].sort().join('+'));
    const own = toSets(call);
    if (described === undefined) return false;
    // A description that names the scopes of all objects is read narrowly; one that names few must be met in full.
    return !own.every((set) => described.includes(set)) && !described.every((set) => own.includes(set));
  });
  expect(wrong).toEqual([]);
  expect(CALLS.length).toBeGreaterThan(30);
});

test.each([
  ['GET', '/crm/unknown/2026-09/contacts'],
  ['GET', '/crm/objects/2026-09/unicorns'],
])('%s %s, which does not exist, needs none', (method, path) => {
  expect(findSufficient(method, path)).toEqual([]);
});
