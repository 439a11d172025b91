import type { Tier } from '../model.ts';
import { API_VERSION } from '../api-version.ts';
import { dayIn } from '../local-day.ts';

/** HubSpot counts searches and association calls apart from everything else. */
export type Bucket = 'general' | 'search' | 'associations';

interface Allowance {
  readonly calls: number;
  readonly windowMs: number;
}

/** Why a call is refused: HubSpot's `policyName` and the word in its message. */
export interface Refusal {
  readonly policyName: LimitPolicy;
  readonly message: string;
}

export type Admission =
  | { readonly admitted: true; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly admitted: false;
      readonly headers: Readonly<Record<string, string>>;
      readonly refusal: Refusal;
    };

export interface RateLimits {
  admit(bucket: Bucket, now: number): Admission;
  callsToday(now: number): number;
  readonly callsPerDay: number;
  /** Refuses the next calls by this policy, whatever has been spent; 0 calls ends it. */
  force(policy: LimitPolicy, calls: number): void;
}

export const LIMIT_POLICIES = ['TEN_SECONDLY_ROLLING', 'SECONDLY', 'DAILY'] as const;
export type LimitPolicy = (typeof LIMIT_POLICIES)[number];

const TEN_SECONDS = 10_000;
/** Days begin at full quarters of an hour in every time zone. */
const QUARTER_MS = 900_000;
/** https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines */
export const CALLS_PER_DAY: Readonly<Record<Tier, number>> = {
  free: 250_000,
  professional: 625_000,
  enterprise: 1_000_000,
};
const GENERAL: Readonly<Record<Tier, number>> = { free: 100, professional: 190, enterprise: 190 };
const ASSOCIATIONS: Readonly<Record<Tier, number>> = { free: 100, professional: 150, enterprise: 150 };

const REFUSALS: Readonly<Record<Bucket, Refusal>> = {
  general: {
    policyName: 'TEN_SECONDLY_ROLLING',
    message: 'You have reached your ten_secondly_rolling limit.',
  },
  associations: {
    policyName: 'TEN_SECONDLY_ROLLING',
    message: 'You have reached your ten_secondly_rolling limit.',
  },
  search: { policyName: 'SECONDLY', message: 'You have reached your secondly limit.' },
};

/** Which budget a call is taken from. */
export function findBucket(path: string): Bucket {
  if (path.startsWith(`/crm/associations/${API_VERSION}/`)) return 'associations';
  return path.startsWith(`/crm/objects/${API_VERSION}/`) && path.endsWith('/search') ? 'search' : 'general';
}

function describeLimits(bucket: Bucket, allowance: Allowance, used: number, daily: number, today: number) {
  // Search answers carry no limit headers.
  if (bucket === 'search') return {};
  return {
    'X-HubSpot-RateLimit-Max': String(allowance.calls),
    'X-HubSpot-RateLimit-Remaining': String(Math.max(0, allowance.calls - used)),
    'X-HubSpot-RateLimit-Interval-Milliseconds': String(allowance.windowMs),
    'X-HubSpot-RateLimit-Daily': String(daily),
    'X-HubSpot-RateLimit-Daily-Remaining': String(Math.max(0, daily - today)),
  };
}

/**
 * Rolling windows on the sandbox's own clock, days on the account's. `perTenSeconds` replaces the general allowance of
 * the tier, `daily` that of a day.
 */
export function createRateLimits(
  tier: Tier,
  {
    perTenSeconds = GENERAL[tier],
    daily = CALLS_PER_DAY[tier],
    timeZone = 'UTC',
  }: { perTenSeconds?: number; daily?: number; timeZone?: string } = {},
): RateLimits {
  const allowances: Readonly<Record<Bucket, Allowance>> = {
    general: { calls: perTenSeconds, windowMs: TEN_SECONDS },
    associations: { calls: ASSOCIATIONS[tier], windowMs: TEN_SECONDS },
    search: { calls: 5, windowMs: 1_000 },
  };
  const taken: Record<Bucket, number[]> = { general: [], search: [], associations: [] };
  let [day, dayEnds] = ['', 0];
  let today = 0;
  let forced: { readonly refusal: Refusal; readonly left: number } | null = null;
  const countToday = (now: number) => {
    // The calendar is asked now and then only: it takes longer than a whole answer.
    if (now < dayEnds) return today;
    if (dayIn(timeZone, now) !== day) today = 0;
    day = dayIn(timeZone, now);
    dayEnds = now - (now % QUARTER_MS) + QUARTER_MS;
    return today;
  };
  return {
    callsToday: countToday,
    callsPerDay: daily,
    force: (policyName, calls) => {
      const message = `You have reached your ${policyName.toLowerCase()} limit.`;
      forced = calls > 0 ? { refusal: { policyName, message }, left: calls } : null;
    },
    admit: (bucket, now) => {
      const allowance = allowances[bucket];
      const window = (taken[bucket] = taken[bucket].filter((at) => at > now - allowance.windowMs));
      if (forced !== null) {
        const { refusal, left } = forced;
        forced = left > 1 ? { refusal, left: left - 1 } : null;
        const headers = describeLimits(bucket, allowance, allowance.calls, daily, today);
        return { admitted: false, headers, refusal };
      }
      const full = window.length >= allowance.calls;
      const spent = countToday(now) >= daily;
      if (!full && !spent) {
        window.push(now);
        today += 1;
      }
      const headers = describeLimits(bucket, allowance, window.length, daily, today);
      if (spent) {
        const refusal: Refusal = { policyName: 'DAILY', message: 'You have reached your daily limit.' };
        return { admitted: false, headers, refusal };
      }
      return full ? { admitted: false, headers, refusal: REFUSALS[bucket] } : { admitted: true, headers };
    },
  };
}
