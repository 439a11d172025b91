import fc from 'fast-check';
import { countOnce } from '../../src/domain/count-once.ts';
import type { InteractionSource, ReadInteraction } from '../../src/domain/types.ts';
import type { InteractionKind } from '../../src/domain/vocabulary.ts';

const HOUR = 60 * 60_000;
const SEED = 4;

interface Given {
  readonly source: InteractionSource;
  readonly kind?: InteractionKind;
  readonly rule?: string | null;
  readonly hours?: number;
  readonly content?: string;
}

function act(id: string, given: Given): ReadInteraction {
  const { source, kind = 'webinar_registration', rule = 'webinar', hours = 0, content = 'Webinar' } = given;
  const at = hours * HOUR;
  return { id, contactId: '1', at, source, content, solution: 'hr_system', kind, interests: [], rule };
}

const idsOf = (...given: readonly Given[]): string[] =>
  countOnce(given.map((each, place) => act(String(place), each))).map(({ id }) => id);

const REGISTERED: Given = { source: 'event_registration' };
const ATTENDED: Given = { source: 'event_attendance', kind: 'webinar_attendance' };

describe('one deed that two sources tell of', () => {
  test.each<InteractionSource>(['page', 'conversion', 'workflow', 'events_api'])(
    'counts once, as it was told by %s',
    (source) => {
      expect(idsOf(REGISTERED, { source, hours: 24 })).toEqual(['1']);
      expect(idsOf({ source, hours: 0 }, { ...REGISTERED, hours: 24 })).toEqual(['0']);
    },
  );

  test('is no longer one after more than 24 hours, on other content, or where no rule knows the content', () => {
    expect(idsOf(REGISTERED, { source: 'conversion', hours: 24.01 })).toHaveLength(2);
    expect(idsOf(REGISTERED, { source: 'conversion', rule: 'other' })).toHaveLength(2);
    expect(idsOf({ ...REGISTERED, rule: null }, { source: 'conversion', rule: null })).toHaveLength(2);
  });

  test('is not a registration and an attendance, nor a meeting or an e-mail about it', () => {
    expect(idsOf(REGISTERED, ATTENDED)).toHaveLength(2);
    expect(idsOf(ATTENDED, { source: 'conversion' })).toHaveLength(2);
    expect(idsOf(ATTENDED, { source: 'events_api', kind: 'webinar_attendance' })).toEqual(['1']);
    expect(idsOf(REGISTERED, { source: 'meeting', kind: 'meeting' })).toHaveLength(2);
    expect(idsOf(REGISTERED, { source: 'page', kind: 'page_view' })).toHaveLength(2);
  });

  test('takes one listing with it, so that registrations for two events stay two', () => {
    const other: Given = { ...REGISTERED, content: 'Another webinar', hours: 1 };
    expect(idsOf({ source: 'conversion' }, REGISTERED, other)).toEqual(['0', '2']);
    expect(idsOf({ source: 'conversion' }, { source: 'conversion' }, REGISTERED, other)).toEqual(['0', '1']);
  });

  test('is one where both records of a merged contact were listed for the same event', () => {
    expect(idsOf(REGISTERED, { ...REGISTERED, hours: 2 })).toEqual(['0']);
    expect(idsOf(REGISTERED, { ...REGISTERED, hours: 30 })).toHaveLength(2);
  });
});

describe('a visit that event analytics list', () => {
  const PAGE: Given = { source: 'page', content: 'https://X.example/hr/demo/?utm=1', kind: 'page_view' };
  const VISIT: Given = { source: 'visit', content: 'https://x.example/HR/demo#top', kind: 'page_view' };

  test('is the page that HubSpot told at once: same host and path, ten minutes apart at most', () => {
    expect(idsOf(PAGE, { ...VISIT, hours: 1 / 6 })).toEqual(['0']);
    expect(idsOf(VISIT, { ...PAGE, hours: 1 / 6 })).toEqual(['1']);
    expect(idsOf(PAGE, { ...VISIT, hours: 1 / 5 })).toHaveLength(2);
    expect(idsOf(PAGE, { ...VISIT, content: 'https://y.example/hr/demo' })).toHaveLength(2);
    expect(idsOf(PAGE, { ...VISIT, content: 'https://x.example/hr' })).toHaveLength(2);
    expect(idsOf({ ...PAGE, content: 'A title' }, { ...VISIT, content: 'A title' })).toHaveLength(2);
  });

  test('counts as often as it happened, one of them as the page', () => {
    expect(idsOf(VISIT, VISIT, { ...VISIT, hours: 0.1 })).toHaveLength(3);
    expect(idsOf(PAGE, VISIT, VISIT)).toEqual(['0', '2']);
  });

  test('to the page of an event is the registration that HubSpot lists, but not for two of them', () => {
    const visit: Given = { ...VISIT, kind: 'webinar_registration' };
    expect(idsOf(visit, REGISTERED)).toEqual(['0']);
    const page: Given = { ...PAGE, kind: 'webinar_registration' };
    const other: Given = { ...REGISTERED, content: 'Another webinar' };
    expect(idsOf(page, visit, REGISTERED, other)).toEqual(['0', '3']);
  });
});

const given = fc.record({
  source: fc.constantFrom<InteractionSource[]>(
    'page',
    'conversion',
    'workflow',
    'events_api',
    'event_registration',
    'event_attendance',
    'visit',
    'meeting',
  ),
  kind: fc.constantFrom<InteractionKind[]>('webinar_registration', 'webinar_attendance', 'page_view'),
  rule: fc.constantFrom('webinar', 'conference', null),
  hours: fc.integer({ min: 0, max: 72 }),
  content: fc.constantFrom('Webinar', 'https://x.example/webinar'),
});

test(`the same interactions count in every order, and only listed ones step back (seed ${SEED})`, () => {
  let dropped = 0;
  fc.assert(
    fc.property(fc.array(given, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (list, numbers) => {
      const acts = list.map((each, place) => act(String(place), each));
      const ranks = new Map(acts.map(({ id }) => [id, numbers.next().value]));
      const shuffled = [...acts].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
      const kept = new Set(countOnce(acts).map(({ id }) => id));
      expect(new Set(countOnce(shuffled).map(({ id }) => id))).toEqual(kept);
      const gone = acts.filter(({ id }) => !kept.has(id));
      dropped += gone.length;
      expect(gone.filter(({ source }) => !/^event_|^visit$/u.test(source))).toEqual([]);
    }),
    { seed: SEED, numRuns: 2_000 },
  );
  expect(dropped).toBeGreaterThan(300);
});
