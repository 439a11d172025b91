/** `buying-groups install`: plan and apply. */
import type { RuleSet } from '../domain/rule-set.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { applyPlan } from '../install/apply-plan.ts';
import type { Applied } from '../install/apply-plan.ts';
import { fitPlan, readBudget } from '../install/budget.ts';
import type { FittedPlan } from '../install/budget.ts';
import { describeLeftOut, describePlan, explainSkipped } from '../install/describe-plan.ts';
import { planInstall } from '../install/plan.ts';
import type { Plan } from '../install/plan.ts';
import { readPortal } from '../install/portal-state.ts';
import { NO_RECORD } from '../install/record.ts';
import type { InstallRecord } from '../install/record.ts';

export interface InstallOptions {
  readonly gateway: Gateway;
  readonly rules: RuleSet;
  /** Only plan and print. */
  readonly dryRun: boolean;
  /** Print one JSON document and nothing else. */
  readonly json: boolean;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
  /** Remembers what was created; without it `uninstall` cannot tell it from what others made. */
  readonly record?: InstallRecord;
}

/**
 * Answers the exit code: 0 when the plan was made or carried out, also where the subscription lacks labels or
 * pipelines; 1 when a property of the portal stands in the way, or the properties do not fit into the account.
 * @throws GatewayError when HubSpot fails.
 */
export async function install(options: InstallOptions): Promise<number> {
  const { gateway, rules, dryRun, json, write, record = NO_RECORD } = options;
  const { plan, shortages } = await planFitting(gateway, planInstall(await readPortal(gateway), rules));
  const say = (line: string): void => {
    if (!json) write(`${line}\n`);
  };
  for (const line of describePlan(plan)) say(line);
  for (const shortage of shortages) say(`! ${shortage}`);
  if (shortages.length > 0) say('Nothing was changed.');
  const applied = dryRun || shortages.length > 0 ? null : await applyPlan(gateway, plan, record);
  if (applied !== null) for (const line of describeApplied(plan, applied)) say(line);
  for (const line of explainSkipped(applied?.skipped ?? plan.skipped)) say(line);
  say(describeAlerts(rules));
  if (json) write(`${JSON.stringify({ dryRun, plan, shortages, applied })}\n`);
  const inTheWay = plan.skipped.some(({ item }) => item.kind === 'property');
  return inTheWay || shortages.length > 0 ? 1 : 0;
}

/** The limits are asked for only where something is to be created. */
async function planFitting(gateway: Gateway, plan: Plan): Promise<FittedPlan> {
  return plan.create.length === 0 ? { plan, shortages: [] } : fitPlan(plan, await readBudget(gateway));
}

/** What planning skipped has been printed above. */
function describeApplied(plan: Plan, { done, skipped }: Applied): readonly string[] {
  return [
    ...describeLeftOut(skipped.slice(plan.skipped.length)),
    `Done: ${done.length} created or changed, ${skipped.length} skipped.`,
  ];
}

/** What will appear in other people's task lists is said before it does. */
function describeAlerts({ settings }: RuleSet): string {
  return settings.alerts.delivery === 'none'
    ? 'Owners are told nothing. To have tasks made for them, set alerts.delivery: tasks in settings.yaml.'
    : 'Owners will be told by tasks in HubSpot. To have none made, set alerts.delivery: none in settings.yaml.';
}
