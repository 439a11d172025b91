import { OBJECT_TYPES } from './object-types.ts';
import type { ObjectType } from './object-types.ts';

export const ASSOCIATION_CATEGORIES = [
  'HUBSPOT_DEFINED',
  'INTEGRATOR_DEFINED',
  'USER_DEFINED',
  'WORK',
] as const;
export type AssociationCategory = (typeof ASSOCIATION_CATEGORIES)[number];

/** One direction of an association type; the other one has an id of its own. */
export interface LinkType {
  readonly from: ObjectType;
  readonly to: ObjectType;
  readonly category: AssociationCategory;
  readonly typeId: number;
  readonly inverseTypeId: number;
  /** Null for the plain type, the one that says only that two records belong together. */
  readonly label: string | null;
  readonly name: string;
  readonly primary: boolean;
}

type LinkRow = readonly [from: ObjectType, to: ObjectType, typeId: number, inverseTypeId: number];

/**
 * Type ids that HubSpot defines for the plain type of each pair.
 * https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide
 */
const PLAIN: readonly LinkRow[] = [
  ['contacts', 'contacts', 449, 449],
  ['companies', 'companies', 450, 450],
  ['deals', 'deals', 451, 451],
  ['contacts', 'deals', 4, 3],
  ['contacts', 'companies', 279, 280],
  ['deals', 'companies', 341, 342],
  ['contacts', 'meetings', 199, 200],
  ['deals', 'meetings', 211, 212],
  ['companies', 'meetings', 187, 188],
  ['contacts', 'calls', 193, 194],
  ['deals', 'calls', 205, 206],
  ['companies', 'calls', 181, 182],
  ['contacts', 'emails', 197, 198],
  ['deals', 'emails', 209, 210],
  ['companies', 'emails', 185, 186],
  ['contacts', 'notes', 201, 202],
  ['deals', 'notes', 213, 214],
  ['companies', 'notes', 189, 190],
  ['contacts', 'tasks', 203, 204],
  ['deals', 'tasks', 215, 216],
  ['companies', 'tasks', 191, 192],
  ['contacts', 'communications', 82, 81],
  ['deals', 'communications', 86, 85],
  ['companies', 'communications', 88, 87],
];

/** The record's own company among several. */
const PRIMARY: readonly LinkRow[] = [
  ['contacts', 'companies', 1, 2],
  ['deals', 'companies', 5, 6],
];

/** HubSpot's own labels: whose child a company is. Seen from the child its parent, and the other way round. */
export const TO_PARENT = 14;
const PARENTS: LinkType = {
  from: 'companies',
  to: 'companies',
  category: 'HUBSPOT_DEFINED',
  typeId: TO_PARENT,
  inverseTypeId: 13,
  label: 'Parent Company',
  name: 'child_to_parent_company',
  primary: false,
};

export function linkKey(from: ObjectType, to: ObjectType, category: string, typeId: number): string {
  return `${from}|${to}|${category}|${typeId}`;
}

/** Both directions of a type; they are one and the same where the objects are of one type and the ids agree. */
export function pairLinkTypes(forward: LinkType, inverseLabel: string | null): readonly LinkType[] {
  const inverse: LinkType = {
    ...forward,
    from: forward.to,
    to: forward.from,
    typeId: forward.inverseTypeId,
    inverseTypeId: forward.typeId,
    label: inverseLabel,
  };
  return forward.from === forward.to && forward.typeId === inverse.typeId ? [forward] : [forward, inverse];
}

function defineRow([from, to, typeId, inverseTypeId]: LinkRow, primary: boolean): readonly LinkType[] {
  const label = primary ? 'Primary' : null;
  const name = `${from}_to_${to}${primary ? '_primary' : ''}`;
  return pairLinkTypes(
    { from, to, category: 'HUBSPOT_DEFINED', typeId, inverseTypeId, label, name, primary },
    label,
  );
}

/** The types of a new portal: a plain one for every pair of objects that HubSpot lets associate, and primaries. */
export function defineLinkTypes(): Map<string, LinkType> {
  const rows = [
    ...PRIMARY.flatMap((row) => defineRow(row, true)),
    ...PLAIN.flatMap((row) => defineRow(row, false)),
    ...pairLinkTypes(PARENTS, 'Child Company'),
  ];
  return new Map(rows.map((link) => [linkKey(link.from, link.to, link.category, link.typeId), link]));
}

/** The types from one object to another, plain first, custom ones in the order of their creation. */
export function listLinkTypes(
  types: ReadonlyMap<string, LinkType>,
  from: ObjectType,
  to: ObjectType,
): readonly LinkType[] {
  return [...types.values()]
    .filter((link) => link.from === from && link.to === to)
    .sort((left, right) => Number(left.label !== null) - Number(right.label !== null));
}

/** Finds where a type id leads when only the type it starts from is known, as in a create with associations. */
export function findLinkTarget(
  types: ReadonlyMap<string, LinkType>,
  from: ObjectType,
  category: string,
  typeId: number,
): LinkType | null {
  for (const to of OBJECT_TYPES) {
    const link = types.get(linkKey(from, to, category, typeId));
    if (link) return link;
  }
  return null;
}
