/** Commands of people and trackers in HubSpot: what they do there, and what must hold from then on. */
import type { Reference } from '../../src/sandbox/portal.ts';
import type { Expected, Person, SeenDeal, SolutionId } from './expected.ts';
import { say, TITLE_NAMES, wordsOn } from './expected.ts';
import type { Stage } from './stage.ts';
import { nameOf, newDeal } from './watch.ts';

export type Doing = (expected: Expected, stage: Stage) => Promise<void> | void;

const TRACKER = { source: 'ANALYTICS', sourceId: null };
const PAGES = [
  '/hr/compare',
  '/hr/api-docs',
  '/hr/case-study',
  '/hr/pricing',
  '/analytics/compare',
  '/analytics/case-study',
  '/blog/nothing',
];
const FORMS = ['/hr/demo: Demo', '/webinars/hr-api: Webinar'];
const LABELS = ['champion', 'blocker', 'approver', 'influencer'];
const STAGES = [
  'appointmentscheduled',
  'presentationscheduled',
  'contractsent',
  'closedwon',
  'closedlost',
  'qualifiedtobuy',
];
const CHOICES: readonly (SolutionId | '')[] = ['hr_system', 'analytics_platform', ''];

const deal = (id: string): Reference => ({ type: 'deals', id });
const contact = (id: string): Reference => ({ type: 'contacts', id });
const company = (id: string): Reference => ({ type: 'companies', id });

export function pick<Item>(list: readonly Item[], n: number): Item | undefined {
  return list.length === 0 ? undefined : list[n % list.length];
}

export function living(expected: Expected): Person[] {
  return expected.people.filter(({ alive, gone }) => alive && !gone);
}

export function liveDeals(expected: Expected): SeenDeal[] {
  return [...expected.deals.values()].filter(({ alive, companyId }) => alive && companyId !== '');
}

/** A person acts on a deal: what stood at the last rest is not certain any more. */
export function touch(expected: Expected, id: string): void {
  for (const [key, standing] of expected.standing) if (standing === id) expected.standing.delete(key);
}

function changeDeal(
  act: (found: SeenDeal, expected: Expected, stage: Stage) => Promise<void> | void,
  which: number,
): Doing {
  return async (expected, stage) => {
    const found = pick(liveDeals(expected), which);
    if (found === undefined) return;
    await act(found, expected, stage);
    touch(expected, found.id);
  };
}

export function visit(who: number, what: number): Doing {
  return (expected, { sandbox, clock }) => {
    const person = pick(living(expected), who);
    if (person === undefined) return;
    const form = what >= PAGES.length ? FORMS[what - PAGES.length] : undefined;
    const changed =
      form === undefined
        ? { hs_analytics_last_url: `https://x.example${pick(PAGES, what)}?visit=${clock.now()}` }
        : { recent_conversion_event_name: `${form} ${clock.now()}` };
    sandbox.portal.updateObject('contacts', person.id, changed, TRACKER);
  };
}

export function giveTitle(who: number, title: number): Doing {
  return (expected, { sandbox }) => {
    const person = pick(living(expected), who);
    if (person === undefined) return;
    person.title = TITLE_NAMES[title % TITLE_NAMES.length]!;
    sandbox.portal.updateObject('contacts', person.id, { jobtitle: person.title });
  };
}

export function moveToCompany(who: number, where: number): Doing {
  return (expected, { sandbox: { portal } }) => {
    const person = pick(living(expected), who);
    const to = pick(expected.companyIds, where);
    if (person === undefined || to === undefined || person.companyId === to) return;
    const from = person.companyId;
    if (from !== null) portal.removeAssociation(contact(person.id), company(from));
    portal.associate(contact(person.id), company(to));
    person.companyId = to;
  };
}

function labelId(stage: Stage, label: string) {
  const found = stage.sandbox.portal.labels('deals', 'contacts').find((each) => nameOf(each.name) === label);
  if (found === undefined) throw new Error(`the portal has no label ${label}`);
  return { category: found.category, typeId: found.typeId };
}

/** What the program had begun is finished first: nobody can tell whose an interrupted write was. */
export async function untangle(expected: Expected, stage: Stage): Promise<void> {
  if (stage.interrupted()) {
    await stage.rest();
    expected.unseen.clear();
  }
  stage.clock.pass(1);
}

export function setLabel(which: number, who: number, label: number): Doing {
  return changeDeal(async (found, expected, stage) => {
    await untangle(expected, stage);
    const { portal } = stage.sandbox;
    const person = pick(living(expected), who);
    const name = pick(LABELS, label)!;
    if (person === undefined) return;
    const pair = portal.associations('deals', found.id, 'contacts').find(({ id }) => id === person.id);
    const words = wordsOn(found, person.id);
    if (pair?.types.some((type) => nameOf(type.name) === name)) return;
    words.labels.set(name, true);
    expected.unseen.add(`${found.id}:${person.id}:${name}`);
    // Whoever labels somebody says that they belong, whatever was said before.
    if (pair === undefined || words.member === 'dismissed') say(words, 'in', stage.clock.now());
    if (pair === undefined) {
      expected.unseen.add(`${found.id}:${person.id}`);
    }
    portal.associate(deal(found.id), contact(person.id), [labelId(stage, name)]);
    expected.counts.labels = (expected.counts.labels ?? 0) + 1;
  }, which);
}

