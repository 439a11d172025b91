/** `buying-groups install`: plan and apply. */
import type { RuleSet } from '../domain/rule-set.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { applyPlan } from '../install/apply-plan.ts';
import { describeLeftOut, describePlan } from '../install/describe-plan.ts';
import { planInstall } from '../install/plan.ts';
import { readPortal } from '../install/portal-state.ts';

export interface InstallOptions {
  readonly gateway: Gateway;
  readonly rules: RuleSet;
  /** Only plan and print. */
  readonly dryRun: boolean;
  /** Print one JSON document and nothing else. */
  readonly json: boolean;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
}

/**
 * Answers the exit code: 0 when the plan was made or carried out, also where the subscription lacks labels or
 * pipelines; 1 when a property of the portal stands in the way.
 * @throws GatewayError when HubSpot fails.
 */
export async function install({ gateway, rules, dryRun, json, write }: InstallOptions): Promise<number> {
  const plan = planInstall(await readPortal(gateway), rules);
  const say = (line: string): void => {
    if (!json) write(`${line}\n`);
  };
  for (const line of describePlan(plan)) say(line);
  const applied = dryRun ? null : await applyPlan(gateway, plan);
  if (applied !== null) {
    // What planning skipped has been printed above.
    for (const line of describeLeftOut(applied.skipped.slice(plan.skipped.length))) say(line);
    say(`Done: ${applied.done.length} created or changed, ${applied.skipped.length} skipped.`);
  }
  if (json) write(`${JSON.stringify({ dryRun, plan, applied })}\n`);
  return plan.skipped.length > 0 ? 1 : 0;
}
