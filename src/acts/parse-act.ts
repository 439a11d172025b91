/** What a card sends, checked as a whole: every fault is named, and nothing is kept of a request with one. */
import { z } from 'zod';
import { BLOCKER_REASONS } from '../domain/card/said.ts';
import { REVIEW_ANSWERS, REVIEW_CODES } from '../domain/review.ts';
import {
  KNOWLEDGE_ASPECTS,
  PRESENCES,
  PROPOSAL_ANSWERS,
  RETURN_REASONS,
  STANCES,
} from '../domain/said-facts.ts';
import { BANT, ROLES } from '../domain/vocabulary.ts';

const contactId = z.string().regex(/^[1-9]\d{0,18}$/u, 'expected the digits of a contact id');
const concernId = z.string().regex(/^[\w-]{1,60}$/u, 'expected an id of at most 60 letters, digits, _ and -');
const note = z.string().max(2000, 'expected at most 2,000 characters');
const key = z.string().regex(/^\d+:[a-z][a-z0-9_]*:[\w-]+$/u, 'expected the key of a proposal');

export const DISMISS_REASONS = [
  'not_involved',
  'wrong_person',
  'left_company',
  'duplicate',
  'other',
] as const;
const proposal = z.object({
  key,
  answer: z.enum(PROPOSAL_ANSWERS),
  contactIds: z.array(contactId).max(200).optional(),
});

const review = z.object({
  code: z.enum(REVIEW_CODES),
  restsOn: z.string().min(1).max(500),
  answer: z.enum(REVIEW_ANSWERS),
});

const ON_DEALS = {
  roles: z.object({
    contactId,
    roles: z
      .array(z.object({ role: z.enum(ROLES), holds: z.boolean() }))
      .min(1, 'expected at least one role')
      .max(ROLES.length),
  }),
  members: z.discriminatedUnion('member', [
    z.object({ contactId, member: z.literal(true) }),
    z.object({
      contactId,
      member: z.literal(false),
      reason: z.enum(DISMISS_REASONS),
      note: note.optional(),
    }),
  ]),
  flags: z.union([
    z.object({ contactId, flag: z.literal('champion'), holds: z.boolean() }),
    z.object({ contactId, flag: z.literal('blocker'), holds: z.literal(false) }),
    z.object({
      contactId,
      flag: z.literal('blocker'),
      holds: z.literal(true),
      reason: z.enum(BLOCKER_REASONS),
      plan: note,
    }),
  ]),
  stance: z.object({ contactId, stance: z.enum(STANCES).nullable() }),
  presence: z.object({ contactId, presence: z.enum(PRESENCES).nullable() }),
  qualification: z.object({ contactId, letter: z.enum(BANT), known: z.boolean() }),
  concerns: z.object({
    contactId,
    /** Left out: a new one, known by the id of the act. */
    concernId: concernId.optional(),
    // Which categories there are is configuration; whoever carries the act out knows them.
    category: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/u, 'expected the id of a category'),
    state: z.enum(['open', 'answered', 'accepted']),
  }),
  knowledge: z
    .object({
      contactId,
      aspect: z.enum(KNOWLEDGE_ASPECTS),
      /** Nothing left of it: taken back. */
      note: note.transform((text) => text.replaceAll('\0', '').trim()).nullable(),
    })
    .refine(({ aspect, note: said }) => aspect !== 'satisfaction' || said === null || /^[1-5]$/u.test(said), {
      path: ['note'],
      message: 'expected a number from 1, not at all, to 5, very much',
    }),
  experts: z.object({
    contactId,
    /** `null`: whatever this member asks. */
    concernId: concernId.nullable(),
    // Which experts there are is configuration; `null` takes the former word back.
    expert: z.string().min(1).max(50).nullable(),
  }),
  solution: z.object({ solution: z.string().min(1).max(50) }),
  handoff: z.discriminatedUnion('step', [
    z.object({ step: z.literal('handed_over') }),
    z.object({ step: z.literal('accepted') }),
    z.object({ step: z.literal('returned'), reason: z.enum(RETURN_REASONS) }),
  ]),
  review,
  proposal,
  plays: z.object({ play: z.string().min(1).max(50) }),
  recalculate: z.object({}),
  undo: z.object({ undoes: z.uuid('expected the actionId of the act to undo') }),
} as const;

const ON_COMPANIES = {
  opportunities: z.object({
    solution: z.string().min(1).max(50),
    people: z
      .array(z.object({ contactId, roles: z.array(z.enum(ROLES)).max(ROLES.length) }))
      .min(1, 'expected at least one person')
      .max(200),
  }),
  review,
  proposal,
  plays: z.object({ key, play: z.string().min(1).max(50) }),
  undo: ON_DEALS.undo,
} as const;

type Parsed<Shapes> = {
  [Name in keyof Shapes]: { readonly act: Name; readonly body: z.infer<Shapes[Name]> };
}[keyof Shapes];
export type DealAct = Parsed<typeof ON_DEALS>;
export type CompanyAct = Parsed<typeof ON_COMPANIES>;

export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type ParsedAct<Act> =
  | { readonly ok: true; readonly actionId: string; readonly act: Act }
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | 'unknown_act';

const envelope = z.object({ actionId: z.uuid('expected a UUID, one per click') });

function parse<Act>(
  shapes: Readonly<Record<string, z.ZodType>>,
  name: string,
  body: unknown,
): ParsedAct<Act> {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (shape === undefined) return 'unknown_act';
  const [outer, inner] = [envelope.safeParse(body), shape.safeParse(body)];
  if (outer.success && inner.success) {
    // The name chose the shape, so the two belong together.
    const act = { act: name, body: inner.data } as Act;
    return { ok: true, actionId: outer.data.actionId.toLowerCase(), act };
  }
  const issues = [...(outer.error?.issues ?? []), ...(inner.error?.issues ?? [])];
  return {
    ok: false,
    faults: issues.map(({ path, message }) => ({ path: path.join('.') || 'body', message })),
  };
}

export function parseDealAct(name: string, body: unknown): ParsedAct<DealAct> {
  return parse(ON_DEALS, name, body);
}

export function parseCompanyAct(name: string, body: unknown): ParsedAct<CompanyAct> {
  return parse(ON_COMPANIES, name, body);
}
