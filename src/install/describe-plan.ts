/** Plans in words, one line per item, as `install` and `uninstall` print them. */
import type { Plan, PlanItem, SkippedItem } from './plan.ts';
import type { KeptItem, RemovalItem, UninstallPlan } from './uninstall.ts';

export function describeItem(item: PlanItem | RemovalItem): string {
  switch (item.kind) {
    case 'group':
      return `property group ${item.objectType}.${item.name}`;
    case 'property':
      return `property ${item.objectType}.${'definition' in item ? item.definition.name : item.name}`;
    case 'options':
      return `property ${item.objectType}.${item.name}: add option(s) ${item.added.join(', ')}`;
    case 'label':
      return `association label "${item.text}" (${item.label})`;
    case 'pipeline':
      return 'pipeline' in item
        ? `pipeline "${item.pipeline.label}" (${item.pipeline.id})`
        : `pipeline "${item.label}" (${item.id})`;
  }
}

/** `+` will be created, `~` changed; what stays as it is is counted. */
export function describePlan(plan: Plan): readonly string[] {
  return [
    ...plan.create.map((item) => `+ ${describeItem(item)}`),
    ...plan.change.map((item) => `~ ${describeItem(item)}`),
    ...describeLeftOut(plan.skipped),
    `Plan: ${plan.create.length} to create, ${plan.change.length} to change, ${plan.leave.length} to leave.`,
  ];
}

/** `-` will be removed, `!` stays although it is ours. */
export function describeUninstall(plan: UninstallPlan): readonly string[] {
  return [
    ...plan.remove.map((item) => `- ${describeItem(item)}`),
    ...describeLeftOut(plan.keep),
    `Plan: ${plan.remove.length} to remove. Deals, contacts and associations stay.`,
  ];
}

/** One line per reason: a subscription without labels lacks all nine of them. */
export function describeLeftOut(items: readonly (SkippedItem | KeptItem)[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { item, reason } of items) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), describeItem(item)]);
  }
  return [...byReason].map(([reason, names]) => `! ${names.join(', ')} skipped: ${reason}`);
}
