import fc from 'fast-check';

import { findNextMidnight } from '../../src/hubspot/midnight.ts';
import { decideRetry, RETRY_POLICY } from '../../src/hubspot/retry.ts';
import type { RetryQuestion } from '../../src/hubspot/retry.ts';

const NOW = Date.UTC(2026, 10, 2, 12);

function ask(
  failure: { status: number; body?: unknown; retryAfter?: string } | { fault: 'timeout' | 'wrong_shape' },
  question: Partial<RetryQuestion> = {},
) {
  return decideRetry({
    safety: 'repeatable',
    failure:
      'fault' in failure
        ? failure
        : {
            status: failure.status,
            body: failure.body ?? null,
            headers: new Headers(
              failure.retryAfter === undefined ? {} : { 'retry-after': failure.retryAfter },
            ),
          },
    attempt: 1,
    now: NOW,
    timeZone: 'Europe/Moscow',
    random: () => 1,
    ...question,
  });
}

const limited = (policyName: string) => ({ status: 429, body: { policyName } });

describe('retry policy', () => {
  test.each([
    ['2', { retry: true, afterMs: 2_000 }],
    ['7', { retry: true, afterMs: 7_000 }],
    [new Date(NOW + 9_000).toUTCString(), { retry: true, afterMs: 9_000 }],
  ])('waits as long as Retry-After %s says after a 429 (P24)', (retryAfter, expected) => {
    expect(ask({ status: 429, retryAfter })).toEqual(expected);
  });

  test('pauses instead of sleeping when Retry-After is longer than a minute (P24)', () => {
    expect(ask({ status: 429, retryAfter: '600' })).toEqual({
      retry: false,
      pause: { reason: 'retry_after', resumeAt: NOW + 600_000 },
    });
    expect(ask({ status: 477, retryAfter: '86400' })).toEqual({
      retry: false,
      pause: { reason: 'migration', resumeAt: NOW + 86_400_000 },
    });
    expect(ask({ status: 477, retryAfter: '30' })).toEqual({ retry: true, afterMs: 30_000 });
  });

  test.each([
    ['TEN_SECONDLY_ROLLING', [2_000, 4_000, 8_000, 10_000]],
    ['SECONDLY', [500, 1_000, 2_000, 4_000]],
  ])('backs off exponentially after %s without Retry-After, capped at 10 s (P24)', (policy, bounds) => {
    const waits = bounds.map((_, index) => ask(limited(policy), { attempt: index + 1 }));
    expect(waits).toEqual(bounds.map((afterMs) => ({ retry: true, afterMs })));
  });

  test('spreads back-offs over the whole range: full jitter (P24)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        (random, attempt) => {
          const bound = Math.min(10_000, 2_000 * 2 ** (attempt - 1));
          const decision = ask(limited('TEN_SECONDLY_ROLLING'), { attempt, random: () => random });
          expect(decision).toEqual({ retry: true, afterMs: Math.ceil(random * bound) });
        },
      ),
    );
  });

  test("stops until midnight in the portal's time zone after the daily limit (P24)", () => {
    const midnight = Date.UTC(2026, 10, 2, 21);
    expect(ask(limited('DAILY'))).toEqual({
      retry: false,
      pause: { reason: 'daily_limit', resumeAt: midnight },
    });
  });

  test('asks again in an hour after the daily limit while the time zone is unknown (P24)', () => {
    for (const timeZone of [null, 'Not/A_Zone']) {
      expect(ask(limited('DAILY'), { timeZone })).toEqual({
        retry: false,
        pause: { reason: 'daily_limit', resumeAt: NOW + 3_600_000 },
      });
    }
  });

  test('waits at least two seconds after a lock (P24)', () => {
    expect(ask({ status: 423 }, { random: () => 0 })).toEqual({ retry: true, afterMs: 2_000 });
  });

  test.each([408, 500, 502, 503, 504, 521, 523, 524])(
    'repeats after a %d only what is safe to repeat',
    (status) => {
      expect(ask({ status })).toEqual({ retry: true, afterMs: 1_000 });
      expect(ask({ status }, { safety: 'once' })).toEqual({ retry: false, pause: null });
    },
  );

  test('repeats a limited or locked call whatever it is, since it was not carried out', () => {
    expect(ask({ status: 429, retryAfter: '1' }, { safety: 'once' })).toMatchObject({ retry: true });
    expect(ask({ status: 423 }, { safety: 'once' })).toMatchObject({ retry: true });
    expect(ask({ fault: 'timeout' }, { safety: 'once' })).toMatchObject({ retry: false });
  });

  test.each([400, 401, 403, 404, 409, 414])('does not repeat a %d', (status) => {
    expect(ask({ status })).toEqual({ retry: false, pause: null });
  });

  test('gives a wrong shape one more chance and everything else five attempts', () => {
    expect(ask({ fault: 'wrong_shape' })).toMatchObject({ retry: true });
    expect(ask({ fault: 'wrong_shape' }, { attempt: 2 })).toMatchObject({ retry: false });
    expect(ask({ status: 503 }, { attempt: RETRY_POLICY.maxAttempts - 1 })).toMatchObject({ retry: true });
    expect(ask({ status: 503 }, { attempt: RETRY_POLICY.maxAttempts })).toMatchObject({ retry: false });
  });
});

describe('midnight of a time zone', () => {
  test.each([
    ['UTC', '2026-11-02T12:00:00Z', '2026-11-03T00:00:00Z'],
    ['US/Eastern', '2026-11-02T12:00:00Z', '2026-11-03T05:00:00Z'],
    // Summer time ends on this day in New York: it has 25 hours.
    ['America/New_York', '2026-11-01T04:30:00Z', '2026-11-02T05:00:00Z'],
    ['Asia/Kathmandu', '2026-11-02T18:14:59Z', '2026-11-02T18:15:00Z'],
    ['Asia/Kathmandu', '2026-11-02T18:15:00Z', '2026-11-03T18:15:00Z'],
    // Midnight itself does not exist on this day in Beirut.
    ['Asia/Beirut', '2026-03-28T12:00:00Z', '2026-03-28T22:00:00Z'],
  ])('in %s after %s is %s', (timeZone, now, expected) => {
    expect(new Date(findNextMidnight(Date.parse(now), timeZone) ?? 0)).toEqual(new Date(expected));
  });

  test('is always later than now, and by at most 25 hours', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) });
    fc.assert(
      fc.property(zones, moments, (zone, now) => {
        const midnight = findNextMidnight(now, zone) ?? 0;
        expect(midnight).toBeGreaterThan(now);
        expect(midnight - now).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});
