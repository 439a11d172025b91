/** The facts that follow from an act: of the highest rank, since a person said so. */
import { hashOf } from '../facts/inbox.ts';
import type { Connection } from '../facts/store.ts';
import type { CompanyAct, DealAct } from './parse-act.ts';

export interface ActContext {
  readonly db: Connection;
  readonly actionId: string;
  /** The deal's id; the opportunity's key where there is no deal yet. */
  readonly opportunity: string;
  readonly companyId: string;
  readonly at: number;
  /** HubSpot's user id. */
  readonly by: string | null;
}

type FactAct = Exclude<DealAct | CompanyAct, { act: 'undo' | 'recalculate' }>;

/** Columns that every fact of this act has; `n` tells several of one act apart. */
export function base({ actionId, opportunity, at, by }: ActContext, n: string | number = 0) {
  return { id: hashOf(['act', actionId, n].join('|')), opportunity, at, by, act: actionId };
}

export async function writeFacts(context: ActContext, act: FactAct): Promise<void> {
  const { db } = context;
  switch (act.act) {
    case 'roles':
      return writeRoles(context, act.body.contactId, act.body.roles);
    case 'members':
      return writeMember(context, act.body.contactId, act.body.member, readDismissal(act.body));
    case 'flags':
      return writeFlag(context, act.body);
    case 'stance': {
      const { contactId, stance } = act.body;
      const row = { ...base(context), contact_id: contactId, stance: stance ?? '' };
      await db.insertInto('stance_fact').values(row).execute();
      return;
    }
    case 'presence': {
      const { contactId, presence } = act.body;
      const row = { ...base(context), contact_id: contactId, presence: presence ?? '' };
      await db.insertInto('presence_fact').values(row).execute();
      return;
    }
    case 'qualification': {
      const { contactId, letter, known } = act.body;
      const row = { ...base(context), contact_id: contactId, letter, known: known ? 1 : 0 };
      await db.insertInto('qualification_fact').values(row).execute();
      return;
    }
    case 'concerns': {
      const { contactId, concernId = context.actionId, category, state } = act.body;
      const row = { ...base(context), contact_id: contactId, concern: concernId, category, state };
      await db.insertInto('concern_fact').values(row).execute();
      return;
    }
    case 'knowledge': {
      const { contactId, aspect, note } = act.body;
      const row = { ...base(context), contact_id: contactId, aspect, text: note ?? '' };
      await db.insertInto('knowledge_fact').values(row).execute();
      return;
    }
    case 'experts': {
      const { contactId, concernId, expert } = act.body;
      const row = { ...base(context), contact_id: contactId, concern: concernId ?? '', expert: expert ?? '' };
      await db.insertInto('expert_fact').values(row).execute();
      return;
    }
    case 'solution':
      await db
        .insertInto('solution_choice')
        .values({ ...base(context), solution: act.body.solution })
        .execute();
      return;
    case 'review': {
      const { code, restsOn, answer } = act.body;
      const row = { ...base(context), company_id: context.companyId, code, rests_on: restsOn, answer };
      await db.insertInto('review_answer').values(row).execute();
      return;
    }
    case 'handoff':
      // The package is written with it: see `write-handoff.ts`.
      return;
    case 'plays':
      // The act itself is the fact; what it makes is ordered beside it.
      return;
    case 'proposal':
      return writeAnswer(context, act.body.answer);
    case 'opportunities':
      return writeOpportunity(context, act.body.people);
  }
}

interface Dismissal {
  readonly reason: string | null;
  readonly note: string | null;
}

const NO_DISMISSAL: Dismissal = { reason: null, note: null };

function readDismissal(body: Extract<DealAct, { act: 'members' }>['body']): Dismissal {
  if (body.member) return NO_DISMISSAL;
  const note = body.note?.trim() ?? '';
  return { reason: body.reason, note: note === '' ? null : note };
}

async function writeRoles(
  context: ActContext,
  contactId: string,
  roles: readonly { readonly role: string; readonly holds: boolean }[],
): Promise<void> {
  for (const { role, holds } of roles) await writeLabel(context, contactId, role, holds);
}

async function writeLabel(
  context: ActContext,
  contactId: string,
  label: string,
  holds: boolean,
): Promise<void> {
  await context.db
    .insertInto('role_fact')
    .values({
      ...base(context, `${contactId}|${label}`),
      contact_id: contactId,
      label,
      holds: holds ? 1 : 0,
      source: 'person',
    })
    .execute();
}

async function writeMember(
  context: ActContext,
  contactId: string,
  member: boolean,
  why: Dismissal,
): Promise<void> {
  await context.db
    .insertInto('membership_fact')
    .values({ ...base(context, contactId), contact_id: contactId, member: member ? 1 : 0, ...why })
    .execute();
}

async function writeFlag(
  context: ActContext,
  body: Extract<DealAct, { act: 'flags' }>['body'],
): Promise<void> {
  await writeLabel(context, body.contactId, body.flag, body.holds);
  if (body.flag !== 'blocker' || !body.holds) return;
  await context.db
    .insertInto('blocker_note')
    .values({ ...base(context), contact_id: body.contactId, reason: body.reason, plan: body.plan })
    .execute();
}

async function writeAnswer(context: ActContext, answer: string): Promise<void> {
  const solution = context.opportunity.split(':')[1] ?? '';
  await context.db
    .insertInto('proposal_answer')
    .values({ ...base(context), company_id: context.companyId, solution, answer })
    .execute();
}

/** One action makes the opportunity, with the roles of those who were chosen (R108); {@link writeChoice} says who. */
async function writeOpportunity(
  context: ActContext,
  people: readonly { readonly contactId: string; readonly roles: readonly string[] }[],
): Promise<void> {
  await writeAnswer(context, 'create');
  for (const { contactId, roles } of people) {
    for (const role of roles) await writeLabel(context, contactId, role, true);
  }
}

/** Who was chosen for an opportunity to be, and which of those offered were left out on purpose. */
export async function writeChoice(
  context: ActContext,
  chosen: ReadonlySet<string>,
  offered: readonly string[],
): Promise<void> {
  for (const contactId of new Set([...chosen, ...offered]))
    await writeMember(
      context,
      contactId,
      chosen.has(contactId),
      chosen.has(contactId) ? NO_DISMISSAL : { reason: 'not_involved', note: null },
    );
}
