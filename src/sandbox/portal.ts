import { addLinkType, readPairTypes, removePair, removePairTypes, setPairTypes } from './associations.ts';
import type { TypeMark } from './associations.ts';
import { linkKey, listLinkTypes } from './association-types.ts';
import type { LinkType } from './association-types.ts';
import { createEventActs } from './marketing-events.ts';
import type { EventActs } from './marketing-events.ts';
import { archiveProperty, removeLabel, removeOption, removePipeline, removeStage } from './definitions.ts';
import type { Actor, CrmObject, Owner, PropertyVersion } from './model.ts';
import type { ObjectType } from './object-types.ts';
import {
  archiveRecord,
  changeRecord,
  createRecord,
  eraseRecord,
  mergeRecords,
  restoreRecord,
} from './objects.ts';
import { checkWrite } from './property-checks.ts';
import { resolveMerged } from './state.ts';
import { addVisit } from './visits.ts';
import type { PortalState } from './state.ts';
import { describePair, viewObject } from './portal-views.ts';
import type { ObjectView, PairView } from './portal-views.ts';

/** When and by whom; a person in the CRM now, unless told otherwise. */
export interface ActOptions {
  /** Milliseconds since 1970; becomes `occurredAt` of the webhook and the time in the property history. */
  readonly at?: number;
  /** HubSpot's change source, `CRM_UI` unless given. */
  readonly source?: string;
  /** `userId:7` unless given. */
  readonly sourceId?: string | null;
}

export interface Reference {
  readonly type: ObjectType;
  readonly id: string;
}

/** What people, HubSpot itself and other apps do in the CRM; every act makes the webhooks HubSpot would send. */
export interface Portal {
  /** Answers the new record's id. Tracked and calculated properties may be set here, unlike through the API. */
  createObject(type: ObjectType, properties: Readonly<Record<string, string>>, options?: ActOptions): string;
  updateObject(
    type: ObjectType,
    id: string,
    properties: Readonly<Record<string, string>>,
    options?: ActOptions,
  ): void;
  archiveObject(type: ObjectType, id: string, options?: ActOptions): void;
  restoreObject(type: ObjectType, id: string, options?: ActOptions): void;
  /** Answers the survivor's id: the first one's, or a new one with `newRecord`. */
  mergeObjects(
    type: ObjectType,
    id: string,
    otherId: string,
    options?: ActOptions & { newRecord?: boolean },
  ): string;
  privacyDelete(type: ObjectType, id: string, options?: ActOptions): void;
  /** Adds to what stands on the pair: the plain type and the given ones. */
  associate(from: Reference, to: Reference, types?: readonly TypeMark[], options?: ActOptions): void;
  /** Replaces the custom labels of the pair. */
  setLabels(from: Reference, to: Reference, types: readonly TypeMark[], options?: ActOptions): void;
  removeLabels(from: Reference, to: Reference, types: readonly TypeMark[], options?: ActOptions): void;
  removeAssociation(from: Reference, to: Reference, options?: ActOptions): void;
  /** Defines a custom label; answers its mark in the asked direction. */
  addLabel(from: ObjectType, to: ObjectType, label: string): TypeMark;
  addOwner(owner: Owner): void;
  readonly marketingEvents: EventActs;
  /** A page the contact opened, kept for event analytics only; `at`: now, unless given. */
  visitPage(contactId: string, url: string, at?: number): void;
  /** What administrators take away in the settings. */
  archiveProperty(type: ObjectType, name: string): void;
  removeOption(type: ObjectType, name: string, value: string): void;
  removeLabel(from: ObjectType, to: ObjectType, typeId: number, options?: ActOptions): void;
  removeStage(pipelineId: string, stageId: string): void;
  removePipeline(pipelineId: string): void;
  /** A record, archived ones included; null where there is none. Merged ids answer the survivor. */
  find(type: ObjectType, id: string): ObjectView | null;
  /** All live records of a type, in the order of their creation. */
  list(type: ObjectType): readonly ObjectView[];
  /** Every value a property ever had, oldest first. */
  history(type: ObjectType, id: string, property: string): readonly PropertyVersion[];
  associations(type: ObjectType, id: string, to: ObjectType): readonly PairView[];
  /** The types that may stand on a pair, plain one first. */
  labels(from: ObjectType, to: ObjectType): readonly LinkType[];
  /** Pipelines, properties, owners and all the rest, as they are; to be looked at only. */
  readonly state: PortalState;
}

function demandObject(state: PortalState, type: ObjectType, id: string): CrmObject {
  const object = state.objects[type].get(resolveMerged(state, type, id));
  if (!object) throw new Error(`The sandbox has no ${type} ${id}; create it first.`);
  return object;
}

