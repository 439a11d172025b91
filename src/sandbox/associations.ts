import { linkKey, listLinkTypes, pairLinkTypes, TO_PARENT } from './association-types.ts';
import type { AssociationCategory, LinkType } from './association-types.ts';
import type { Actor } from './model.ts';
import type { ObjectType } from './object-types.ts';
import { storeValue } from './property-store.ts';
import { announce, findLive } from './state.ts';
import type { PortalState } from './state.ts';

/** Two records, seen from the first. */
export interface Pair {
  readonly from: ObjectType;
  readonly fromId: string;
  readonly to: ObjectType;
  readonly toId: string;
}

export interface TypeMark {
  readonly category: AssociationCategory;
  readonly typeId: number;
}

function touch(
  state: PortalState,
  from: ObjectType,
  to: ObjectType,
  fromId: string,
): Map<string, Set<string>> {
  const key = `${from}|${to}|${fromId}`;
  const existing = state.links.get(key);
  if (existing) return existing;
  const created = new Map<string, Set<string>>();
  state.links.set(key, created);
  return created;
}

function announceLink(state: PortalState, pair: Pair, link: LinkType, removed: boolean, actor: Actor): void {
  announce(state, {
    kind: 'associationChange',
    type: pair.from,
    fromId: pair.fromId,
    toType: pair.to,
    toId: pair.toId,
    category: link.category,
    typeId: link.typeId,
    removed,
    primary: link.primary,
    unlabelled: link.label === null,
    ...actor,
  });
}

/** One direction only; answers whether anything changed. */
function setDirection(state: PortalState, pair: Pair, link: LinkType, on: boolean): boolean {
  const targets = touch(state, pair.from, pair.to, pair.fromId);
  const marks = targets.get(pair.toId) ?? new Set<string>();
  const mark = `${link.category}:${link.typeId}`;
  if (marks.has(mark) === on) return false;
  if (on) marks.add(mark);
  else marks.delete(mark);
  if (marks.size > 0) targets.set(pair.toId, marks);
  else targets.delete(pair.toId);
  return true;
}

/** Both directions of one type, each with its webhook event. */
function setMark(state: PortalState, pair: Pair, link: LinkType, on: boolean, actor: Actor): void {
  const back: Pair = { from: pair.to, fromId: pair.toId, to: pair.from, toId: pair.fromId };
  const inverse = state.linkTypes.get(linkKey(link.to, link.from, link.category, link.inverseTypeId)) ?? link;
  const changed = setDirection(state, pair, link, on);
  setDirection(state, back, inverse, on);
  if (!changed) return;
  announceLink(state, pair, link, !on, actor);
  announceLink(state, back, inverse, !on, actor);
}

function plainType(state: PortalState, from: ObjectType, to: ObjectType): LinkType | null {
  return listLinkTypes(state.linkTypes, from, to).find((link) => link.label === null) ?? null;
}

/** The types that stand on a pair, plain first; empty where the two are not associated. */
export function readPairTypes(state: PortalState, pair: Pair): readonly LinkType[] {
  const marks = state.links.get(`${pair.from}|${pair.to}|${pair.fromId}`)?.get(pair.toId);
  if (!marks) return [];
  return listLinkTypes(state.linkTypes, pair.from, pair.to).filter((link) =>
    marks.has(`${link.category}:${link.typeId}`),
  );
}

/** Ids of the live records of one type that an object is associated with, in the order of association. */
export function listAssociated(
  state: PortalState,
  from: ObjectType,
  fromId: string,
  to: ObjectType,
): string[] {
  const targets = state.links.get(`${from}|${to}|${fromId}`);
  return targets ? [...targets.keys()].filter((id) => findLive(state, to, id)) : [];
}

function findPrimaryTarget(
  state: PortalState,
  from: ObjectType,
  fromId: string,
  to: ObjectType,
): string | null {
  const isPrimary = (toId: string) =>
    readPairTypes(state, { from, fromId, to, toId }).some((link) => link.primary);
  return listAssociated(state, from, fromId, to).find(isPrimary) ?? null;
}

/** A record has one primary company: the first it is associated with, until another is made primary. */
function settlePrimary(state: PortalState, pair: Pair, wanted: boolean, actor: Actor): void {
  const ordered = pair.from === 'companies' && pair.to !== 'companies';
  const seen: Pair = ordered ? { from: pair.to, fromId: pair.toId, to: pair.from, toId: pair.fromId } : pair;
  const primary = listLinkTypes(state.linkTypes, seen.from, seen.to).find((link) => link.primary);
  if (!primary) return;
  const current = findPrimaryTarget(state, seen.from, seen.fromId, seen.to);
  if (current && wanted && current !== seen.toId)
    setMark(state, { ...seen, toId: current }, primary, false, actor);
  if (!current || wanted) setMark(state, seen, primary, true, actor);
  recordPrimaryCompany(state, seen, actor);
}

