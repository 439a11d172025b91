/** At rest: what the portal holds against what must be true, against the mirror, and against a decision made anew. */
import { decideCompany } from '../../src/domain/decide.ts';
import { dealPropertiesOf, isSameValue } from '../../src/domain/properties.ts';
import type { BuyingGroup } from '../../src/domain/opportunity.ts';
import { loadCompanies } from '../../src/facts/load.ts';
import type { Stamped } from '../../src/facts/mirror.ts';
import type { ObjectView } from '../../src/sandbox/portal-views.ts';
import type { Expected, Person, SeenDeal } from './expected.ts';
import { DAY, SOLUTIONS, TITLES } from './expected.ts';
import type { Stage } from './stage.ts';
import { nameOf } from './watch.ts';

/** Everything that is not as it should be, in words. */
export async function compareAtRest(expected: Expected, stage: Stage): Promise<string[]> {
  const wrong = [...expected.trespasses, ...checkWords(expected, stage), ...checkDeals(expected, stage)];
  wrong.push(...checkMembers(expected, stage), ...(await checkDeeds(expected, stage)));
  wrong.push(...(await checkMirror(stage)));
  await stage.decideAnew();
  wrong.push(...(await checkDecisions(stage)));
  stage.sandbox.calls.reset();
  await stage.decideAnew();
  const writes = stage.sandbox.calls.entries.filter(
    ({ method, path }) => method !== 'GET' && !/\/(read|search)$/u.test(path),
  );
  wrong.push(...writes.map(({ path }) => `what was written is written again: ${path}`));
  rememberStanding(expected, stage);
  return [...wrong, ...checkWords(expected, stage)];
}

interface Shown {
  readonly seen: SeenDeal;
  readonly view: ObjectView;
  readonly solution: string;
  readonly closed: boolean;
}

function shownDeals(expected: Expected, { sandbox: { portal } }: Stage): Shown[] {
  return portal.list('deals').flatMap((view) => {
    const seen = expected.deals.get(view.id);
    const stage = view.properties.dealstage ?? '';
    const solution = view.properties.bg_solution ?? '';
    return seen === undefined
      ? []
      : [{ seen, view, solution, closed: stage === 'closedwon' || stage === 'closedlost' }];
  });
}

function labelsOn({ sandbox: { portal } }: Stage, dealId: string): Map<string, string[]> {
  return new Map(
    portal.associations('deals', dealId, 'contacts').map(({ id, types }) => [
      id,
      types
        .filter(({ category }) => category === 'USER_DEFINED')
        .map(({ name }) => nameOf(name))
        .sort(),
    ]),
  );
}

function checkWords(expected: Expected, stage: Stage): string[] {
  const wrong: string[] = [];
  const alive = new Set(expected.people.filter((each) => each.alive && !each.gone).map(({ id }) => id));
  for (const { seen, view, solution, closed } of shownDeals(expected, stage)) {
    const { stage: moved, owner, solution: chosen } = seen;
    if (moved !== null && view.properties.dealstage !== moved) wrong.push(`${seen.id}: stage not as moved`);
    if (owner !== null && view.properties.hubspot_owner_id !== owner) wrong.push(`${seen.id}: owner lost`);
    if (chosen !== null && solution !== chosen)
      wrong.push(`${seen.id}: solution ${solution}, said ${chosen}`);
    const pairs = labelsOn(stage, seen.id);
    const managed = !closed && solution !== '';
    for (const [contactId, { labels, member }] of seen.words) {
      if (!alive.has(contactId)) continue;
      const name = `${seen.id}:${contactId}`;
      const pair = pairs.get(contactId);
      if (member === 'in' && pair === undefined) wrong.push(`${name}: a member a person added is gone`);
      if (member === 'off' && pair !== undefined) wrong.push(`${name}: back, though a person took it off`);
      if (member === 'dismissed' && managed && (pair?.length ?? 0) > 0)
        wrong.push(`${name}: labels on a dismissed person`);
      if (member === 'off' || member === 'dismissed' || pair === undefined) continue;
      for (const [label, holds] of labels) {
        if (pair.includes(label) === holds) continue;
        // What is said on the card of a deal that is not managed, or not any more when its turn comes, is not written.
        if (!managed && (holds || expected.unwritten.has(`${name}:${label}`))) continue;
        wrong.push(`${name}: ${label} ${holds ? 'lost' : 'there again'}`);
      }
    }
  }
  return wrong;
}

