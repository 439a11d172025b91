/**
 * What the rest of the app may ask of HubSpot: verbs the worker thinks in, batched inside to the documented
 * limits. Every call is paced by the account's buckets and retried where that is safe.
 *
 * Ids are strings of digits; times are milliseconds since 1970. A read failure is thrown, never turned into
 * "not found" (P28): what HubSpot does not have is absent from the answer, and named in `missing`.
 */

import type { MarketingEventReads } from './marketing-event-shapes.ts';
import type { PlanningCalls } from './planning-calls.ts';
import type { AppScope, ScopeAnswer } from './scope-shapes.ts';
import type { TaskCalls } from './task-calls.ts';
import type { VisitReads } from './visit-shapes.ts';

export type ObjectType =
  'contacts' | 'companies' | 'deals' | 'meetings' | 'calls' | 'emails' | 'communications' | 'notes' | 'tasks';

export interface HubSpotObject {
  readonly id: string;
  /** As HubSpot holds them; empty strings are returned as null. */
  readonly properties: Readonly<Record<string, string | null>>;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archived: boolean;
}

export interface ReadResult {
  readonly found: readonly HubSpotObject[];
  /** Ids (or values of `idProperty`) for which HubSpot has no live object. */
  readonly missing: readonly string[];
}

/** An object that changed, and when it last did, in milliseconds since 1970. */
export interface ChangedObject {
  readonly id: string;
  readonly updatedAt: number;
}

/** A value that a property got. `at`: when, in milliseconds since 1970; empty: it was taken away. */
export interface PastValue {
  readonly value: string;
  readonly at: number;
  /** HubSpot's name for what set it, such as `CRM_UI` or `ANALYTICS`. */
  readonly sourceType: string;
}

/** `history`: the values HubSpot remembers, by property, in HubSpot's order. */
export interface ObjectWithHistory extends HubSpotObject {
  readonly history: Readonly<Record<string, readonly PastValue[]>>;
}

export interface HistoryResult {
  readonly found: readonly ObjectWithHistory[];
  readonly missing: readonly string[];
}

/** `next` is the cursor of the following page; null on the last one. */
export interface ObjectPage {
  readonly objects: readonly HubSpotObject[];
  readonly next: string | null;
}

/** Which objects of the past are walked. */
export interface PastQuestion {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** By when they were last changed, or by when the activity they stand for took place. */
  readonly by: 'change' | 'deed';
  /** Only what comes after this id; `null`: from the beginning. */
  readonly afterId: string | null;
  /** Of deals: those in any other stage as well, however long ago they were changed. */
  readonly closedStages?: readonly string[];
}

export interface PastPage {
  readonly changes: readonly ChangedObject[];
  /** The last id of the page, archived objects included; the walk goes on after it. */
  readonly end: string;
  /** How many objects come after this page. */
  readonly left: number;
}

export interface AssociationType {
  readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED' | 'INTEGRATOR_DEFINED' | 'WORK';
  readonly typeId: number;
  readonly label: string | null;
}

/** All pairs from one object to objects of one type, each with every type that stands on it. */
export interface AssociationsOf {
  readonly fromId: string;
  readonly to: readonly { readonly id: string; readonly types: readonly AssociationType[] }[];
}

/** The whole set of a pair: HubSpot replaces what stood there before. */
export interface PairTypes {
  readonly fromId: string;
  readonly toId: string;
  readonly types: readonly Pick<AssociationType, 'category' | 'typeId'>[];
}

export interface Write {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Inputs HubSpot refused one by one; the others of the batch were written. */
export interface WriteFailure {
  /** As given in the write; `<fromId>:<toId>` for a pair. */
  readonly id: string;
  /** HubSpot's own words, without values of properties. */
  readonly message: string;
  /**
   * HubSpot's error category, such as `VALIDATION_ERROR` or `OBJECT_NOT_FOUND`; `NOT_CONFIRMED` where HubSpot left
   * the input out of its answer without a word.
   */
  readonly category: string;
  /** Properties of this input that HubSpot did not take, where it names them. */
  readonly properties?: readonly string[];
}

export interface WriteResult {
  readonly written: readonly HubSpotObject[];
  readonly failures: readonly WriteFailure[];
}

export interface PortalLabel {
  readonly category: AssociationType['category'];
  readonly typeId: number;
  readonly label: string | null;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly {
    readonly id: string;
    readonly label: string;
    readonly isClosed: boolean;
    readonly probability: number | null;
  }[];
}

export interface PortalProperty {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly fieldType: string;
  readonly groupName: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly hidden: boolean;
    readonly displayOrder: number;
  }[];
  readonly hasUniqueValue: boolean;
  readonly archived: boolean;
}

export interface PropertyOption {
  readonly value: string;
  readonly label: string;
  readonly displayOrder: number;
  /** Absent: shown. */
  readonly hidden?: boolean;
}

export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: 'string' | 'number' | 'enumeration' | 'bool' | 'datetime';
  readonly fieldType: 'text' | 'number' | 'select' | 'checkbox' | 'booleancheckbox' | 'date' | 'textarea';
  readonly options?: readonly PropertyOption[];
  readonly hasUniqueValue?: boolean;
}

/** How many of a kind there are, and how many there may be. */
export interface Allowance {
  readonly usage: number;
  readonly limit: number;
}

