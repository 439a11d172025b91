import { z } from 'zod';
import { listAssociated } from '../associations.ts';
import { refuseInput } from '../http/api-error.ts';
import type { CrmObject, Property } from '../model.ts';
import { findObjectType } from '../object-types.ts';
import type { PortalState } from '../state.ts';
import { readStored } from '../stored-values.ts';
import { parseTime } from '../values.ts';

const OPERATORS = [
  'BETWEEN',
  'CONTAINS_TOKEN',
  'EQ',
  'GT',
  'GTE',
  'HAS_PROPERTY',
  'IN',
  'LT',
  'LTE',
  'NEQ',
  'NOT_CONTAINS_TOKEN',
  'NOT_HAS_PROPERTY',
  'NOT_IN',
] as const;

const TEXT = z.union([z.string(), z.number(), z.boolean()]).transform(String);

export const FILTER = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: TEXT.optional(),
  highValue: TEXT.optional(),
  values: z.array(TEXT).optional(),
});
export type Filter = z.output<typeof FILTER>;

/** What a filter may look at: the record as the index knows it. */
export interface Indexed {
  readonly state: PortalState;
  readonly object: CrmObject;
  /** The index holds what stood in the record then. */
  readonly asOf: number;
}

function isOrdered(property: Property | undefined): boolean {
  return property?.type === 'number' || property?.type === 'datetime' || property?.type === 'date';
}

/** The index keeps text in lower case and times in milliseconds. */
function normalise(property: Property | undefined, text: string): string {
  if (property?.type === 'datetime' || property?.type === 'date') return String(parseTime(text) ?? text);
  return text.toLowerCase();
}

function compare(property: Property | undefined, left: string, right: string): number {
  if (isOrdered(property)) return Number(left) - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Words of a text; a star at the end of the wanted token matches any ending. */
function containsToken(text: string, token: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const wanted = token
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((word) => word !== '');
  const fits = (word: string, part: string) => {
    const bare = part.replaceAll('*', '');
    if (part.startsWith('*') && part.endsWith('*')) return word.includes(bare);
    if (part.startsWith('*')) return word.endsWith(bare);
    return part.endsWith('*') ? word.startsWith(bare) : word === bare;
  };
  return wanted.every((part) => words.some((word) => fits(word, part)));
}

function readIndexed(indexed: Indexed, property: Property | undefined, name: string): readonly string[] {
  if (name.startsWith('associations.')) {
    const to = findObjectType(name.slice('associations.'.length));
    if (!to) throw refuseInput(`There is no such object: ${name}`);
    return listAssociated(indexed.state, indexed.object.type, indexed.object.id, to);
  }
  if (!property) throw refuseInput(`There was a problem with the request: unknown property ${name}.`);
  const stored = readStored(indexed.state, indexed.object, name, indexed.asOf);
  if (!stored) return [];
  const parts = property.fieldType === 'checkbox' ? stored.split(';') : [stored];
  return parts.map((part) => normalise(property, part));
}

function demandValue(filter: Filter, value = filter.value): string {
  if (value === undefined || value === '') {
    throw refuseInput(`The operator ${filter.operator} needs a value for ${filter.propertyName}.`);
  }
  return value;
}

/** HubSpot compares an IN list as it is with its lower-case index: capitals in the list find nothing. */
function isListed(property: Property | undefined, filter: Filter, held: readonly string[]): boolean {
  if (!filter.values?.length) throw refuseInput(`The operator ${filter.operator} needs values.`);
  const listed = isOrdered(property)
    ? filter.values.map((value) => normalise(property, value))
    : filter.values;
  return held.some((value) => listed.includes(value));
}

/** Whether a record as the index has it passes one filter; throws for filters HubSpot refuses. */
export function passesFilter(indexed: Indexed, filter: Filter): boolean {
  const property = indexed.state.properties[indexed.object.type].get(filter.propertyName);
  const held = readIndexed(indexed, property, filter.propertyName);
  const order = (wanted: string, fits: (difference: number) => boolean) =>
    held.some((value) => fits(compare(property, value, normalise(property, wanted))));
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return held.length > 0;
    case 'NOT_HAS_PROPERTY':
      return held.length === 0;
    case 'EQ':
      return order(demandValue(filter), (difference) => difference === 0);
    case 'NEQ':
      return !order(demandValue(filter), (difference) => difference === 0);
    case 'GT':
      return order(demandValue(filter), (difference) => difference > 0);
    case 'GTE':
      return order(demandValue(filter), (difference) => difference >= 0);
    case 'LT':
      return order(demandValue(filter), (difference) => difference < 0);
    case 'LTE':
      return order(demandValue(filter), (difference) => difference <= 0);
    case 'BETWEEN':
      return (
        order(demandValue(filter), (difference) => difference >= 0) &&
        order(demandValue(filter, filter.highValue), (difference) => difference <= 0)
      );
    case 'IN':
      return isListed(property, filter, held);
    case 'NOT_IN':
      return !isListed(property, filter, held);
    case 'CONTAINS_TOKEN':
      return held.some((value) => containsToken(value, demandValue(filter)));
    case 'NOT_CONTAINS_TOKEN':
      return !held.some((value) => containsToken(value, demandValue(filter)));
  }
}
