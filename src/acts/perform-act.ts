/** Carries out what a person did on a card: checked against what there is, kept once, decided again at once. */
import { playsFor } from '../domain/alerts/plays.ts';
import { nextKeyOf } from '../domain/cycle.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import type { CompiledRules } from '../domain/compile.ts';
import { listConcerns } from '../domain/concerns.ts';
import { answersOf } from '../domain/card/proposal.ts';
import { readSituation } from '../domain/situation.ts';
import { addAct, findAct, type NewAct } from '../facts/acts.ts';
import { markDirty } from '../facts/work.ts';
import type { Connection, Database } from '../facts/store.ts';
import { locateCompanies, locateDeal, type Located } from './locate.ts';
import type { CompanyAct, DealAct, Fault } from './parse-act.ts';
import { permissionsOf } from './permissions.ts';
import type { CardContext } from './read-cards.ts';
import { undoAct } from './undo-act.ts';
import { orderPlayTask } from './order-task.ts';
import { writeChoice, writeFacts } from './write-facts.ts';

export type ActOutcome =
  | 'done'
  | 'unknown'
  | 'no_permission'
  /** What the card showed is no longer so: look again. */
  | 'conflict'
  | { readonly faults: readonly Fault[] };

export type ActingContext = CardContext & { readonly db: Database };

interface Target {
  readonly located: Located;
  /** The deal's id, where the act is about a deal. */
  readonly dealId: string | null;
  readonly hasGroup: boolean;
}

export async function performDealAct(
  context: ActingContext,
  dealId: string,
  actionId: string,
  act: DealAct,
): Promise<ActOutcome> {
  if (!permissionsOf(context.user, context.compiled.rules.settings).mayAct) return 'no_permission';
  const place = await locateDeal(context.db, context.compiled, dealId, context.now);
  if (place.found === 'nothing') return 'unknown';
  const located = place.found === 'group' ? place.located : (place.companies[0] ?? null);
  if (located === null) return 'conflict';
  return perform(context, { located, dealId, hasGroup: place.found === 'group' }, actionId, act);
}

export async function performCompanyAct(
  context: ActingContext,
  companyId: string,
  actionId: string,
  act: CompanyAct,
): Promise<ActOutcome> {
  if (!permissionsOf(context.user, context.compiled.rules.settings).mayAct) return 'no_permission';
  const [located] = await locateCompanies(context.db, context.compiled, [companyId], context.now);
  if (located === undefined) return 'unknown';
  return perform(context, { located, dealId: null, hasGroup: false }, actionId, act);
}

async function perform(
  context: ActingContext,
  target: Target,
  actionId: string,
  act: DealAct | CompanyAct,
): Promise<ActOutcome> {
  // HubSpot's proxy repeats a request whose answer was lost: what was done then is not done twice.
  if ((await findAct(context.db, actionId)) !== null) return 'done';
  const faults = findFaults(context, target, act);
  if (faults.length > 0) return { faults };
  const companyId = target.located.facts.company.id;
  if (act.act === 'recalculate') {
    await markDirty(context.db, [companyId], context.now);
    return 'done';
  }
  if (act.act === 'undo') return undoAct(context, target, actionId, act.body.undoes);
  const opportunity = opportunityOf(context, target, act);
  if (opportunity === null) return 'conflict';
  await context.db.transaction().execute(async (trx) => {
    await keep(trx, context, target, { actionId, opportunity, act });
    await markDirty(trx, [companyId], context.now);
  });
  return 'done';
}

/** People of other companies are somebody else's, unless they are on the deal. */
function findFaults({ compiled }: ActingContext, { located }: Target, act: DealAct | CompanyAct): Fault[] {
  const known = new Set(located.facts.contacts.map(({ id }) => id));
  const body: Record<string, unknown> = { ...act.body };
  const named: [string, unknown][] = [
    ...('contactId' in body ? ([['contactId', body.contactId]] as [string, unknown][]) : []),
    ...(act.act === 'opportunities'
      ? act.body.people.map(({ contactId }, n): [string, unknown] => [`people[${n}].contactId`, contactId])
      : []),
    ...(act.act === 'proposal'
      ? (act.body.contactIds ?? []).map((id, n): [string, unknown] => [`contactIds[${n}]`, id])
      : []),
  ];
  const people = named
    .filter(([, id]) => !known.has(String(id)))
    .map(([path]) => ({ path, message: 'expected a contact of this company or on this deal' }));
  if (act.act === 'concerns') return [...people, ...findUnknownCategory(compiled, act.body.category)];
  if (act.act === 'plays') return [...people, ...findUnknownPlay(compiled, act.body.play)];
  const solution = 'solution' in body ? String(body.solution) : null;
  if (solution === null || compiled.solution(solution) !== null) return people;
  const names = compiled.rules.solutions.map(({ id }) => id).join(', ');
  return [...people, { path: 'solution', message: `expected one of ${names}` }];
}

