/**
 * People merge deals and companies. What was said of somebody on both deals is not clear afterwards, so the model asks
 * for nothing there; what was said on one of them alone has to stand.
 */
import {
  renameUnwritten,
  say,
  type Expected,
  type SeenDeal,
  type SolutionId,
  type Words,
} from './expected.ts';
import { liveDeals, pick, touch, type Doing } from './people.ts';
import type { Stage } from './stage.ts';
import { nameOf } from './watch.ts';

/** Everything told before the merge has arrived: whose word it was could not be said otherwise. */
async function settle(expected: Expected, stage: Stage): Promise<void> {
  await stage.rest();
  expected.unseen.clear();
  stage.clock.pass(1_000);
}

type Standing = ReadonlyMap<string, readonly string[]>;

function standingOn({ sandbox: { portal } }: Stage, dealId: string): Standing {
  const pairs = portal.associations('deals', dealId, 'contacts');
  return new Map(pairs.map(({ id, types }) => [id, types.map((type) => nameOf(type.name))]));
}

export function mergeDeals(which: number, other: number, newRecord: boolean): Doing {
  return async (expected, stage) => {
    const first = pick(liveDeals(expected), which);
    const second = pick(
      liveDeals(expected).filter((each) => each !== first && each.companyId === first?.companyId),
      other,
    );
    if (first === undefined || second === undefined) return;
    await settle(expected, stage);
    const before = [standingOn(stage, first.id), standingOn(stage, second.id)] as const;
    const { portal } = stage.sandbox;
    const id = portal.mergeObjects('deals', first.id, second.id, { newRecord });
    for (const deal of [first, second]) {
      touch(expected, deal.id);
      expected.deals.delete(deal.id);
    }
    for (const { id: gone } of [first, second]) renameUnwritten(expected, gone, id);
    const words = uniteWords(first.words, second.words, before, stage.clock.now());
    const held = portal.find('deals', id)?.properties ?? {};
    expected.deals.set(id, { ...unite(first, second, held), id, words });
    expected.counts.mergedDeals = (expected.counts.mergedDeals ?? 0) + 1;
  };
}

/** The survivor shows the first deal's values; what the first lacked HubSpot takes from the second. */
function unite(
  first: SeenDeal,
  second: SeenDeal,
  held: Readonly<Record<string, string | null>>,
): Omit<SeenDeal, 'id' | 'words'> {
  const latest = (a: number | null, b: number | null): number | null =>
    a === null && b === null ? null : Math.max(a ?? 0, b ?? 0);
  const said = <Value>(mine: Value | null, shown: string | null | undefined): Value | null =>
    mine === null ? null : ((shown ?? '') as Value);
  return {
    ours: first.ours,
    companyId: first.companyId,
    bornAt: first.bornAt,
    alive: true,
    stage: said(first.stage, held.dealstage),
    owner: said(first.owner, held.hubspot_owner_id),
    solution: said<SolutionId | ''>(first.solution, held.bg_solution),
    touched: true,
    outcome: first.outcome,
    closedAt: latest(first.closedAt, second.closedAt),
    deletedAt: latest(first.deletedAt, second.deletedAt),
    soldBefore: null,
  };
}

function uniteWords(
  first: ReadonlyMap<string, Words>,
  second: ReadonlyMap<string, Words>,
  [onFirst, onSecond]: readonly [Standing, Standing],
  at: number,
): Map<string, Words> {
  const people = new Set([...first.keys(), ...second.keys()]);
  return new Map(
    [...people].map((contactId) => {
      const isOnBoth = onFirst.has(contactId) && onSecond.has(contactId);
      const isOnNone = !onFirst.has(contactId) && !onSecond.has(contactId);
      const [mine, other] = [first.get(contactId), second.get(contactId)];
      const alone = mine === undefined ? other : other === undefined ? mine : undefined;
      // Somebody taken off one deal who stands on the other, or of whom both spoke: people have not said which holds.
      const isClear =
        alone !== undefined &&
        !isOnBoth &&
        (isOnNone || (alone.member !== 'off' && alone.member !== 'dismissed'));
      return [contactId, isClear ? alone : unclear(at)];
    }),
  );
}

function unclear(at: number): Words {
  const words: Words = { labels: new Map(), member: null, at };
  say(words, null, at);
  return words;
}

export function mergeCompanies(which: number, other: number, newRecord: boolean): Doing {
  return async (expected, stage) => {
    const first = pick(expected.companyIds, which);
    const second = pick(
      expected.companyIds.filter((id) => id !== first),
      other,
    );
    if (first === undefined || second === undefined) return;
    await settle(expected, stage);
    const { portal } = stage.sandbox;
    const id = portal.mergeObjects('companies', first, second, { newRecord });
    const gone = [first, second].filter((each) => each !== id);
    for (const [from, to] of expected.companiesNow)
      if (gone.includes(to)) expected.companiesNow.set(from, id);
    for (const each of gone) expected.companiesNow.set(each, id);
    const now = (companyId: string): string => (gone.includes(companyId) ? id : companyId);
    if (gone.some((each) => expected.lostDeals.has(each))) expected.lostDeals.add(id);
    expected.companyIds.splice(0, Infinity, ...new Set(expected.companyIds.map(now)));
    for (const person of expected.people)
      if (person.companyId !== null) person.companyId = now(person.companyId);
    for (const deal of expected.deals.values()) {
      if (now(deal.companyId) !== id) continue;
      deal.companyId = id;
      deal.touched = true;
      touch(expected, deal.id);
    }
    expected.counts.mergedCompanies = (expected.counts.mergedCompanies ?? 0) + 1;
  };
}