function demandTypes(
  state: PortalState,
  from: ObjectType,
  to: ObjectType,
  marks: readonly TypeMark[],
): LinkType[] {
  return marks.map(({ category, typeId }) => {
    const link = state.linkTypes.get(linkKey(from, to, category, typeId));
    if (!link) throw new Error(`No association type ${category} ${typeId} leads from ${from} to ${to}.`);
    return link;
  });
}

function demandValues(
  state: PortalState,
  type: ObjectType,
  properties: Record<string, string>,
  object: CrmObject | null,
) {
  const checked = checkWrite(state, { type, properties, object, readOnlyAllowed: true });
  if (checked.takenBy) throw new Error(`Another contact (${checked.takenBy}) already has this e-mail.`);
  const fault = checked.faults[0];
  if (fault) throw new Error(`The sandbox cannot write ${type}.${fault.name}: ${fault.message}`);
  return checked.values;
}

function createActs(state: PortalState, act: (options?: ActOptions) => Actor) {
  const demand = (type: ObjectType, id: string) => demandObject(state, type, id);
  return {
    createObject: (type, properties, options) =>
      createRecord(state, type, demandValues(state, type, properties, null), act(options)).id,
    updateObject: (type, id, properties, options) => {
      const object = demand(type, id);
      changeRecord(state, object, demandValues(state, type, properties, object), act(options));
    },
    archiveObject: (type, id, options) => archiveRecord(state, demand(type, id), act(options)),
    restoreObject: (type, id, options) => restoreRecord(state, demand(type, id), act(options)),
    mergeObjects: (type, id, otherId, options) =>
      mergeRecords(state, demand(type, id), demand(type, otherId), options?.newRecord ?? false, act(options))
        .id,
    privacyDelete: (type, id, options) => {
      if (type !== 'contacts') throw new Error(`HubSpot erases contacts only, not ${type}.`);
      eraseRecord(state, demand(type, id), act(options));
    },
  } satisfies Partial<Portal>;
}

function createAssociationActs(state: PortalState, act: (options?: ActOptions) => Actor) {
  const pairOf = (from: Reference, to: Reference) => {
    const [fromId, toId] = [
      demandObject(state, from.type, from.id).id,
      demandObject(state, to.type, to.id).id,
    ];
    return { from: from.type, fromId, to: to.type, toId };
  };
  const typesOf = (from: Reference, to: Reference, marks: readonly TypeMark[] = []) =>
    demandTypes(state, from.type, to.type, marks);
  return {
    associate: (from, to, types, options) => {
      const pair = pairOf(from, to);
      const standing = readPairTypes(state, pair).filter((link) => !link.primary);
      setPairTypes(state, pair, [...standing, ...typesOf(from, to, types)], act(options));
    },
    setLabels: (from, to, types, options) =>
      setPairTypes(state, pairOf(from, to), typesOf(from, to, types), act(options)),
    removeLabels: (from, to, types, options) =>
      removePairTypes(state, pairOf(from, to), typesOf(from, to, types), act(options)),
    removeAssociation: (from, to, options) => removePair(state, pairOf(from, to), act(options)),
    addLabel: (from, to, label) => {
      const name = label.toLowerCase().replace(/\W+/g, '_');
      const [forward] = addLinkType(state, { from, to, name, label, inverseLabel: null });
      return { category: 'USER_DEFINED', typeId: forward?.typeId ?? 0 };
    },
  } satisfies Partial<Portal>;
}

/** The CRM as its users have it: acts without limits and faults, and a view of everything. */
export function createPortal(state: PortalState): Portal {
  const act = (options: ActOptions = {}): Actor => ({
    at: options.at ?? state.now(),
    source: options.source ?? 'CRM_UI',
    sourceId: options.sourceId === undefined ? 'userId:7' : options.sourceId,
  });
  return {
    ...createActs(state, act),
    ...createAssociationActs(state, act),
    marketingEvents: createEventActs(state),
    visitPage: (contactId, url, at = state.now()) => void addVisit(state, { contactId, url, at }),
    archiveProperty: (type, name) => archiveProperty(state, type, name),
    removeOption: (type, name, value) => removeOption(state, type, name, value),
    removeLabel: (from, to, typeId, options) => removeLabel(state, from, to, typeId, act(options)),
    removeStage: (pipelineId, stageId) => removeStage(state, pipelineId, stageId),
    removePipeline: (pipelineId) => removePipeline(state, pipelineId),
    addOwner: (owner) => void state.owners.set(owner.id, owner),
    find: (type, id) => {
      const object = state.objects[type].get(resolveMerged(state, type, id));
      return object ? viewObject(state, object) : null;
    },
    list: (type) =>
      [...state.objects[type].values()]
        .filter((object) => object.archivedAt === null)
        .map((object) => viewObject(state, object)),
    history: (type, id, property) => demandObject(state, type, id).history.get(property) ?? [],
    associations: (type, id, to) => describePair(state, type, id, to),
    labels: (from, to) => listLinkTypes(state.linkTypes, from, to),
    state,
  };
}
