/** When owners may be told something, by the clock of their time zone. */
import { WEEKDAYS, type QuietHours } from './alert-settings.ts';

const MINUTE = 60_000;
const MIDNIGHT = 24 * 60;
/** Time zones differ by quarters of an hour, and change by no less: between two of them the clock goes on evenly. */
const QUARTER = 15;
/** A week of quarters and a day: no longer is anything quiet, since one day of the week is not. */
const MOST_STEPS = 8 * 24 * 4;

interface LocalTime {
  readonly day: number;
  /** After midnight. */
  readonly minute: number;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  FORMATS.set(timeZone, made);
  return made;
}

function partsOf(at: number, timeZone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

function localTime(at: number, timeZone: string): LocalTime {
  const { weekday = '', hour, minute } = partsOf(at, timeZone);
  return {
    day: WEEKDAYS.findIndex((day) => weekday.toLowerCase().startsWith(day)),
    minute: Number(hour) * 60 + Number(minute),
  };
}

/** The date there, such as `2026-11-24`: what a daily cap counts by. */
export function localDay(at: number, timeZone: string): string {
  const { year = '', month = '', day = '' } = partsOf(at, timeZone);
  return `${year}-${month}-${day}`;
}

export function isQuiet(at: number, quiet: QuietHours | null, timeZone: string): boolean {
  return quiet !== null && isQuietThere(localTime(at, timeZone), quiet);
}

function isQuietThere({ day, minute }: LocalTime, { from, to, days }: QuietHours): boolean {
  if (days.some((each) => WEEKDAYS.indexOf(each) === day)) return true;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The first moment at or after `at`, in milliseconds, that is not quiet. */
export function nextOpening(at: number, quiet: QuietHours | null, timeZone: string): number {
  let moment = at;
  for (let step = 0; step < MOST_STEPS && quiet !== null; step++) {
    const local = localTime(moment, timeZone);
    if (!isQuietThere(local, quiet)) break;
    const { minute } = local;
    const ends = [QUARTER - (minute % QUARTER), quiet.to - minute, MIDNIGHT - minute];
    const next = Math.min(...ends.filter((minutes) => minutes > 0));
    moment = Math.floor(moment / MINUTE) * MINUTE + next * MINUTE;
  }
  return moment;
}
