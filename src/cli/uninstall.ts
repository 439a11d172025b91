/** `buying-groups uninstall`: plan, ask, apply. */
import { applyUninstall } from '../install/apply-uninstall.ts';
import type { Removed } from '../install/apply-uninstall.ts';
import { askForUninstall, describeLeftOut, describeUninstall } from '../install/describe-plan.ts';
import { NO_MEMORY } from '../install/pair-memory.ts';
import type { PairMemory } from '../install/pair-memory.ts';
import { planUninstall } from '../install/plan-uninstall.ts';
import type { UninstallPlan } from '../install/plan-uninstall.ts';
import { readPortal } from '../install/portal-state.ts';
import { NO_RECORD } from '../install/record.ts';
import { findUses } from '../install/uses.ts';
import type { InstallOptions } from './install.ts';

export interface UninstallOptions extends InstallOptions {
  /** Also what only looks like ours. */
  readonly all?: boolean;
  readonly portalId?: string | null;
  /** The store's picture of the pairs, which has to follow. */
  readonly pairs?: PairMemory;
  /** Asks a person, who answers yes or no; absent where nobody can answer. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
}

/**
 * Answers the exit code: 0 when the plan was made or carried out, 1 when HubSpot would not let something go, or when
 * the person who was asked did not want it.
 * @throws GatewayError when HubSpot fails; running again goes on from there.
 */
export async function uninstall(options: UninstallOptions): Promise<number> {
  const { gateway, rules, dryRun, json, write, all = false, portalId = null, ask } = options;
  const { record = NO_RECORD, pairs = NO_MEMORY } = options;
  const state = await readPortal(gateway);
  const known = await record.read();
  const plan = planUninstall(state, rules, { known, all });
  const uses = await findUses(gateway, plan, state);
  const say = (line: string): void => {
    if (!json) write(`${line}\n`);
  };
  for (const line of describeUninstall(plan, uses)) say(line);
  const empty = plan.remove.length === 0;
  if (!dryRun && !empty && ask !== undefined && !(await ask(askForUninstall(plan, uses, portalId)))) {
    say('Nothing was removed.');
    return 1;
  }
  const removed = dryRun || empty ? null : await applyUninstall(gateway, plan, uses, { record, pairs });
  if (removed !== null) for (const line of describeRemoved(plan, removed)) say(line);
  if (json) write(`${JSON.stringify({ dryRun, plan, uses, removed })}\n`);
  return removed !== null && removed.kept.length > plan.keep.length ? 1 : 0;
}

/** What planning keeps has been printed above. */
function describeRemoved(plan: UninstallPlan, { done, kept }: Removed): readonly string[] {
  return [
    ...describeLeftOut(kept.slice(plan.keep.length)),
    `Done: ${done.length} removed, ${kept.length} kept.`,
  ];
}
