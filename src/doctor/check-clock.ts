/** This machine's clock against HubSpot's: signatures more than 5 minutes old are refused (P5). */
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

const WARNING_MS = 60_000;
/** A minute of reserve for the way of a request. */
const FAILURE_MS = 240_000;

/** `skewMs`: own time minus HubSpot's, null when HubSpot's answers had no date. */
export function checkClock(skewMs: number | null): Finding {
  const check = 'clock';
  if (skewMs === null)
    return warn(check, "HubSpot's answers had no date", 'Check by other means that the clock is right.');
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const found = `${seconds} s ${skewMs < 0 ? 'behind' : 'ahead of'} HubSpot`;
  const remedy = 'Let the machine keep its time by NTP (on Linux: timedatectl set-ntp true).';
  if (Math.abs(skewMs) > FAILURE_MS)
    return fail(check, `${found}: webhooks are refused as too old or from the future`, remedy);
  return Math.abs(skewMs) > WARNING_MS ? warn(check, found, remedy) : pass(check, found);
}
