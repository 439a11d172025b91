/** Days as the account's clock shows them: HubSpot counts the daily limit by them. */

const HOUR_MS = 3_600_000;

/** The calendar day, as `2026-11-24`. @throws RangeError for a time zone that does not exist */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** The first millisecond of the next day: found by looking, so that no rule of summer time is needed. */
export function nextDayIn(timeZone: string, at: number): number {
  const today = dayIn(timeZone, at);
  let [before, after] = [at, at + HOUR_MS];
  while (dayIn(timeZone, after) === today) [before, after] = [after, after + HOUR_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(timeZone, middle) === today) before = middle;
    else after = middle;
  }
  return after;
}

/** How far the account's clock is ahead of UTC, as `+03:00`. */
export function offsetIn(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.slice(3);
}

export function offsetMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
