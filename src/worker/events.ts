/** HubSpot's webhook events, in both of its spellings, read into one shape; odd ones become a reason, never an error. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export type EventObject = 'contact' | 'company' | 'deal' | 'meeting' | 'call' | 'email' | 'communication';
export type EventKind =
  'creation' | 'deletion' | 'merge' | 'restore' | 'propertyChange' | 'associationChange' | 'privacyDeletion';

interface EventBase {
  /** What makes it the same event when it comes again (P17). */
  readonly key: string;
  readonly at: number;
  /** This app's own write, coming back. */
  readonly own: boolean;
}

export interface ObjectEvent extends EventBase {
  readonly kind: Exclude<EventKind, 'propertyChange' | 'associationChange' | 'merge'>;
  readonly object: EventObject;
  readonly id: string;
}

export interface PropertyEvent extends EventBase {
  readonly kind: 'propertyChange';
  readonly object: EventObject;
  readonly id: string;
  readonly property: string;
  readonly value: string;
}

export interface MergeEvent extends EventBase {
  readonly kind: 'merge';
  readonly object: EventObject;
  readonly survivor: string;
  readonly merged: readonly string[];
}

export interface AssociationEvent extends EventBase {
  readonly kind: 'associationChange';
  readonly from: { readonly object: EventObject; readonly id: string };
  readonly to: { readonly object: EventObject; readonly id: string };
}

export type WebhookEvent = ObjectEvent | PropertyEvent | MergeEvent | AssociationEvent;

export type Refusal = 'malformed' | 'foreign_portal' | 'unknown_type';

export type ParsedEvent =
  | { readonly ok: true; readonly event: WebhookEvent }
  | { readonly ok: false; readonly reason: Refusal; readonly key: string; readonly body: string };

const OBJECTS: Readonly<Record<string, EventObject>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-47': 'meeting',
  '0-48': 'call',
  '0-49': 'email',
  '0-18': 'communication',
  contact: 'contact',
  company: 'company',
  deal: 'deal',
  meeting: 'meeting',
  meeting_event: 'meeting',
  call: 'call',
  email: 'email',
  communication: 'communication',
};

const KINDS: ReadonlySet<string> = new Set<EventKind>([
  'creation',
  'deletion',
  'merge',
  'restore',
  'propertyChange',
  'associationChange',
  'privacyDeletion',
]);

/** HubSpot's ids are positive whole numbers that a double holds exactly. */
const id = z
  .union([z.number().int().positive().max(Number.MAX_SAFE_INTEGER), z.string().regex(/^[1-9]\d{0,18}$/u)])
  .transform(String);
const anyId = z.union([z.number(), z.string()]).transform(String);

const rawEvent = z.object({
  eventId: anyId.optional(),
  portalId: anyId.optional(),
  appId: anyId.optional(),
  occurredAt: z.number().int().positive().max(8_640_000_000_000_000),
  subscriptionType: z.string().optional(),
  // The prose of the documentation calls it so; real payloads say subscriptionType.
  eventType: z.string().optional(),
  objectTypeId: z.string().optional(),
  objectId: id.optional(),
  changeSource: z.string().optional(),
  sourceId: anyId.optional(),
  propertyName: z.string().min(1).max(200).optional(),
  propertyValue: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  primaryObjectId: id.optional(),
  mergedObjectIds: z.array(id).max(1000).optional(),
  newObjectId: id.optional(),
  associationType: z.string().optional(),
  associationTypeId: z.number().optional(),
  associationRemoved: z.boolean().optional(),
  isPrimaryAssociation: z.boolean().optional(),
  fromObjectId: id.optional(),
  toObjectId: id.optional(),
  fromObjectTypeId: z.string().optional(),
  toObjectTypeId: z.string().optional(),
});
type RawEvent = z.infer<typeof rawEvent>;

