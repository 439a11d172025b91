import fc from 'fast-check';
import { WEEKDAYS, type QuietHours } from '../../../src/domain/alerts/alert-settings.ts';
import { isQuiet, localDay, nextOpening } from '../../../src/domain/alerts/quiet-hours.ts';

const NIGHT: QuietHours = { from: 19 * 60, to: 8 * 60, days: ['sat', 'sun'] };
const at = (text: string): number => Date.parse(text);

describe('quiet hours', () => {
  test.each([
    ['a morning', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z'],
    ['the evening, until the next morning', '2026-11-24T16:00:00Z', '2026-11-25T05:00:00Z'],
    ['the night before', '2026-11-24T01:30:10Z', '2026-11-24T05:00:00Z'],
    ['Friday evening, until Monday', '2026-11-27T18:00:00Z', '2026-11-30T05:00:00Z'],
    ['Saturday noon, until Monday', '2026-11-28T09:00:00Z', '2026-11-30T05:00:00Z'],
  ])('in Moscow: %s', (_name, from, opening) => {
    expect(new Date(nextOpening(at(from), NIGHT, 'Europe/Moscow')).toISOString()).toBe(
      new Date(at(opening)).toISOString(),
    );
  });

  test('follow the clock where it is changed: the night in which Berlin loses an hour', () => {
    const quiet: QuietHours = { from: 22 * 60, to: 8 * 60, days: [] };
    expect(nextOpening(at('2026-03-28T22:00:00Z'), quiet, 'Europe/Berlin')).toBe(at('2026-03-29T06:00:00Z'));
    expect(nextOpening(at('2026-10-24T22:00:00Z'), quiet, 'Europe/Berlin')).toBe(at('2026-10-25T07:00:00Z'));
  });

  test('of one moment to the same are none, and without any everything is open', () => {
    expect(isQuiet(at('2026-11-24T01:00:00Z'), { from: 60, to: 60, days: [] }, 'UTC')).toBe(false);
    expect(nextOpening(5, null, 'UTC')).toBe(5);
  });
});

test('the day is that of the time zone', () => {
  expect(localDay(at('2026-11-24T22:30:00Z'), 'Europe/Moscow')).toBe('2026-11-25');
  expect(localDay(at('2026-11-24T22:30:00Z'), 'America/New_York')).toBe('2026-11-24');
});

const quietHours: fc.Arbitrary<QuietHours> = fc.record({
  from: fc.integer({ min: 0, max: 1439 }),
  to: fc.integer({ min: 0, max: 1439 }),
  days: fc.subarray([...WEEKDAYS], { maxLength: 6 }),
});
const zones = fc.constantFrom(
  'UTC',
  'Europe/Moscow',
  'Asia/Kathmandu',
  'America/New_York',
  'Australia/Lord_Howe',
);
const moments = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') });

test('whatever the clock: the opening is open, and no quarter of an hour before it is', () => {
  fc.assert(
    fc.property(moments, quietHours, zones, (moment, quiet, zone) => {
      const opening = nextOpening(moment, quiet, zone);
      expect(opening).toBeGreaterThanOrEqual(moment);
      expect(isQuiet(opening, quiet, zone)).toBe(false);
      if (opening === moment) return;
      expect(isQuiet(moment, quiet, zone)).toBe(true);
      for (let before = opening - 60_000; before > moment; before -= 15 * 60_000)
        expect(isQuiet(before, quiet, zone)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