/** At most one deal of ours is open per company and solution unless people wanted it so; none is missing. */
function checkDeals(expected: Expected, stage: Stage): string[] {
  const wrong: string[] = [];
  const shown = shownDeals(expected, stage);
  const keys = shown.flatMap(({ view }) => view.properties.bg_key ?? []);
  if (new Set(keys).size < keys.length) wrong.push('two deals have one key');
  for (const companyId of expected.companyIds) {
    for (const solution of SOLUTIONS) {
      const mine = shown.filter((each) => each.seen.companyId === companyId && each.solution === solution);
      const own = mine.filter(({ seen, closed }) => seen.ours && !seen.touched && !closed);
      if (own.length > 1) wrong.push(`${own.length} deals of ${companyId} for ${solution}`);
      const all = [...expected.deals.values()].filter((each) => each.companyId === companyId);
      if (mine.some(({ closed }) => !closed) || all.some(({ touched }) => touched)) continue;
      if (expected.lostDeals.has(companyId)) continue;
      if (all.length > 0 && mine.length > 0) continue;
      if (mustForm(expected, stage, companyId, solution))
        wrong.push(`no deal of ${companyId} for ${solution}`);
    }
  }
  return wrong;
}

/** A day less than the three weeks of the rules, since nobody says at which moment of the day it was decided. */
function mustForm(expected: Expected, stage: Stage, companyId: string, solution: string): boolean {
  if (expected.models[solution as keyof typeof expected.models] === 'manual') return false;
  const since = stage.clock.now() - 20 * DAY;
  const interested = colleagues(expected, companyId).filter(({ deeds }) =>
    deeds.some((deed) => deed.solution === solution && deed.at > since),
  );
  const departments = new Set(interested.map(({ title }) => TITLES[title]));
  const raised = interested.some(({ deeds }) =>
    deeds.some((deed) => deed.raisedHand && deed.solution === solution && deed.at > since),
  );
  return (
    (interested.length >= 3 && departments.size >= 2) ||
    interested.length >= 5 ||
    (raised && interested.length >= 2)
  );
}

function colleagues(expected: Expected, companyId: string): Person[] {
  return expected.people.filter((each) => each.alive && !each.gone && each.companyId === companyId);
}

/** Whoever shows interest in what the only open deal sells is on it, unless a person said no. */
function checkMembers(expected: Expected, stage: Stage): string[] {
  const shown = shownDeals(expected, stage);
  const now = stage.clock.now();
  return shown
    .filter(({ closed }) => !closed)
    .flatMap(({ seen, solution }) => {
      const same = shown.filter(
        (each) => each.solution === solution && each.seen.companyId === seen.companyId && !each.closed,
      );
      if (solution === '' || same.length > 1) return [];
      if (expected.models[solution as keyof typeof expected.models] === 'manual') return [];
      const since = Math.max(
        now - 89 * DAY,
        ...[...expected.deals.values()].map(({ closedAt, deletedAt }) =>
          Math.max(closedAt ?? 0, deletedAt ?? 0),
        ),
      );
      const pairs = labelsOn(stage, seen.id);
      return colleagues(expected, seen.companyId)
        .filter(({ deeds }) => deeds.some((deed) => deed.solution === solution && deed.at > since))
        .filter(({ id }) => {
          const member = seen.words.get(id)?.member ?? null;
          return !pairs.has(id) && (member === null || member === 'in') && !seen.words.has(id);
        })
        .map(({ id }) => `${seen.id}: ${id} is interested and not on it`);
    });
}