export interface PortalIdentity {
  readonly portalId?: string | undefined;
  readonly appId?: string | undefined;
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function parseEvent(raw: unknown, portal: PortalIdentity): ParsedEvent {
  const body = JSON.stringify(raw) ?? 'undefined';
  const refuse = (reason: Refusal): ParsedEvent => ({ ok: false, reason, key: hash([reason, body]), body });
  const parsed = rawEvent.safeParse(raw);
  if (!parsed.success) return refuse('malformed');
  const event = parsed.data;
  if (portal.portalId !== undefined && event.portalId !== undefined && event.portalId !== portal.portalId) {
    return refuse('foreign_portal');
  }
  const [prefix = '', kind = ''] = (event.subscriptionType ?? event.eventType ?? '').split('.');
  if (!KINDS.has(kind)) return refuse('unknown_type');
  const object = prefix === 'object' ? OBJECTS[event.objectTypeId ?? ''] : OBJECTS[prefix];
  return (
    readKind(event, kind as EventKind, object, portal) ??
    refuse(object === undefined && kind !== 'associationChange' ? 'unknown_type' : 'malformed')
  );
}

function readKind(
  event: RawEvent,
  kind: EventKind,
  object: EventObject | undefined,
  portal: PortalIdentity,
): ParsedEvent | null {
  const base: EventBase = {
    key: keyOf(event, kind, object),
    at: event.occurredAt,
    own: isOwnWrite(event, kind, object, portal),
  };
  if (kind === 'associationChange') {
    const ends = endsOf(event, object);
    return ends === null ? null : { ok: true, event: { ...base, kind, ...ends } };
  }
  if (object === undefined) return null;
  if (kind === 'merge') {
    const survivor = event.newObjectId ?? event.primaryObjectId ?? event.objectId;
    const merged = [
      ...(event.mergedObjectIds ?? []),
      ...(event.primaryObjectId === undefined ? [] : [event.primaryObjectId]),
    ];
    if (survivor === undefined) return null;
    return {
      ok: true,
      event: { ...base, kind, object, survivor, merged: merged.filter((each) => each !== survivor) },
    };
  }
  if (event.objectId === undefined) return null;
  if (kind === 'propertyChange') {
    if (event.propertyName === undefined) return null;
    const value = event.propertyValue ?? '';
    return {
      ok: true,
      event: {
        ...base,
        kind,
        object,
        id: event.objectId,
        property: event.propertyName,
        // PostgreSQL keeps no NUL in text.
        value: String(value).replaceAll('\0', ''),
      },
    };
  }
  return { ok: true, event: { ...base, kind, object, id: event.objectId } };
}

/**
 * `eventId` alone is not unique (P17), and a second attempt carries a new `attemptNumber`: the key holds what
 * the event says, and nothing of its delivery.
 */
function keyOf(event: RawEvent, kind: EventKind, object: EventObject | undefined): string {
  return hash([
    event.portalId,
    kind,
    object ?? event.associationType,
    event.objectId,
    event.fromObjectId,
    event.toObjectId,
    event.associationTypeId,
    event.associationRemoved,
    event.isPrimaryAssociation,
    event.eventId,
    event.occurredAt,
    event.propertyName,
    event.propertyValue,
    event.mergedObjectIds,
    event.newObjectId,
    event.primaryObjectId,
  ]);
}

/**
 * Writes of this app come back as its own integration's; a comparison of values backs this up later. Others may
 * use the same token, a script of the admin's for instance: what this app never writes is theirs.
 */
function isOwnWrite(
  event: RawEvent,
  kind: EventKind,
  object: EventObject | undefined,
  portal: PortalIdentity,
): boolean {
  const appId = portal.appId ?? event.appId;
  const marked = event.changeSource === 'INTEGRATION' && appId !== undefined && event.sourceId === appId;
  return marked && isWrittenHere(event, kind, object);
}

function isWrittenHere(event: RawEvent, kind: EventKind, object: EventObject | undefined): boolean {
  if (kind === 'associationChange') {
    const ends = endsOf(event, object);
    return ends !== null && (ends.from.object === 'deal' || ends.to.object === 'deal');
  }
  if (kind === 'propertyChange') return object === 'deal' || (event.propertyName ?? '').startsWith('bg_');
  return kind === 'creation' && object === 'deal';
}

const CLASSIC =
  /^(CONTACT|COMPANY|DEAL|MEETING|CALL|EMAIL|COMMUNICATION)_TO_(CONTACT|COMPANY|DEAL|MEETING|CALL|EMAIL|COMMUNICATION)$/u;

/** Which two records; told by type ids, by the classic name of the association, or by both. */
function endsOf(
  event: RawEvent,
  object: EventObject | undefined,
): Pick<AssociationEvent, 'from' | 'to'> | null {
  const classic = CLASSIC.exec(event.associationType ?? '');
  const from = OBJECTS[event.fromObjectTypeId ?? ''] ?? OBJECTS[classic?.[1]?.toLowerCase() ?? ''] ?? object;
  const to = OBJECTS[event.toObjectTypeId ?? ''] ?? OBJECTS[classic?.[2]?.toLowerCase() ?? ''];
  if (
    from === undefined ||
    to === undefined ||
    event.fromObjectId === undefined ||
    event.toObjectId === undefined
  )
    return null;
  return { from: { object: from, id: event.fromObjectId }, to: { object: to, id: event.toObjectId } };
}
