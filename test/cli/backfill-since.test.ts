import { checkSince, usualSince } from '../../src/cli/backfill-since.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const fault = (text: string): string => {
  const check = checkSince(text, NOW);
  return check.ok ? 'none' : check.fault;
};

test('a day is midnight UTC, and none is none', () => {
  expect(checkSince('2026-01-31', NOW)).toEqual({ ok: true, since: Date.parse('2026-01-31T00:00:00Z') });
  expect(checkSince('2026-11-24', NOW)).toEqual({ ok: true, since: Date.parse('2026-11-24T00:00:00Z') });
  expect(checkSince(undefined, NOW)).toEqual({ ok: true, since: null });
});

test.each(['', '2026', '31.01.2026', '2026-1-31', '2026-02-30', '2026-13-01', '2026-01-31T00:00', '90'])(
  'refuses "%s" and says what a day looks like',
  (text) => {
    expect(fault(text)).toBe(`--since: got "${text}", expected a day such as 2026-01-31`);
  },
);

test('refuses a day that has not been, and one of which nothing is kept', () => {
  expect(fault('2026-11-25')).toContain('expected a day that has been');
  expect(fault('2024-11-23')).toContain('expected 2024-11-24 or later');
  expect(fault('2024-11-24')).toBe('none');
});

test('usually a year is read', () => {
  expect(usualSince(NOW)).toBe(Date.parse('2025-11-24T00:00:00Z'));
});
