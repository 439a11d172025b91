/** `buying-groups uninstall`: plan and apply. */
import { describeLeftOut, describeUninstall } from '../install/describe-plan.ts';
import { readPortal } from '../install/portal-state.ts';
import { applyUninstall, planUninstall } from '../install/uninstall.ts';
import type { InstallOptions } from './install.ts';

/**
 * Answers the exit code: 0 when the plan was made or carried out, 1 when HubSpot would not let something go.
 * @throws GatewayError when HubSpot fails.
 */
export async function uninstall({ gateway, rules, dryRun, json, write }: InstallOptions): Promise<number> {
  const plan = planUninstall(await readPortal(gateway), rules);
  const say = (line: string): void => {
    if (!json) write(`${line}\n`);
  };
  for (const line of describeUninstall(plan)) say(line);
  const removed = dryRun ? null : await applyUninstall(gateway, plan);
  const refused = removed?.kept.slice(plan.keep.length) ?? [];
  if (removed !== null) {
    for (const line of describeLeftOut(refused)) say(line);
    say(`Done: ${removed.done.length} removed, ${removed.kept.length} kept.`);
  }
  if (json) write(`${JSON.stringify({ dryRun, plan, removed })}\n`);
  return refused.length > 0 ? 1 : 0;
}
