/** What the cards show, from the mirror alone: no call to HubSpot is made to answer one. */
import { viewCompanyCard } from '../domain/card/company-card.ts';
import { viewContactCard } from '../domain/card/contact-card.ts';
import { viewGroupCard } from '../domain/card/group-card.ts';
import { nameOfContact } from '../domain/card/person.ts';
import { viewOutcome, type OutcomeView } from '../domain/card/outcome.ts';
import { viewNoGroup } from '../domain/card/no-group.ts';
import {
  BLOCKER_REASONS,
  describeAct,
  type ActView,
  type BlockerNoteView,
  type BlockerReason,
} from '../domain/card/said.ts';
import type { CardReader, Permissions } from '../domain/card/frame.ts';
import type { CompiledRules } from '../domain/compile.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { CompanyFacts } from '../domain/types.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { readActs, readAnswers, readBlockerNotes, type KeptAct, type KeptNote } from '../facts/acts.ts';
import { isBeingRead, isKnownCompany } from '../facts/load-companies.ts';
import { readLateRolesOf } from '../facts/late-roles.ts';
import { loadContactCompany } from '../facts/contact-company.ts';
import { readPackage } from '../facts/handoffs.ts';
import { readExpertFacts } from '../facts/experts.ts';
import { readKnowledgeFacts } from '../facts/knowledge.ts';
import { readOutcomeOf } from '../facts/outcomes.ts';
import { readDecisions } from '../facts/records.ts';
import { readTasksOfActs, type TaskState } from '../facts/tasks.ts';
import type { Connection } from '../facts/store.ts';
import { locateCompanies, locateDeal, type LocatedDeal } from './locate.ts';
import { permissionsOf, type CardUser } from './permissions.ts';
import { opportunitiesOf, readChosen } from './read-plays.ts';
import { isUndoable } from './undo.ts';

export interface CardContext {
  readonly db: Connection;
  readonly compiled: CompiledRules;
  readonly user: CardUser;
  readonly now: number;
  /** Why the worker pauses, where it runs in this process. */
  readonly problem: Localized | null;
}

const ACTS_SHOWN = 20;
const ANSWERS_SHOWN = 5;

/** `null`: this app knows nothing of the deal. */
export async function readDealCard(context: CardContext, dealId: string) {
  const { db, compiled, now } = context;
  const place = await locateDeal(db, compiled, dealId, now);
  if (place.found === 'nothing') return null;
  if (place.found === 'no_group') {
    const located = place.companies[0] ?? null;
    const reader = await readReader(context, located?.facts ?? null);
    return viewNoGroup({ dealId, located, hasCompany: place.hasCompany, compiled, reader, now });
  }
  return readGroupCard(context, place.located);
}

async function readGroupCard(context: CardContext, { facts, decision, group }: LocatedDeal) {
  const { db, compiled, now, user } = context;
  const opportunities = [group.key, ...(group.dealId === null ? [] : [group.dealId])];
  const [past, acts, reader, lateRoles, notes, outcome, knowledge, experts, handed, chosenPlays] =
    await Promise.all([
      readDecisions(db, facts.company.id, group.key),
      readActViews(db, opportunities, facts),
      readReader(context, facts),
      readLateRolesOf(db, group.solution, compiled.rules.stages, now),
      readBlockerNotes(db, opportunities),
      readOutcomeView(db, group),
      readKnowledgeFacts(db, opportunities),
      readExpertFacts(db, opportunities),
      group.handoff === null || group.dealId === null ? null : readPackage(db, group.dealId),
      readChosen(db, opportunities),
    ]);
  return viewGroupCard({
    group,
    decision,
    facts,
    knowledge,
    experts,
    compiled,
    history: past.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
    lateRoles,
    reader,
    acts,
    chosenPlays,
    outcome,
    handed: handed?.package ?? null,
    blockerNotes: chooseNotes(notes, reader.permissions, user),
    now,
  });
}