function findUnknownCategory({ rules }: ActingContext['compiled'], category: string): Fault[] {
  const ids = listConcerns(rules.settings.concernCategories).map(({ id }) => id);
  return ids.includes(category) ? [] : [{ path: 'category', message: `expected one of ${ids.join(', ')}` }];
}

function findUnknownPlay({ rules }: ActingContext['compiled'], play: string): Fault[] {
  const ids = rules.settings.plays.map(({ id }) => id);
  return ids.includes(play) ? [] : [{ path: 'play', message: `expected one of ${ids.join(', ')}` }];
}

/** What the act is filed under; `null`: what it is about is no longer there. */
function opportunityOf(
  { compiled, now }: ActingContext,
  { located, dealId, hasGroup }: Target,
  act: Exclude<DealAct | CompanyAct, { act: 'undo' | 'recalculate' }>,
): string | null {
  const { facts, decision } = located;
  switch (act.act) {
    case 'proposal': {
      const proposed = decision.candidates.find(({ key }) => key === act.body.key);
      return proposed !== undefined && answersOf(proposed.row).includes(act.body.answer)
        ? proposed.key
        : null;
    }
    case 'opportunities': {
      const { solution } = act.body;
      const open = decision.opportunities.some((group) => group.solution === solution);
      return open ? null : nextKeyOf(readSituation(facts, compiled, now), solution);
    }
    case 'solution':
      return dealId;
    case 'plays': {
      const group = groupOf({ located, dealId, hasGroup }, act);
      const offered = group === null ? [] : playsFor(group, compiled.rules);
      return offered.some(({ id }) => id === act.body.play) ? (group?.dealId ?? group?.key ?? null) : null;
    }
    default:
      return hasGroup ? dealId : null;
  }
}

/** The group that a play is about. */
function groupOf(
  { located, dealId }: Target,
  { body }: Extract<DealAct | CompanyAct, { act: 'plays' }>,
): BuyingGroup | null {
  const { opportunities, candidates } = located.decision;
  const isIt = (group: BuyingGroup): boolean =>
    dealId === null ? 'key' in body && group.key === body.key : group.dealId === dealId;
  return [...opportunities, ...candidates].find(isIt) ?? null;
}

interface Kept {
  readonly actionId: string;
  readonly opportunity: string;
  readonly act: Exclude<DealAct | CompanyAct, { act: 'undo' | 'recalculate' }>;
}

async function keep(
  db: Connection,
  acting: ActingContext,
  target: Target,
  { actionId, opportunity, act }: Kept,
): Promise<void> {
  const { now: at, user, compiled } = acting;
  const { located } = target;
  const companyId = located.facts.company.id;
  const before = located.facts.deals.find(({ id }) => id === target.dealId)?.solution ?? null;
  const described = describe(act, before, compiled);
  const added = await addAct(db, { ...described, id: actionId, opportunity, companyId, at, by: user.id });
  if (!added) return;
  const context = { db, actionId, opportunity, companyId, at, by: user.id };
  await writeFacts(context, act);
  const group = act.act === 'plays' ? groupOf(target, act) : null;
  if (act.act === 'plays' && group !== null)
    await orderPlayTask(context, act.body.play, group, located.facts, compiled);
  const chosen = chosenPeople(act);
  if (chosen === null) return;
  const offered = located.decision.candidates.find(({ key }) => key === opportunity)?.members ?? [];
  await writeChoice(
    context,
    chosen,
    offered.map(({ contactId }) => contactId),
  );
}

/** `null`: nobody was chosen, so whoever showed interest belongs to it. */
function chosenPeople(act: Kept['act']): ReadonlySet<string> | null {
  if (act.act === 'opportunities') return new Set(act.body.people.map(({ contactId }) => contactId));
  if (act.act !== 'proposal' || act.body.answer === 'decline' || act.body.answer === 'reopen') return null;
  return act.body.contactIds === undefined ? null : new Set(act.body.contactIds);
}

/** What is kept of the act itself: no plan and no note, of people only whom it is about, and what stood before. */
function describe(
  act: Kept['act'],
  before: string | null,
  compiled: CompiledRules,
): Pick<NewAct, 'kind' | 'contactId' | 'detail'> {
  const hidden = ['contactId', 'contactIds', 'people', 'plan', 'note', 'key'];
  const body: Record<string, unknown> = { ...act.body };
  const detail = Object.fromEntries(Object.entries(body).filter(([name]) => !hidden.includes(name)));
  return {
    kind: act.act,
    contactId: typeof body.contactId === 'string' ? body.contactId : null,
    detail: { ...detail, ...describeMore(act, before, compiled) },
  };
}

function describeMore(act: Kept['act'], before: string | null, { rules }: CompiledRules): NewAct['detail'] {
  if (act.act === 'solution') return { before };
  if (act.act !== 'plays') return {};
  // The journal can name a play that is in no rule any more.
  const play = rules.settings.plays.find(({ id }) => id === act.body.play);
  return play === undefined ? {} : { name: play.name };
}