async function checkDeeds(expected: Expected, { store }: Stage): Promise<string[]> {
  const rows = await store.db
    .selectFrom('interaction')
    .select(({ fn }) => ['contact_id', fn.countAll<number>().as('n')])
    .groupBy('contact_id')
    .execute();
  const counted = new Map(rows.map(({ contact_id, n }) => [contact_id, Number(n)]));
  return expected.people
    .filter(({ id, gone, deeds }) => (counted.get(id) ?? 0) !== (gone ? 0 : deeds.length))
    .map(({ id, deeds }) => `${id} did ${deeds.length}, counted ${counted.get(id) ?? 0}`);
}

const MIRRORED = {
  contact: ['jobtitle', 'associatedcompanyid'],
  deal: ['dealstage', 'pipeline', 'hubspot_owner_id', 'bg_solution', 'bg_key', 'bg_member_count'],
} as const;

/** What the store believes of the portal. */
async function checkMirror({ store, sandbox: { portal } }: Stage): Promise<string[]> {
  const wrong: string[] = [];
  for (const type of ['contact', 'deal'] as const) {
    const rows = await store.db.selectFrom(type).select(['id', 'properties', 'archived']).execute();
    const live = new Map(portal.list(`${type}s`).map((each) => [each.id, each]));
    for (const { id, properties, archived } of rows) {
      const view = live.get(id);
      if ((view === undefined) !== (archived === 1)) wrong.push(`${type} ${id}: archived ${archived}`);
      const held = JSON.parse(properties) as Stamped;
      for (const name of view === undefined ? [] : MIRRORED[type])
        if ((held[name]?.[0] ?? '') !== (view?.properties[name] ?? ''))
          wrong.push(
            `${type} ${id}: ${name} ${held[name]?.[0]} in the store, ${view?.properties[name]} in HubSpot`,
          );
      live.delete(id);
    }
    wrong.push(...[...live.keys()].map((id) => `${type} ${id} is not in the store`));
  }
  return wrong;
}

/** Every group as it is decided now, from the stored facts alone, stands in the portal. */
async function checkDecisions(stage: Stage): Promise<string[]> {
  const { store, clock, sandbox } = stage;
  const { compiled } = await stage.view();
  const ids = sandbox.portal.list('companies').map(({ id }) => id);
  const loaded = await loadCompanies(store.db, ids, compiled.mail);
  if (loaded.length < ids.length) return ['a company stays incomplete'];
  return loaded.flatMap(({ facts }) =>
    decideCompany(facts, compiled, clock.now()).opportunities.flatMap((group) => differences(stage, group)),
  );
}

function differences(stage: Stage, group: BuyingGroup): string[] {
  if (group.dealId === null) return [`${group.key} was not made`];
  const view = stage.sandbox.portal.find('deals', group.dealId);
  if (view === null) return [`${group.key} names a deal that is not there`];
  const wanted = Object.entries(dealPropertiesOf(group, stage.rules().settings));
  const wrong = wanted
    .filter(([name, value]) => !isSameValue(name, value, view.properties[name] ?? null))
    .map(([name, value]) => `${group.key}: ${name} should be ${value}, is ${view.properties[name]}`);
  const pairs = labelsOn(stage, group.dealId);
  for (const { contactId, roles, flags } of group.members) {
    const labels = [...roles, ...flags].sort().join();
    if (pairs.get(contactId)?.join() !== labels)
      wrong.push(`${group.key}: ${contactId} should be ${labels}, is ${pairs.get(contactId)?.join()}`);
  }
  return wrong;
}

/** Deals that leave no room for another one of ours until a person acts on them. */
function rememberStanding(expected: Expected, stage: Stage): void {
  expected.restedAt = stage.clock.now();
  expected.standing.clear();
  expected.unseen.clear();
  for (const { seen, solution, closed } of shownDeals(expected, stage)) {
    if (closed || solution === '') continue;
    expected.standing.set(`${seen.companyId}:${solution}`, seen.id);
    for (const each of expected.unwritten)
      if (each.startsWith(`${seen.id}:`)) expected.unwritten.delete(each);
  }
}