async function readOutcomeView(db: Connection, group: BuyingGroup): Promise<OutcomeView | null> {
  if (group.outcome === null || group.dealId === null) return null;
  const outcome = await readOutcomeOf(db, group.dealId);
  return outcome === null ? null : viewOutcome(outcome);
}

async function readActViews(
  db: Connection,
  opportunities: readonly string[],
  facts: CompanyFacts,
): Promise<ActView[]> {
  const acts = await readActs(db, opportunities, ACTS_SHOWN);
  const tasks = await readTasksOfActs(
    db,
    acts.map(({ id }) => id),
  );
  return acts.map((act) => viewAct(act, facts, tasks.get(act.id) ?? null));
}

function viewAct(act: KeptAct, facts: CompanyFacts, task: TaskState | null): ActView {
  const contact = facts.contacts.find(({ id }) => id === act.contactId);
  const name = act.contactId === null ? '' : nameOfContact(contact, act.contactId);
  const words = describeAct(act, name);
  return {
    actionId: act.id,
    at: new Date(act.at).toISOString(),
    by: act.by,
    words: act.undoneAt === null ? words : undone(words),
    undoable: isUndoable(act, facts, task),
  };
}

function undone(words: Localized): Localized {
  return { en: `${words.en} (taken back)`, ru: `${words.ru} (отменено)` };
}

/** Whoever wrote a note reads it again; others need the permission, and do not learn that there is one. */
function chooseNotes(
  notes: readonly KeptNote[],
  permissions: Permissions,
  user: CardUser,
): BlockerNoteView[] | null {
  const mine = permissions.maySeeBlockerNotes
    ? notes
    : notes.filter(({ by }) => by !== null && by === user.id);
  if (!permissions.maySeeBlockerNotes && mine.length === 0) return null;
  return mine.map(({ at, reason, ...note }) => ({
    ...note,
    reason: BLOCKER_REASONS.find((each) => each === reason) ?? ('excluded' satisfies BlockerReason),
    at: new Date(at).toISOString(),
  }));
}

async function readReader(
  { db, compiled, user, problem }: CardContext,
  facts: CompanyFacts | null,
): Promise<CardReader> {
  const companyId = facts?.company.id ?? null;
  const [answers, pending] =
    companyId === null
      ? [[], false]
      : await Promise.all([readAnswers(db, companyId, ANSWERS_SHOWN), isPending(db, companyId)]);
  return {
    freshness: { pending, problem },
    permissions: permissionsOf(user, compiled.rules.settings),
    answers: facts === null ? [] : answers.map((act) => viewAct(act, facts, null)),
  };
}

async function isPending(db: Connection, companyId: string): Promise<boolean> {
  const [dirty, beingRead] = await Promise.all([
    db
      .selectFrom('dirty_company')
      .select('since')
      .where('company_id', '=', companyId)
      .where('revision', '>', 0)
      .executeTakeFirst(),
    isBeingRead(db, companyId),
  ]);
  return dirty !== undefined || beingRead;
}

/** `null`: this app knows nothing of the contact. */
export async function readContactCard(context: CardContext, contactId: string) {
  const { db, compiled, now } = context;
  const place = await loadContactCompany(db, contactId, compiled.mail);
  if (place === null) return null;
  const located = await locateCompanies(db, compiled, place.companyIds, now);
  return viewContactCard({
    contactId,
    contact: place.contact,
    companies: located,
    compiled,
    reader: await readReader(context, located[0]?.facts ?? null),
    now,
  });
}

/** `null`: this app knows nothing of the company. `not_read_yet`: not everything of it was read once. */
export async function readCompanyCard(context: CardContext, companyId: string) {
  const { db, compiled, now } = context;
  const [located] = await locateCompanies(db, compiled, [companyId], now);
  if (located === undefined) return (await isKnownCompany(db, companyId)) ? 'not_read_yet' : null;
  const [chosenPlays, reader] = await Promise.all([
    readChosen(db, opportunitiesOf(located.decision)),
    readReader(context, located.facts),
  ]);
  return viewCompanyCard({ ...located, compiled, reader, chosenPlays, now });
}
