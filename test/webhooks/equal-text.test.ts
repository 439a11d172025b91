import { jest } from '@jest/globals';
import * as crypto from 'node:crypto';

const lengths: [number, number][] = [];
jest.unstable_mockModule('node:crypto', () => ({
  ...crypto,
  timingSafeEqual: (a: Buffer, b: Buffer) => {
    lengths.push([a.length, b.length]);
    return crypto.timingSafeEqual(a, b);
  },
}));
const { isEqualInConstantTime } = await import('../../webhooks/equal-text.ts');
const { verifySignature } = await import('../../webhooks/signature.ts');
const { signRequest } = await import('../../webhooks/sign-request.ts');

beforeEach(() => lengths.splice(0));

const NOW = 1_700_000_000_000;
const rules = {
  publicUrl: 'https://bg.example.com',
  clientSecrets: ['one', 'two'],
  acceptSignatureV1: false,
};

function verifyWith(change: (signature: string) => string): boolean {
  const headers = signRequest({ url: 'https://bg.example.com/w', body: '[]', timestamp: NOW, secret: 'two' });
  headers['x-hubspot-signature-v3'] = change(headers['x-hubspot-signature-v3']);
  return verifySignature({ method: 'POST', url: '/w', headers, body: Buffer.from('[]') }, rules, NOW).valid;
}

function otherLetter(letter: string | undefined): string {
  return letter === 'A' ? 'B' : 'A';
}

test('every signature is compared by timingSafeEqual on buffers of equal length (P4)', () => {
  expect(verifyWith((signature) => signature)).toBe(true);
  expect(verifyWith((signature) => otherLetter(signature[0]) + signature.slice(1))).toBe(false);
  expect(verifyWith((signature) => signature.slice(0, 42) + otherLetter(signature[42]) + '=')).toBe(false);
  expect(lengths).toEqual(Array.from({ length: 6 }, () => [44, 44]));
});

test('texts of different lengths are unequal without an exception', () => {
  expect(isEqualInConstantTime('abc', 'abcd')).toBe(false);
  expect(isEqualInConstantTime('', '')).toBe(true);
  expect(lengths).toEqual([[0, 0]]);
});

const LONG = 'x'.repeat(4_096);
const FIRST_WRONG = 'y' + LONG.slice(1);
const LAST_WRONG = LONG.slice(1) + 'y';

/** Stops at the first difference: what the edge must not do, and proof that the measurement would see it. */
function isEqualNaively(a: string, b: string): boolean {
  for (let i = 0; i < a.length; i += 1) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false;
  return true;
}

/** Difference of the medians in nanoseconds, last character wrong less first wrong, over 100,000 calls in turn. */
function measureLeak(compare: (a: string, b: string) => boolean): number {
  const times: [number[], number[]] = [[], []];
  for (let call = 0; call < 100_000; call += 1) {
    const which = call % 2;
    const given = which === 0 ? FIRST_WRONG : LAST_WRONG;
    const start = process.hrtime.bigint();
    compare(LONG, given);
    times[which as 0 | 1].push(Number(process.hrtime.bigint() - start));
  }
  const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] ?? NaN;
  return median(times[1]) - median(times[0]);
}

test('where the first wrong character stands does not show in the time (P4)', () => {
  const naive = measureLeak(isEqualNaively);
  const constant = Math.abs(measureLeak(isEqualInConstantTime));
  expect(naive).toBeGreaterThan(500);
  expect(constant).toBeLessThan(naive / 5);
});
