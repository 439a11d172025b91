/** Commands that happen to the program: how events arrive, how it is stopped, how HubSpot fails, what admins change. */
import { randomUUID } from 'node:crypto';
import { performDealAct } from '../../src/acts/perform-act.ts';
import type { DealAct } from '../../src/acts/parse-act.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { LIMIT_POLICIES } from '../../src/sandbox/http/rate-limits.ts';
import type { Expected, OperatingModel, SeenDeal } from './expected.ts';
import { DAY, say, SOLUTIONS, wordsOn } from './expected.ts';
import type { Doing } from './people.ts';
import type { Stage } from './stage.ts';

export function deliver(share: number, shuffle: boolean, double: boolean): Doing {
  return (_, stage) => stage.deliver({ share: share / 4, shuffle, double });
}

export const work: Doing = (_, stage) => stage.work();

/** Dies in the middle of what it does next, if it does as much. */
export function crash(steps: number, carriedOut: boolean): Doing {
  return async (expected, stage) => {
    await stage.deliver({ share: 1, shuffle: false, double: false });
    stage.doom(steps, carriedOut);
    await stage.work();
    stage.doom(Number.POSITIVE_INFINITY, false);
    expected.counts.crashes = (expected.counts.crashes ?? 0) + 1;
  };
}

export const restart: Doing = (_, stage) => stage.restart();

const WRITES = /batch\/(create|update|upsert|labels\/archive)$/u;
const FAULTS = [
  { match: { path: /^\/crm\// }, status: 502, body: 'Bad gateway' },
  { match: { path: /^\/crm\// }, status: 429, headers: { 'Retry-After': '7' }, times: 2 },
  { match: { path: WRITES }, applyFirst: true, dropConnection: true, times: 2 },
  { match: { path: WRITES }, applyFirst: true, status: 504, times: 7 },
  { match: { path: /batch\/read$/u }, status: 200, body: '<html>maintenance</html>', times: 3 },
  { match: { path: /^\/crm\// }, dropConnection: true, times: 6 },
  { match: { path: WRITES }, status: 423, times: 3 },
] as const;

export function fail(which: number): Doing {
  return async (expected, { sandbox, deliver: tell, work: go }) => {
    const policy = LIMIT_POLICIES[which - FAULTS.length];
    if (policy !== undefined) sandbox.limits.force(policy, 2);
    else sandbox.faults.add(FAULTS[which % FAULTS.length]!);
    await tell({ share: 1, shuffle: false, double: false });
    await go();
    expected.counts.faults = (expected.counts.faults ?? 0) + 1;
  };
}
export const FAULT_KINDS = FAULTS.length + LIMIT_POLICIES.length;

export function pass(days: number): Doing {
  return (_, { clock }) => clock.pass(days * DAY);
}

const MODELS: readonly OperatingModel[] = ['manual', 'partial', 'full'];

export function switchModel(solution: number, to: number): Doing {
  return async (expected, stage) => {
    const id = SOLUTIONS[solution % SOLUTIONS.length]!;
    expected.models[id] = MODELS[to % MODELS.length]!;
    const solutions = stage
      .rules()
      .solutions.map((each) => (each.id === id ? { ...each, operatingModel: expected.models[id] } : each));
    await stage.restart(version({ ...stage.rules(), solutions }));
  };
}

export function changeScoring(points: number): Doing {
  return async (_, stage) => {
    const rules = stage.rules();
    const scoring = {
      ...rules.scoring,
      points: { ...rules.scoring.points, comparison: 1 + points, pricing_view: 20 - points },
      personCap: 10 + points,
    };
    await stage.restart(version({ ...rules, scoring }));
  };
}

function version(rules: RuleSet): RuleSet {
  return { ...rules, version: JSON.stringify([rules.solutions, rules.scoring]) };
}

/**
 * People act on what the card shows. What was done in HubSpot a moment before, and is not known here yet, carries no
 * time of its own: which word came first could not be told.
 */
async function onCard(expected: Expected, stage: Stage, found: SeenDeal, act: DealAct): Promise<boolean> {
  await stage.rest();
  stage.clock.pass(1_000);
  const outcome = await performDealAct(
    {
      db: stage.store.db,
      compiled: (await stage.view()).compiled,
      user: { id: '7', email: 'rep@example.com' },
      now: stage.clock.now(),
      problem: null,
    },
    found.id,
    randomUUID(),
    act,
  );
  if (outcome === 'done') expected.counts.cardActs = (expected.counts.cardActs ?? 0) + 1;
  return outcome === 'done';
}

/** A pair of an open deal, as the portal shows it. */
function findPair(
  expected: Expected,
  { sandbox: { portal } }: Stage,
  which: number,
  nth: number,
): { found: SeenDeal; contactId: string } | null {
  const deals = [...expected.deals.values()].filter(({ alive, outcome }) => alive && outcome === null);
  const found = deals[which % Math.max(1, deals.length)];
  if (found === undefined) return null;
  const pairs = portal.associations('deals', found.id, 'contacts');
  const pair = pairs[nth % Math.max(1, pairs.length)];
  return pair === undefined ? null : { found, contactId: pair.id };
}

const ROLES = ['approver', 'influencer', 'decision_maker', 'initiator'] as const;

export function sayRole(which: number, nth: number, role: number, holds: boolean): Doing {
  return async (expected, stage) => {
    const pair = findPair(expected, stage, which, nth);
    if (pair === null) return;
    const { found, contactId } = pair;
    const words = wordsOn(found, contactId);
    if (words.member === 'dismissed') return;
    const name = ROLES[role % ROLES.length]!;
    const body = { contactId, roles: [{ role: name, holds }] };
    if (!(await onCard(expected, stage, found, { act: 'roles', body }))) return;
    words.labels.set(name, holds);
    if (!holds) expected.unwritten.add(`${found.id}:${contactId}:${name}`);
  };
}

export function dismiss(which: number, nth: number): Doing {
  return async (expected, stage) => {
    const pair = findPair(expected, stage, which, nth);
    if (pair === null) return;
    const { found, contactId } = pair;
    const body = { contactId, member: false as const, reason: 'not_involved' as const };
    if (await onCard(expected, stage, found, { act: 'members', body }))
      say(wordsOn(found, contactId), 'dismissed', stage.clock.now());
  };
}
