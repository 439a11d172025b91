/** A group of five whose owner is to be told, with what tests of alerts look at. */
import type { AlertSettings } from '../../src/domain/alerts/alert-settings.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { playCompany, type Played } from '../fixtures/acting.ts';
import { FIVE_PEOPLE } from '../fixtures/five-people.ts';
import { createWorld, loadTellingRules, START, type World, type WorldOptions } from '../support/world.ts';

export const OWNER = '201';

function withAlerts(rules: RuleSet, change: Partial<AlertSettings> = {}): RuleSet {
  return { ...rules, settings: { ...rules.settings, alerts: { ...rules.settings.alerts, ...change } } };
}

export async function playGroup(
  change: Partial<AlertSettings> = {},
  options: WorldOptions = {},
): Promise<{ readonly world: World; readonly played: Played }> {
  const world = await createWorld({ rules: withAlerts(await loadTellingRules(), change), ...options });
  await world.view();
  const played = playCompany(world.sandbox.portal, FIVE_PEOPLE, START);
  world.sandbox.portal.updateObject('companies', played.companyId, { hubspot_owner_id: OWNER });
  return { world, played };
}

export function tasksOf({ sandbox }: World) {
  return sandbox.portal.list('tasks');
}

export function createsOf({ sandbox }: World) {
  return sandbox.calls.entries.filter(({ path }) => path.endsWith('/tasks/batch/create'));
}

export async function settleThrough(world: World): Promise<void> {
  for (let round = 0; round < 30; round++) {
    try {
      await world.settle();
      return await world.drain();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'HubSpotUnavailable') throw error;
      world.clock.pass(30_000);
    }
  }
  throw new Error('the worker does not recover');
}

/** As the running worker does, once a minute at least. */
export async function waitIn(world: World, ms: number): Promise<void> {
  world.clock.pass(ms);
  await world.drain();
}
