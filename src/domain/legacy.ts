/**
 * What people wrote down before this app: markers in names, such as "(DM)" or «(уволен)», and fields of their own.
 * Read-only: nothing of it is ever written, no name is changed, and none of it decides alone.
 */
import { MARKED_FIELDS, type LegacyMeaning, type LegacyRules } from './role-rules.ts';
import type { Contact } from './types.ts';
import { ROLES, type Role } from './vocabulary.ts';

export interface LegacyMark {
  /** Id of the rule that reads it. */
  readonly rule: string;
  /** HubSpot's name of the property. */
  readonly field: string;
  /** The phrase or value as the rule spells it: never the rest of the field. */
  readonly text: string;
  readonly means: LegacyMeaning;
}

export type ReadLegacy = (contact: Contact) => readonly LegacyMark[];

/** What a mark proposes; roles are proposed as evidence, the rest beside them. */
export function isRoleMark(mark: LegacyMark): mark is LegacyMark & { readonly means: Role } {
  return ROLES.some((role) => role === mark.means);
}

/** The custom properties of contacts that the rules look at, beyond what is read of every contact. */
export function legacyProperties({ fields }: LegacyRules): string[] {
  return [...new Set(fields.map(({ property }) => property))].filter((each) => each !== BUYING_ROLE);
}

/** HubSpot's own field, which is read of every contact anyway. */
const BUYING_ROLE = 'hs_buying_role';

/** Prepares the rules once. Each rule marks a contact at most once per field. */
export function compileLegacy({ markers, fields }: LegacyRules): ReadLegacy {
  const patterns = markers.flatMap(({ id, phrases, anywhere, in: fields, means }) =>
    phrases.map((phrase) => ({
      rule: id,
      text: phrase,
      fields,
      means,
      pattern: patternOf(phrase, anywhere),
    })),
  );
  return (contact) => {
    const marks: LegacyMark[] = [];
    for (const field of MARKED_FIELDS) {
      const value = fold(fieldOf(contact, field));
      if (value === '') continue;
      for (const { rule, text, fields: wanted, means, pattern } of patterns) {
        const known = marks.some((mark) => mark.rule === rule && mark.field === field);
        if (!known && wanted.includes(field) && pattern.test(value)) marks.push({ rule, field, text, means });
      }
    }
    for (const { id, property, values, means } of fields) {
      const held = fieldOf(contact, property).split(';').map(fold);
      const text = values.find((value) => held.includes(fold(value)));
      if (text !== undefined) marks.push({ rule: id, field: property, text, means });
    }
    return marks;
  };
}

function fieldOf(contact: Contact, field: string): string {
  switch (field) {
    case 'firstname':
      return contact.firstName ?? '';
    case 'lastname':
      return contact.lastName ?? '';
    case 'jobtitle':
      return contact.jobTitle ?? '';
    case BUYING_ROLE:
      return contact.hsBuyingRoles.join(';');
    default:
      return contact.fields?.[field] ?? '';
  }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

/**
 * Whole words only. A short phrase may be a name or a part of the title, so that unless the rule says `anywhere` it
 * has to be set apart: in brackets, after a dash with a space before it, or after `/`, `|`, `,`, `*`, `#`.
 */
function patternOf(phrase: string, anywhere: boolean): RegExp {
  const words = fold(phrase)
    .split(' ')
    .map((word) =>
      word.endsWith('*') ? `${escapePattern(word.slice(0, -1))}[\\p{L}\\p{N}]*` : escapePattern(word),
    );
  const text = words.join('[\\s._-]+');
  const before = anywhere ? '(?<![\\p{L}\\p{N}])' : '(?:[(\\[{</|,*#]|(?:^|\\s)[-–—])\\s*';
  const after = anywhere ? '(?![\\p{L}\\p{N}])' : '\\s*(?=$|[)\\]}>/|,;*#!]|\\s[-–—])';
  return new RegExp(before + text + after, 'u');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
