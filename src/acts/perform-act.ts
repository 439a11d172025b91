/** Carries out what a person did on a card: checked against what there is, kept once, decided again at once. */
import { playsFor } from '../domain/alerts/plays.ts';
import { nextKeyOf } from '../domain/cycle.ts';
import type { CompiledRules } from '../domain/compile.ts';
import { listConcerns } from '../domain/concerns.ts';
import { answersOf } from '../domain/card/proposal.ts';
import { mayFollow } from '../domain/handoff.ts';
import type { BuyingGroup } from '../domain/opportunity.ts';
import { findReview } from '../domain/review.ts';
import { readSituation } from '../domain/situation.ts';
import { isKnownCompany } from '../facts/load-companies.ts';
import { addAct, findAct, type NewAct } from '../facts/acts.ts';
import { markDirty } from '../facts/work.ts';
import type { Connection, Database } from '../facts/store.ts';
import { locateCompanies, locateDeal, type Located } from './locate.ts';
import type { CompanyAct, DealAct, Fault } from './parse-act.ts';
import { permissionsOf } from './permissions.ts';
import type { CardContext } from './read-cards.ts';
import { undoAct } from './undo-act.ts';
import { orderPlayTask } from './order-task.ts';
import { writeHandoff } from './write-handoff.ts';
import { writeChoice, writeFacts } from './write-facts.ts';

export type ActOutcome =
  | 'done'
  | 'unknown'
  | 'no_permission'
  /** What the card showed is no longer so: look again. */
  | 'conflict'
  /** Something of the company is read from HubSpot for the first time: the same act can be taken in a moment. */
  | 'not_read_yet'
  | { readonly faults: readonly Fault[] };

export type ActingContext = CardContext & { readonly db: Database };

interface Target {
  readonly located: Located;
  /** The deal's id, where the act is about a deal. */
  readonly dealId: string | null;
  /** The deal's group, where it has one. */
  readonly group: BuyingGroup | null;
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
  if (place.found === 'no_group' && place.hasCompany && place.companies.length === 0) return 'not_read_yet';
  const located = place.found === 'group' ? place.located : (place.companies[0] ?? null);
  if (located === null) return 'conflict';
  const group = place.found === 'group' ? place.located.group : null;
  return perform(context, { located, dealId, group }, actionId, act);
}

export async function performCompanyAct(
  context: ActingContext,
  companyId: string,
  actionId: string,
  act: CompanyAct,
): Promise<ActOutcome> {
  if (!permissionsOf(context.user, context.compiled.rules.settings).mayAct) return 'no_permission';
  const [located] = await locateCompanies(context.db, context.compiled, [companyId], context.now);
  if (located === undefined)
    return (await isKnownCompany(context.db, companyId)) ? 'not_read_yet' : 'unknown';
  return perform(context, { located, dealId: null, group: null }, actionId, act);
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
  if (act.act === 'experts') return [...people, ...findUnknownExpert(compiled, located, act.body)];
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

function findUnknownExpert(
  { rules }: ActingContext['compiled'],
  { facts }: Located,
  { contactId, concernId, expert }: Extract<DealAct, { act: 'experts' }>['body'],
): Fault[] {
  const ids = rules.settings.experts.map(({ id }) => id);
  const isKnown = expert === null || ids.includes(expert);
  const isTheirs =
    concernId === null ||
    facts.concernFacts.some((each) => each.contactId === contactId && each.id === concernId);
  return [
    ...(isKnown ? [] : [{ path: 'expert', message: `expected one of ${ids.join(', ')}` }]),
    ...(isTheirs ? [] : [{ path: 'concernId', message: 'expected a concern of this contact' }]),
  ];
}

/** What the act is filed under; `null`: what it is about is no longer there. */
function opportunityOf(
  { compiled, now }: ActingContext,
  { located, dealId, group }: Target,
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
    case 'plays':
      return opportunityOfPlay(located, dealId, act, compiled);
    case 'review': {
      const { code, restsOn, answer } = act.body;
      const found = findReview(facts, decision, compiled, now).find(
        (each) => each.code === code && each.restsOn === restsOn,
      );
      // Ids of companies and deals may be the same number, and acts are listed by what they are filed under.
      return found?.answers.includes(answer) === true ? (dealId ?? `company-${facts.company.id}`) : null;
    }
    case 'handoff': {
      const fits = group !== null && group.outcome === null && mayFollow(act.body.step, group.handoff);
      return fits ? dealId : null;
    }
    default:
      return group === null ? null : dealId;
  }
}

type PlayAct = Extract<DealAct | CompanyAct, { act: 'plays' }>;

function opportunityOfPlay(
  located: Located,
  dealId: string | null,
  act: PlayAct,
  { rules }: CompiledRules,
): string | null {
  const group = groupOfPlay(located, dealId, act);
  if (group === null || !playsFor(group, rules).some(({ id }) => id === act.body.play)) return null;
  return group.dealId ?? group.key;
}

function groupOfPlay({ decision }: Located, dealId: string | null, { body }: PlayAct): BuyingGroup | null {
  const isIt = (group: BuyingGroup): boolean =>
    dealId === null ? 'key' in body && group.key === body.key : group.dealId === dealId;
  return [...decision.opportunities, ...decision.candidates].find(isIt) ?? null;
}

interface Kept {
  readonly actionId: string;
  readonly opportunity: string;
  readonly act: Exclude<DealAct | CompanyAct, { act: 'undo' | 'recalculate' }>;
}

async function keep(
  db: Connection,
  { now: at, user, compiled }: ActingContext,
  { located, dealId, group }: Target,
  { actionId, opportunity, act }: Kept,
): Promise<void> {
  const companyId = located.facts.company.id;
  const before = located.facts.deals.find(({ id }) => id === dealId)?.solution ?? null;
  const described = describe(act, before, compiled);
  const added = await addAct(db, { ...described, id: actionId, opportunity, companyId, at, by: user.id });
  if (!added) return;
  const context = { db, actionId, opportunity, companyId, at, by: user.id };
  await writeFacts(context, act);
  if (act.act === 'handoff' && group !== null)
    await writeHandoff(context, act.body, group, compiled.rules.version);
  const played = act.act === 'plays' ? groupOfPlay(located, dealId, act) : null;
  if (act.act === 'plays' && played !== null)
    await orderPlayTask(context, act.body.play, played, located.facts, compiled);
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
  // The journal can name an expert or a play that is in no rule any more.
  if (act.act === 'experts') {
    const expert = rules.settings.experts.find(({ id }) => id === act.body.expert);
    return expert === undefined ? {} : { name: expert.name };
  }
  if (act.act !== 'plays') return {};
  const play = rules.settings.plays.find(({ id }) => id === act.body.play);
  return play === undefined ? {} : { name: play.name };
}