export function takeLabel(which: number, nth: number): Doing {
  return changeDeal(async (found, expected, stage) => {
    await untangle(expected, stage);
    const { portal } = stage.sandbox;
    const standing = portal
      .associations('deals', found.id, 'contacts')
      .flatMap(({ id, types }) =>
        types.filter(({ category }) => category === 'USER_DEFINED').map((type) => ({ id, type })),
      );
    const taken = pick(standing, nth);
    if (taken === undefined) return;
    const name = nameOf(taken.type.name);
    const { labels } = wordsOn(found, taken.id);
    if (expected.unseen.has(`${found.id}:${taken.id}:${name}`)) labels.delete(name);
    else labels.set(name, false);
    portal.removeLabels(deal(found.id), contact(taken.id), [
      { category: taken.type.category, typeId: taken.type.typeId },
    ]);
    expected.counts.labels = (expected.counts.labels ?? 0) + 1;
  }, which);
}

export function addMember(which: number, who: number): Doing {
  return changeDeal(async (found, expected, stage) => {
    await untangle(expected, stage);
    const { portal } = stage.sandbox;
    const person = pick(living(expected), who);
    if (person === undefined) return;
    if (portal.associations('deals', found.id, 'contacts').some(({ id }) => id === person.id)) return;
    say(wordsOn(found, person.id), 'in', stage.clock.now());
    expected.unseen.add(`${found.id}:${person.id}`);
    portal.associate(deal(found.id), contact(person.id));
  }, which);
}

export function removeMember(which: number, nth: number): Doing {
  return changeDeal(async (found, expected, stage) => {
    await untangle(expected, stage);
    const { portal } = stage.sandbox;
    const pair = pick(portal.associations('deals', found.id, 'contacts'), nth);
    if (pair === undefined) return;
    const words = wordsOn(found, pair.id);
    const trace = expected.unseen.has(`${found.id}:${pair.id}`) ? null : ('off' as const);
    say(words, trace, stage.clock.now());
    if (trace === 'off') expected.unseen.add(`${found.id}:${pair.id}:off`);
    // The labels went with the association: what was said of them is not clear any more.
    words.labels.clear();
    portal.removeAssociation(deal(found.id), contact(pair.id));
  }, which);
}

export function moveStage(which: number, to: number): Doing {
  return changeDeal((found, _expected, { sandbox, clock }) => {
    const next = pick(STAGES, to)!;
    const before = sandbox.portal.find('deals', found.id)?.properties.dealstage;
    if (before === next) return;
    sandbox.portal.updateObject('deals', found.id, { pipeline: 'default', dealstage: next });
    found.stage = next;
    const outcome = next === 'closedwon' ? 'won' : next === 'closedlost' ? 'lost' : null;
    // Whether it was closed at the close of another is past telling once it is opened again.
    if (outcome !== null || found.outcome !== null) found.touched = true;
    found.outcome = outcome;
    found.closedAt = outcome === null ? null : clock.now();
  }, which);
}

export function changeOwner(which: number, owner: number): Doing {
  return changeDeal((found, _expected, { sandbox }) => {
    found.owner = owner % 2 === 0 ? '201' : '202';
    sandbox.portal.updateObject('deals', found.id, { hubspot_owner_id: found.owner });
  }, which);
}

export function chooseSolution(which: number, choice: number): Doing {
  return changeDeal((found, expected, { sandbox }) => {
    const next = pick(CHOICES, choice)!;
    const held = sandbox.portal.find('deals', found.id)?.properties.bg_solution ?? '';
    if (held === next) return;
    // Set and emptied before anybody looked: a reading finds a deal of which nobody ever said what it sells.
    found.solution = next === '' && expected.unseen.has(found.id) ? null : next;
    found.touched = true;
    sandbox.portal.updateObject('deals', found.id, { bg_solution: next });
  }, which);
}

export function createDeal(where: number, choice: number): Doing {
  return (expected, { sandbox: { portal }, clock }) => {
    const home = pick(expected.companyIds, where)!;
    const solution = pick(CHOICES, choice)!;
    if (liveDeals(expected).length > 5) return;
    const id = portal.createObject('deals', {
      dealname: 'By hand',
      dealstage: 'appointmentscheduled',
      ...(solution === '' ? {} : { bg_solution: solution }),
    });
    portal.associate(deal(id), company(home));
    const made = newDeal(id, false, home, clock.now());
    expected.unseen.add(id);
    expected.deals.set(id, {
      ...made,
      stage: 'appointmentscheduled',
      solution: solution === '' ? null : solution,
      touched: true,
    });
  };
}

export function deleteDeal(which: number): Doing {
  return changeDeal((found, expected, { sandbox, clock, interrupted }) => {
    // The program died while HubSpot made it, and has not looked since: it does not know that there ever was one.
    const isUnknown = found.ours && found.bornAt > expected.restedAt && interrupted();
    const sold = sandbox.portal.find('deals', found.id)?.properties.bg_solution ?? null;
    // HubSpot tells nobody whose a deal in the recycle bin was: one that was never read there spends no signals.
    found.soldBefore = isUnknown || expected.unseen.has(found.id) ? null : sold;
    sandbox.portal.archiveObject('deals', found.id);
    found.alive = false;
    found.touched = true;
    found.deletedAt = clock.now();
    expected.counts.deletions = (expected.counts.deletions ?? 0) + 1;
  }, which);
}

export function restoreDeal(which: number): Doing {
  return (expected, { sandbox }) => {
    const found = pick(
      [...expected.deals.values()].filter(({ alive }) => !alive),
      which,
    );
    if (found === undefined) return;
    sandbox.portal.restoreObject('deals', found.id);
    found.alive = true;
    const [home] = sandbox.portal.associations('deals', found.id, 'companies');
    if (home !== undefined) return;
    // Its company was merged away meanwhile, and the association with it.
    expected.lostDeals.add(found.companyId);
    found.companyId = '';
  };
}
