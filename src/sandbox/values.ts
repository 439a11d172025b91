import type { Property } from './model.ts';

/** Why HubSpot would refuse a value, in its own words. */
export interface ValueFault {
  readonly code: string;
  readonly message: string;
}

export type ReadValue =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: ValueFault };

/** The longest text a property takes. */
const LONGEST = 65_536;
const DAY_MS = 86_400_000;

function accept(value: string): ReadValue {
  return { ok: true, value };
}

function refuse(code: string, message: string): ReadValue {
  return { ok: false, fault: { code, message } };
}

/** Milliseconds of either form in which times are written: digits or ISO 8601; null for anything else. */
export function parseTime(text: string): number | null {
  if (/^-?\d{1,16}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

function readTime(property: Property, text: string): ReadValue {
  const time = parseTime(text);
  if (time === null) return refuse('INVALID_LONG', `${text} was not a valid long.`);
  if (property.type === 'date' && time % DAY_MS !== 0) {
    return refuse('INVALID_DATE', `${text} is at ${new Date(time).toISOString()} UTC, not midnight!`);
  }
  return accept(String(time));
}

function readNumber(text: string): ReadValue {
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return isNumber ? accept(text.trim()) : refuse('INVALID_DOUBLE', `${text} was not a valid number.`);
}

function readChoice(property: Property, text: string, current: string): ReadValue {
  const many = property.fieldType === 'checkbox';
  // A leading semicolon adds to what stands there instead of replacing it.
  const kept = many && text.startsWith(';') ? current.split(';') : [];
  const chosen = many ? text.split(';') : [text];
  const values = [...new Set([...kept, ...chosen])].filter((value) => value !== '');
  const allowed = new Set(property.options.map((option) => option.value));
  const wrong = values.find((value) => !allowed.has(value));
  if (wrong === undefined) return accept(values.join(';'));
  const list = property.options
    .map((option) => `label: "${option.label}" value: "${option.value}"`)
    .join(', ');
  return refuse('INVALID_OPTION', `${wrong} was not one of the allowed options: [${list}]`);
}

/**
 * Turns a written value into the stored one, or says why HubSpot refuses it.
 * `current` is the stored value before the write; an empty text clears the property.
 */
export function readValue(property: Property, text: string, current: string): ReadValue {
  if (text === '') return accept('');
  if (text.length > LONGEST) {
    return refuse(
      'INVALID_STRING_TOO_LONG',
      `The value is ${text.length} characters long; ${LONGEST} are allowed.`,
    );
  }
  switch (property.type) {
    case 'bool':
      return ['true', 'false'].includes(text.toLowerCase())
        ? accept(text.toLowerCase())
        : refuse('INVALID_OPTION', `${text} was not one of the allowed options: [true, false]`);
    case 'number':
      return readNumber(text);
    case 'date':
    case 'datetime':
      return readTime(property, text);
    case 'enumeration':
      return property.externalOptions ? accept(text) : readChoice(property, text, current);
    case 'string':
    case 'phone_number':
      return accept(text);
  }
}

/** The form in which the API answers a stored value: times as ISO 8601, all else unchanged. */
export function renderValue(property: Property | undefined, stored: string): string {
  if (stored === '' || (property?.type !== 'datetime' && property?.type !== 'date')) return stored;
  const iso = new Date(Number(stored)).toISOString();
  return property.type === 'date' ? iso.slice(0, 10) : iso;
}
