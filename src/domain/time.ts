/** Times as HubSpot writes them: milliseconds as text, or ISO 8601. */
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

/** Milliseconds since 1970; `null` for what is no time. */
export function parseTime(value: string | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null;
  const date = /^\d{10,}$/u.test(value) ? new Date(Number(value)) : parseISO(value);
  return isValid(date) ? date.getTime() : null;
}
