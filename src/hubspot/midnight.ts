/** The next midnight of a time zone: HubSpot resets the daily limit then, in the portal's zone. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * First moment of the next calendar day in `timeZone` (an IANA name), in milliseconds since 1970, UTC.
 * Answers null for a name this runtime does not know.
 */
export function findNextMidnight(now: number, timeZone: string): number | null {
  const format = createFormat(timeZone);
  if (format === null) return null;
  const today = readWallClock(format, now);
  const target = Math.floor(today / DAY_MS) * DAY_MS + DAY_MS;
  // The offset at the target may differ from today's (summer time), so it is measured where the guess lands.
  let guess = target - (today - now);
  for (let step = 0; step < 2; step += 1) guess += target - readWallClock(format, guess);
  // Where midnight itself is skipped by summer time, the guess lands before it; the day begins an hour later.
  return readWallClock(format, guess) < target ? guess + HOUR_MS : guess;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

/** What a wall clock shows at that moment, as if it were UTC; milliseconds are kept. */
function readWallClock(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const seconds = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return seconds + (at - Math.floor(at / 1000) * 1000);
}
