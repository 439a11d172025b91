/** Events of other systems (a webinar tool, a site): checked as a whole at the door, taken in like webhooks. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { INTERACTION_KINDS } from '../domain/vocabulary.ts';
import type { Interaction, InteractionSource } from '../domain/types.ts';

const id = z.string().regex(/^[1-9]\d{0,18}$/u, "a HubSpot contact's id: digits");
const email = z
  .email({ error: 'an e-mail address' })
  .max(254)
  .transform((address) => address.trim().toLowerCase());

const externalEvent = z.strictObject({
  id: z.string().min(1).max(200),
  occurredAt: z.iso.datetime({ offset: true, error: 'a time such as 2026-11-24T09:30:00Z' }),
  contact: z.union([z.strictObject({ id }), z.strictObject({ email })], {
    error: 'either { "id": … } or { "email": … }',
  }),
  kind: z.enum(INTERACTION_KINDS),
  content: z.string().min(1).max(2000),
  title: z.string().max(500).optional(),
  solution: z.string().optional(),
});
export type ExternalEvent = z.infer<typeof externalEvent>;

const request = z.strictObject({ events: z.array(externalEvent).min(1).max(100) });

export interface EventFault {
  /** Such as `events[3].kind`. */
  readonly path: string;
  readonly message: string;
}

export type CheckedEvents =
  | { readonly ok: true; readonly events: readonly ExternalEvent[] }
  | { readonly ok: false; readonly faults: readonly EventFault[] };

/** Every fault of the whole request at once; nothing of a request with a fault is taken. */
export function checkExternalEvents(
  body: unknown,
  solutions: ReadonlySet<string>,
  now: number,
): CheckedEvents {
  const parsed = request.safeParse(body);
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message })),
    };
  const { events } = parsed.data;
  const faults = [
    ...findUnknownSolutions(events, solutions),
    ...findDoubleIds(events),
    ...findFuture(events, now),
  ];
  return faults.length === 0 ? { ok: true, events } : { ok: false, faults };
}

function pathOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./u, '') || 'body';
}

function findUnknownSolutions(
  events: readonly ExternalEvent[],
  solutions: ReadonlySet<string>,
): EventFault[] {
  return events.flatMap(({ solution }, index) =>
    solution === undefined || solutions.has(solution)
      ? []
      : [
          {
            path: `events[${index}].solution`,
            message: `not a solution of the rules; expected one of ${[...solutions].join(', ')}`,
          },
        ],
  );
}

function findDoubleIds(events: readonly ExternalEvent[]): EventFault[] {
  const seen = new Set<string>();
  return events.flatMap((event, index) => {
    if (!seen.has(event.id)) {
      seen.add(event.id);
      return [];
    }
    return [
      {
        path: `events[${index}].id`,
        message: 'stands twice in this request; each event has an id of its own',
      },
    ];
  });
}

/** Clocks differ by minutes; a day ahead is a mistake that would count as activity for weeks. */
const LARGEST_LEAD_MS = 24 * 60 * 60_000;

function findFuture(events: readonly ExternalEvent[], now: number): EventFault[] {
  return events.flatMap(({ occurredAt }, index) =>
    Date.parse(occurredAt) <= now + LARGEST_LEAD_MS
      ? []
      : [{ path: `events[${index}].occurredAt`, message: 'lies in the future; expected when it happened' }],
  );
}

/** What is kept of an accepted request until it is taken in; `sender` stands for the key that sent it. */
export interface StoredEvents {
  readonly sender: string;
  readonly events: readonly ExternalEvent[];
}

/** Ids of events are unique per sender, and the sender is known by its key, of which only a hash is kept. */
export function senderOf(key: string): string {
  return createHash('sha256').update(`sender:${key}`).digest('hex').slice(0, 16);
}

export type AddressedInteraction =
  | { readonly interaction: Interaction }
  /** The contact is known by its address only, and has to be found first. */
  | { readonly email: string; readonly interaction: Omit<Interaction, 'contactId'> };

export function toInteraction(
  { sender }: StoredEvents,
  event: ExternalEvent,
  source: InteractionSource,
): AddressedInteraction {
  const interaction = {
    id: createHash('sha256')
      .update(JSON.stringify([source, sender, event.id]))
      .digest('hex'),
    at: Date.parse(event.occurredAt),
    source,
    // The content map reads both sides of a colon, as HubSpot joins page and form.
    content: event.title === undefined ? event.content : `${event.content}: ${event.title}`,
    solution: event.solution ?? null,
    kind: event.kind,
  };
  const { contact } = event;
  return 'id' in contact
    ? { interaction: { ...interaction, contactId: contact.id } }
    : { email: contact.email, interaction };
}