/** Custom properties; null for an object type that HubSpot does not list. */
export interface PropertyAllowances {
  readonly deals: Allowance | null;
  readonly contacts: Allowance | null;
  readonly overall: Allowance;
}

/** `resetsAt`: milliseconds since 1970, or null where HubSpot does not say. */
export interface DailyUsage extends Allowance {
  readonly resetsAt: number | null;
}

export interface Gateway extends MarketingEventReads, VisitReads, PlanningCalls, TaskCalls {
  /** One page of all live objects, 100 at most; `after` is `next` of the page before, null for the first. */
  listObjects(type: ObjectType, properties: readonly string[], after: string | null): Promise<ObjectPage>;
  /** At most 100 per call to HubSpot; any number here. */
  readObjects(type: ObjectType, ids: readonly string[], properties: readonly string[]): Promise<ReadResult>;
  readObjectsBy(
    type: ObjectType,
    idProperty: string,
    values: readonly string[],
    properties: readonly string[],
  ): Promise<ReadResult>;
  /** Properties and, of those in `historyOf`, what they were before; at most 50 objects per call to HubSpot. */
  readHistory(
    type: 'contacts' | 'deals',
    ids: readonly string[],
    properties: readonly string[],
    historyOf: readonly string[],
  ): Promise<HistoryResult>;
  /**
   * Live objects changed at `since` (milliseconds since 1970) or later, in pages of at most 200 by rising id. The
   * search is behind by some moments: what has just changed may be missing.
   */
  searchChanged(type: ObjectType, since: number): AsyncIterable<readonly ChangedObject[]>;
  /** Live objects of the past, in pages of at most 200 by rising id, so that a walk can go on where it ended. */
  searchPast(type: ObjectType, question: PastQuestion): AsyncIterable<PastPage>;
  updateObjects(type: ObjectType, writes: readonly Write[]): Promise<WriteResult>;
  /** Idempotent by the unique `idProperty`; `id` of each write is that property's value, and names it in failures. */
  upsertObjects(type: ObjectType, idProperty: string, writes: readonly Write[]): Promise<WriteResult>;
  readAssociations(
    from: ObjectType,
    to: ObjectType,
    fromIds: readonly string[],
  ): Promise<readonly AssociationsOf[]>;
  /** Replaces the types of each pair by those given. */
  setAssociations(
    from: ObjectType,
    to: ObjectType,
    pairs: readonly PairTypes[],
  ): Promise<{ readonly failures: readonly WriteFailure[] }>;
  /** Takes types off the pairs; the association itself stays while the unlabelled type does. */
  removeLabels(from: ObjectType, to: ObjectType, pairs: readonly PairTypes[]): Promise<void>;
  /** Takes the pairs apart, with every type that stands on them. Only for what a person asked to be taken back. */
  removeAssociations(
    from: ObjectType,
    to: ObjectType,
    pairs: readonly Pick<PairTypes, 'fromId' | 'toId'>[],
  ): Promise<void>;
  listLabels(from: ObjectType, to: ObjectType): Promise<readonly PortalLabel[]>;
  createLabel(
    from: ObjectType,
    to: ObjectType,
    label: { readonly name: string; readonly label: string },
  ): Promise<readonly PortalLabel[]>;
  deleteLabel(from: ObjectType, to: ObjectType, typeId: number): Promise<void>;
  listPipelines(type: 'deals'): Promise<readonly Pipeline[]>;
  createPipeline(
    type: 'deals',
    pipeline: {
      readonly id: string;
      readonly label: string;
      readonly stages: readonly {
        readonly id: string;
        readonly label: string;
        readonly probability: number;
      }[];
    },
  ): Promise<Pipeline>;
  deletePipeline(type: 'deals', id: string): Promise<void>;
  listProperties(type: 'contacts' | 'companies' | 'deals'): Promise<readonly PortalProperty[]>;
  createPropertyGroup(
    type: 'contacts' | 'deals',
    group: { readonly name: string; readonly label: string },
  ): Promise<void>;
  listPropertyGroups(
    type: 'contacts' | 'deals',
  ): Promise<readonly { readonly name: string; readonly label: string }[]>;
  deletePropertyGroup(type: 'contacts' | 'deals', name: string): Promise<void>;
  createProperties(type: 'contacts' | 'deals', properties: readonly PropertyDefinition[]): Promise<void>;
  updatePropertyOptions(
    type: 'contacts' | 'deals',
    name: string,
    options: NonNullable<PropertyDefinition['options']>,
  ): Promise<void>;
  archiveProperties(type: 'contacts' | 'deals', names: readonly string[]): Promise<void>;
  readAccount(): Promise<{
    readonly portalId: string;
    readonly timeZone: string;
    readonly currency: string | null;
    readonly accountType: string;
  }>;
  readPropertyLimits(): Promise<PropertyAllowances>;
  /** Custom labels from deals to contacts; null where HubSpot does not say. */
  readLabelLimit(): Promise<Allowance | null>;
  /** Deal pipelines; null where HubSpot does not say. */
  readPipelineLimit(): Promise<Allowance | null>;
  /** Calls of all private apps of the account today; null where HubSpot could not find out. */
  readDailyUsage(): Promise<DailyUsage | null>;
  /** Asks by a call that changes nothing. */
  probeScope(scope: AppScope): Promise<ScopeAnswer>;
}

export interface Clock {
  now(): number;
  /** Resolves after so many milliseconds of this clock. */
  wait(ms: number): Promise<void>;
}