/** `associatedcompanyid` follows the primary association and fires its own event. */
function recordPrimaryCompany(state: PortalState, pair: Pair, actor: Actor): void {
  const contact = pair.from === 'contacts' ? pair.fromId : pair.to === 'contacts' ? pair.toId : null;
  if (!contact || (pair.from !== 'companies' && pair.to !== 'companies')) return;
  const object = state.objects.contacts.get(contact);
  if (!object) return;
  storeValue(
    state,
    object,
    'associatedcompanyid',
    findPrimaryTarget(state, 'contacts', contact, 'companies') ?? '',
    actor,
  );
}

/** `hs_parent_company_id` follows the association and fires its own event. */
function recordParentCompanies(state: PortalState, { from, fromId, to, toId }: Pair, actor: Actor): void {
  if (from !== 'companies' || to !== 'companies') return;
  for (const id of [fromId, toId]) {
    const child = state.objects.companies.get(id);
    if (!child) continue;
    const parent = listAssociated(state, from, id, to).find((each) =>
      readPairTypes(state, { from, fromId: id, to, toId: each }).some(({ typeId }) => typeId === TO_PARENT),
    );
    storeValue(state, child, 'hs_parent_company_id', parent ?? '', actor);
  }
}

/**
 * Puts a set of types on a pair, as HubSpot's batch create does: custom labels that stood there and are not in
 * the set go, the plain type stays or is added.
 */
export function setPairTypes(state: PortalState, pair: Pair, types: readonly LinkType[], actor: Actor): void {
  const plain = plainType(state, pair.from, pair.to);
  if (plain) setMark(state, pair, plain, true, actor);
  for (const standing of readPairTypes(state, pair)) {
    const kept = standing.label === null || standing.primary || types.includes(standing);
    if (!kept) setMark(state, pair, standing, false, actor);
  }
  for (const type of types) if (!type.primary) setMark(state, pair, type, true, actor);
  settlePrimary(
    state,
    pair,
    types.some((type) => type.primary),
    actor,
  );
  recordParentCompanies(state, pair, actor);
}

/** Takes types off a pair; without its plain type the pair is no longer associated at all. */
export function removePairTypes(
  state: PortalState,
  pair: Pair,
  types: readonly LinkType[],
  actor: Actor,
): void {
  const whole = types.some((type) => type.label === null);
  const going = whole ? readPairTypes(state, pair) : types;
  for (const type of going) setMark(state, pair, type, false, actor);
  recordPrimaryCompany(state, pair, actor);
  recordParentCompanies(state, pair, actor);
}

/** Ends the association of two records with all its labels. */
export function removePair(state: PortalState, pair: Pair, actor: Actor): void {
  removePairTypes(state, pair, readPairTypes(state, pair), actor);
}

/** Adds both directions of a custom label; answers them, the asked direction first. */
export function addLinkType(
  state: PortalState,
  wanted: { from: ObjectType; to: ObjectType; name: string; label: string; inverseLabel: string | null },
): readonly LinkType[] {
  const typeId = state.nextLinkTypeId;
  const inverseTypeId = typeId + 1;
  state.nextLinkTypeId += 2;
  const { inverseLabel, ...rest } = wanted;
  const forward: LinkType = { ...rest, category: 'USER_DEFINED', typeId, inverseTypeId, primary: false };
  const both = pairLinkTypes(forward, inverseLabel ?? wanted.label);
  for (const link of both) state.linkTypes.set(linkKey(link.from, link.to, link.category, link.typeId), link);
  return both;
}

/** Deletes a custom label in both directions and takes it off every pair. */
export function removeLinkType(state: PortalState, link: LinkType, actor: Actor): void {
  for (const [key, targets] of state.links) {
    const [from, to, fromId] = key.split('|') as [ObjectType, ObjectType, string];
    if (from !== link.from || to !== link.to) continue;
    for (const toId of [...targets.keys()]) setMark(state, { from, fromId, to, toId }, link, false, actor);
  }
  state.linkTypes.delete(linkKey(link.from, link.to, link.category, link.typeId));
  state.linkTypes.delete(linkKey(link.to, link.from, link.category, link.inverseTypeId));
}
