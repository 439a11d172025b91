/** Content and behaviour age, and a role that was reached does not come and go with them. */
import fc from 'fast-check';
import { readInteraction } from '../../src/domain/content.ts';
import { assignRoles, type RoleAssignment } from '../../src/domain/roles.ts';
import type { RoleFact } from '../../src/domain/said-facts.ts';
import { ago, contact, DAY, loadSample, NOW, roleFact, visit } from '../support/facts.ts';

const compiled = await loadSample();
const { roleRules, confidence } = compiled.rules;

/** The technical validator's assignment, `later` days after {@link NOW}. */
function validator(
  title: string | null,
  visits: readonly (readonly [path: string, daysAgo: number])[],
  later = 0,
  facts: readonly RoleFact[] = [],
): RoleAssignment | undefined {
  const now = NOW + later * DAY;
  const seen = visits.filter(([, daysAgo]) => ago(daysAgo) <= now);
  return assignRoles(
    {
      contact: contact('1', title),
      persona: compiled.readTitle(title),
      solution: compiled.solution('hr_system')!,
      interactions: seen.map(([path, days]) => readInteraction(visit('1', path, days), compiled.readContent)),
      facts,
    },
    roleRules,
    confidence,
    now,
  ).find(({ role }) => role === 'technical_validator');
}

const DOCS = '/hr/api-docs';
const WEBINAR = '/webinars/hr-api';

test('content and behaviour halve in 45 days, and each piece shows how much of it is left', () => {
  const factors = (days: number): (readonly [string, number])[] =>
    (validator(null, [[DOCS, days]])?.evidence ?? []).map((each) => [each.class, each.ageFactor] as const);
  expect(factors(0)).toEqual([
    ['content', 1],
    ['behaviour', 1],
  ]);
  expect(factors(45).map(([, factor]) => factor)).toEqual([0.5, 0.5]);
  expect(factors(90).map(([, factor]) => factor)).toEqual([0.25, 0.25]);
  expect(factors(90.1)).toEqual([]);
  expect(validator(null, [[DOCS, 45]])?.evidence.map(({ weight }) => weight)).toEqual([0.2, 0.15]);
});

test('a title and a label do not age', () => {
  expect(validator('IT-директор', [])?.evidence).toMatchObject([{ ageFactor: 1, weight: 0.8, at: null }]);
  const label = roleFact('900', '1', 'technical_validator', { source: 'hubspot_label', at: ago(400) });
  expect(validator(null, [], 0, [label])).toMatchObject({ state: 'written', confidence: 0.9 });
});

test('the older of two otherwise equal people is the less certain', () => {
  const sure = (days: number): number => validator('IT', [[WEBINAR, days]])?.confidence ?? 0;
  expect([sure(0), sure(20), sure(45), sure(80)]).toEqual([0.76, 0.7176, 0.68, 0.6466]);
});

test('a role that title and content wrote stays while little is lost, and falls once', () => {
  const at = (later: number): string | undefined => validator('IT', [[WEBINAR, 0]], later)?.state;
  const states = Array.from({ length: 100 }, (_, day) => at(day));
  expect(states.slice(0, 76)).toEqual(Array.from({ length: 76 }, () => 'written'));
  expect(states.slice(77)).toEqual(Array.from({ length: 23 }, () => 'suggested'));
});

test('what keeps it is said: when the line was reached, how sure it was, where it falls', () => {
  expect(validator('IT', [[WEBINAR, 30]])).toMatchObject({
    state: 'written',
    confidence: 0.7008,
    kept: { since: ago(30), confidence: 0.76, until: 0.65 },
  });
  expect(validator('IT', [[WEBINAR, 0]])?.kept).toBeNull();
});

test('after it fell, the same confidence does not bring it back', () => {
  const suggested = validator(null, [[DOCS, 20]]);
  expect(suggested).toMatchObject({ state: 'suggested', kept: { since: ago(20), until: 0.4 } });
  const fallen = validator(null, [[DOCS, 35]]);
  expect(fallen).toMatchObject({ state: 'weak', kept: null });
  // Content alone is as sure as the kept suggestion was, and suggests nothing, since it never reached the line.
  const never = validator(null, [[WEBINAR, 0]]);
  expect(never?.confidence).toBeGreaterThanOrEqual(0.4);
  expect(never).toMatchObject({ state: 'weak', kept: null });
});

test('however somebody reads, between two interactions a role only ever falls, and at most once per line', () => {
  const paths = fc.constantFrom(DOCS, WEBINAR, '/hr/accounting-integration');
  const visits = fc.array(fc.tuple(paths, fc.integer({ min: 0, max: 120 })), { minLength: 1, maxLength: 8 });
  const rank = (state: string | undefined): number =>
    ['weak', 'suggested', 'written'].indexOf(state ?? 'weak');
  fc.assert(
    fc.property(visits, fc.constantFrom('IT', null), (seen, title) => {
      const states = Array.from({ length: 100 }, (_, day) => rank(validator(title, seen, day)?.state));
      expect(states).toEqual([...states].sort((a, b) => b - a));
    }),
    { numRuns: 60 },
  );
});

test('the answer depends on the facts alone: their order and doubles in the list change nothing (P18)', () => {
  const visits = fc.array(fc.tuple(fc.constantFrom(DOCS, WEBINAR), fc.integer({ min: 0, max: 120 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(visits, (seen) => {
      expect(validator('IT', [...seen].reverse())).toEqual(validator('IT', seen));
    }),
    { numRuns: 100 },
  );
});

test('walking back from now finds what living through every day would have found', () => {
  const visits = fc.array(fc.tuple(fc.constantFrom(DOCS, WEBINAR), fc.integer({ min: 0, max: 160 })), {
    minLength: 1,
    maxLength: 8,
  });
  /** The state of somebody who remembers yesterday's: written from the line until the margin below it. */
  const live = (title: string | null, seen: readonly (readonly [string, number])[]): string => {
    let state = 'weak';
    for (let day = -161; day <= 0; day += 0.5) {
      const found = validator(title, seen, day);
      const sure = found?.confidence ?? 0;
      const keeps = (line: number, names: readonly string[]): boolean =>
        sure >= line || (names.includes(state) && sure >= Math.round((line - 0.1) * 10_000) / 10_000);
      const ageing = found?.evidence.some(({ at }) => at !== null) === true;
      if (keeps(0.75, ageing ? ['written'] : [])) state = 'written';
      else state = keeps(0.5, ageing ? ['written', 'suggested'] : []) ? 'suggested' : 'weak';
    }
    return state;
  };
  fc.assert(
    fc.property(visits, fc.constantFrom('IT', null), (seen, title) => {
      expect(validator(title, seen)?.state ?? 'weak').toBe(live(title, seen));
    }),
    { numRuns: 40 },
  );
});

test('somebody who looked at ten thousand pages is judged as fast as anybody', () => {
  // Below the line for good: content alone, as sure as a suggestion that is kept.
  const pages = Array.from({ length: 10_000 }, (_, n): [string, number] => [WEBINAR, 1 + n / 200]);
  expect(validator(null, pages)).toMatchObject({ state: 'weak', confidence: 0.4, kept: null });
});
