import { listAssociated, readPairTypes } from './associations.ts';
import type { LinkType } from './association-types.ts';
import type { CrmObject } from './model.ts';
import type { ObjectType } from './object-types.ts';
import type { PortalState } from './state.ts';
import { readStored } from './stored-values.ts';

/** A record as a test wants to see it. */
export interface ObjectView {
  readonly type: ObjectType;
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archived: boolean;
  /** Every property that has a value; times in milliseconds. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface PairView {
  readonly id: string;
  readonly types: readonly LinkType[];
  /** Texts of the custom labels and of the primary one. */
  readonly labels: readonly string[];
}

export function viewObject(state: PortalState, object: CrmObject): ObjectView {
  const properties: Record<string, string> = {};
  for (const name of state.properties[object.type].keys()) {
    const value = readStored(state, object, name);
    if (value) properties[name] = value;
  }
  const { type, id, createdAt, updatedAt, archivedAt } = object;
  return { type, id, createdAt, updatedAt, archived: archivedAt !== null, properties };
}

/** All live records of one type that stand with this one, and how. */
export function describePair(
  state: PortalState,
  from: ObjectType,
  fromId: string,
  to: ObjectType,
): PairView[] {
  return listAssociated(state, from, fromId, to).map((toId) => {
    const types = readPairTypes(state, { from, fromId, to, toId });
    return { id: toId, types, labels: types.flatMap((link) => (link.label === null ? [] : [link.label])) };
  });
}
