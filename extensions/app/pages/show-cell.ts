/** A cell as people read it. */
import type { Language } from './language.ts';
import type { Cell, Column } from './report.ts';

export type ShowCell = (cell: Cell, column: Column) => string;

/** HubSpot's type ids, as its addresses of records hold them. */
const RECORD_TYPES = { deal: '0-3', contact: '0-1' } as const;

export function createShowCell(language: Language, timeZone: string): ShowCell {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const showDay = createShowDay(language, timeZone);
  return (cell, { type }) => {
    if (cell === null || cell === '') return '—';
    if (type === 'date') return showDay(String(cell));
    if (typeof cell !== 'number') return cell;
    return type === 'percent' ? percent.format(cell / 100) : number.format(cell);
  };
}

/** A day in the portal's time zone; what is no time is shown as it came. */
export function createShowDay(language: Language, timeZone: string): (text: string) => string {
  const format = createDateFormat(language, timeZone);
  return (text) => {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? text : format.format(at);
  };
}

function createDateFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  const options = { dateStyle: 'medium' } as const;
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone });
  } catch {
    // A time zone this browser does not know is no reason to show nothing.
    return new Intl.DateTimeFormat(language, options);
  }
}

/**
 * The address of a record, without the host: it differs between HubSpot's data centres. `null` where the cell holds no
 * record's id.
 */
export function addressRecord(cell: Cell, { type }: Column, portalId: number): string | null {
  if (type !== 'deal' && type !== 'contact') return null;
  return /^[0-9]+$/u.test(String(cell)) ? `/contacts/${portalId}/record/${RECORD_TYPES[type]}/${cell}` : null;
}
