/**
 * When a failed attempt is repeated. Figures come from HubSpot's error-handling page (423: at least 2 s; 477:
 * Retry-After; 502, 503, 504, 521, 523, 524: a few seconds; errors below 5 %) and from the Retry-After header, which
 * HubSpot does not document for 429 but sends at times.
 */
import type { PauseReason } from './errors.ts';
import { findNextMidnight } from './midnight.ts';

export const RETRY_POLICY = {
  maxAttempts: 5,
  /** Upper bound of the first back-off; it doubles with each attempt, up to `capMs`. */
  baseMs: { TEN_SECONDLY_ROLLING: 2_000, SECONDLY: 500, other: 1_000 },
  capMs: 10_000,
  lockedMs: 2_000,
  /** Longer waits are not slept inside a call: the caller is told when to come back. */
  longestWaitMs: 60_000,
  /** Daily limit, and the portal's time zone is not known yet. */
  unknownMidnightMs: 3_600_000,
  /** 5xx and 408: the request may or may not have been carried out. */
  isServerFault: (status: number): boolean => status >= 500 || status === 408,
} as const;

/** `repeatable`: a read, or a write that gives the same result when it is carried out twice. */
export type Safety = 'repeatable' | 'once';

/** `not_json`: HTML or a truncated body. `wrong_shape`: JSON, but not what the API description promises. */
export type Fault = 'timeout' | 'connection' | 'not_json' | 'wrong_shape';

export type Failure =
  | { readonly fault: Fault }
  | { readonly status: number; readonly headers: Pick<Headers, 'get'>; readonly body: unknown };

export interface RetryQuestion {
  readonly safety: Safety;
  readonly failure: Failure;
  /** Attempts made, from 1. */
  readonly attempt: number;
  readonly now: number;
  /** IANA name of the portal's time zone; null while it is not known. */
  readonly timeZone: string | null;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
}

export type RetryDecision =
  | { readonly retry: true; readonly afterMs: number }
  | {
      readonly retry: false;
      readonly pause: { readonly reason: PauseReason; readonly resumeAt: number } | null;
    };

const STOP: RetryDecision = { retry: false, pause: null };

/** Decides over one failed attempt; pure. `pause` asks the caller to stop calling HubSpot until `resumeAt`. */
export function decideRetry(question: RetryQuestion): RetryDecision {
  const { failure } = question;
  if ('fault' in failure) return decideFault(question, failure.fault);
  switch (failure.status) {
    case 429:
      return decideLimit(question, failure);
    case 477:
      return decideWait(
        question,
        readRetryAfter(failure, question.now) ?? backOff(question, 'other'),
        'migration',
      );
    case 423: {
      const asked = readRetryAfter(failure, question.now) ?? 0;
      const floor = Math.max(RETRY_POLICY.lockedMs, asked);
      return decideWait(question, floor + backOff(question, 'other'), 'retry_after');
    }
    default:
      return decideStatus(question, failure);
  }
}

function decideFault(question: RetryQuestion, fault: Fault): RetryDecision {
  if (question.safety === 'once') return STOP;
  // The same wrong shape twice is a change of the API, not an accident on the line.
  if (fault === 'wrong_shape' && question.attempt > 1) return STOP;
  return decideWait(question, backOff(question, 'other'), 'retry_after');
}

function decideStatus(question: RetryQuestion, failure: Exclude<Failure, { fault: Fault }>): RetryDecision {
  if (!RETRY_POLICY.isServerFault(failure.status) || question.safety === 'once') return STOP;
  const asked = readRetryAfter(failure, question.now) ?? 0;
  return decideWait(question, Math.max(asked, backOff(question, 'other')), 'retry_after');
}

/** A limited call was not carried out, so it may be repeated whatever it was. */
function decideLimit(question: RetryQuestion, failure: Exclude<Failure, { fault: Fault }>): RetryDecision {
  const policy = readPolicyName(failure.body);
  if (policy === 'DAILY')
    return { retry: false, pause: { reason: 'daily_limit', resumeAt: findReset(question) } };
  const asked = readRetryAfter(failure, question.now);
  const known = policy === 'TEN_SECONDLY_ROLLING' || policy === 'SECONDLY' ? policy : 'other';
  return decideWait(question, asked ?? backOff(question, known), 'retry_after');
}

function decideWait(question: RetryQuestion, afterMs: number, reason: PauseReason): RetryDecision {
  if (afterMs > RETRY_POLICY.longestWaitMs) {
    return { retry: false, pause: { reason, resumeAt: question.now + afterMs } };
  }
  return question.attempt < RETRY_POLICY.maxAttempts ? { retry: true, afterMs } : STOP;
}

/** Exponential with full jitter: any moment up to the bound, so that callers do not come back together. */
function backOff(question: RetryQuestion, kind: keyof typeof RETRY_POLICY.baseMs): number {
  const bound = Math.min(RETRY_POLICY.capMs, RETRY_POLICY.baseMs[kind] * 2 ** (question.attempt - 1));
  return Math.ceil(question.random() * bound);
}

function findReset(question: RetryQuestion): number {
  const midnight = question.timeZone === null ? null : findNextMidnight(question.now, question.timeZone);
  return midnight ?? question.now + RETRY_POLICY.unknownMidnightMs;
}

/** Milliseconds, from seconds or an HTTP date; null when absent or unreadable. */
function readRetryAfter(failure: Exclude<Failure, { fault: Fault }>, now: number): number | null {
  const text = failure.headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function readPolicyName(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('policyName' in body)) return null;
  return typeof body.policyName === 'string' ? body.policyName : null;
}
