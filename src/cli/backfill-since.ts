/** From which day on a backfill reads the past; every fault of what was typed at once. */
import { RETENTION_DAYS } from '../facts/retention.ts';

const DAY = 24 * 60 * 60_000;
/** Unless asked otherwise: a year of closed deals, and nothing that would be dropped soon. */
export const USUAL_DAYS = 365;
/** Interactions older than this are dropped as soon as they are there. */
const MOST_DAYS = RETENTION_DAYS.interaction;

export type SinceCheck =
  | {
      readonly ok: true;
      /** Midnight UTC, milliseconds since 1970; `null`: not given. */ readonly since: number | null;
    }
  | { readonly ok: false; readonly fault: string };

export function checkSince(text: string | undefined, now: number): SinceCheck {
  if (text === undefined) return { ok: true, since: null };
  const at = readDay(text);
  if (at === null) return refuse(`got "${text}", expected a day such as 2026-01-31`);
  if (at > now) return refuse(`got ${text}, expected a day that has been`);
  if (at < startOfDay(now) - MOST_DAYS * DAY)
    return refuse(
      `got ${text}, expected ${nameDay(startOfDay(now) - MOST_DAYS * DAY)} or later: what is older is not kept`,
    );
  return { ok: true, since: at };
}

export function usualSince(now: number): number {
  return startOfDay(now) - USUAL_DAYS * DAY;
}

export function nameDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function refuse(why: string): SinceCheck {
  return { ok: false, fault: `--since: ${why}` };
}

/** `null`: no day of the calendar. A month does not run over: 31 February is not 3 March. */
function readDay(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || nameDay(at) !== text ? null : at;
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY;
}
