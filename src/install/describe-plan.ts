/** Plans in words, one line per item, as `install` and `uninstall` print them. */
import type { Plan, PlanItem, SkippedItem } from './plan.ts';
import type { KeptItem, RemovalItem, UninstallPlan } from './plan-uninstall.ts';
import type { Uses } from './uses.ts';

export function describeItem(item: PlanItem | RemovalItem): string {
  switch (item.kind) {
    case 'group':
      return `property group ${item.objectType}.${item.name}`;
    case 'property':
      return `property ${item.objectType}.${'definition' in item ? item.definition.name : item.name}`;
    case 'options':
      return `property ${item.objectType}.${item.name}: add option(s) ${item.added.join(', ')}`;
    case 'label':
      return `association label "${item.text}"${item.label === null ? '' : ` (${item.label})`}`;
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

/** `~` happens before, `-` will be removed, `!` stays although it looks like ours. */
export function describeUninstall(plan: UninstallPlan, uses: Uses): readonly string[] {
  return [
    ...describeUses(plan, uses),
    ...plan.remove.map((item) => `- ${describeItem(item)}`),
    ...describeLeftOut(plan.keep),
    `Plan: ${plan.remove.length} to remove. Deals, contacts and associations stay.`,
  ];
}

function describeUses(plan: UninstallPlan, { pairs, moves }: Uses): readonly string[] {
  const labels = plan.remove.flatMap((item) => {
    const used = item.kind === 'label' ? pairs.filter((pair) => pair.typeIds.includes(item.typeId)) : [];
    return used.length === 0 ? [] : [`~ ${describeItem(item)} is taken off ${count(used.length, 'pair')}`];
  });
  const places = new Map<string, number>();
  for (const { fromPipeline, toPipeline, toStage } of moves) {
    const place = `from pipeline ${fromPipeline} to stage ${toStage} of pipeline ${toPipeline}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return [...labels, ...[...places].map(([place, deals]) => `~ ${count(deals, 'deal')} moved ${place}`)];
}

/** What a person is asked before anything is removed. */
export function askForUninstall(plan: UninstallPlan, { pairs, moves }: Uses, portal: string | null): string {
  const where = portal === null ? 'from the portal' : `from portal ${portal}`;
  const also = [
    ...(pairs.length === 0 ? [] : [`take labels off ${count(pairs.length, 'pair')}`]),
    ...(moves.length === 0 ? [] : [`move ${count(moves.length, 'deal')}`]),
  ];
  return `Remove ${count(plan.remove.length, 'item')} ${where}${also.map((each) => `, ${each}`).join('')}? [y/N] `;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** One line per reason: a subscription without labels lacks all nine of them. */
export function describeLeftOut(items: readonly (SkippedItem | KeptItem)[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { item, reason } of items) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), describeItem(item)]);
  }
  return [...byReason].map(([reason, names]) => `! ${names.join(', ')} skipped: ${reason}`);
}

/** What the app does without the things it could not create, so that nobody has to guess. */
export function explainSkipped(skipped: readonly SkippedItem[]): readonly string[] {
  const kinds = new Set(skipped.map(({ item }) => item.kind));
  return [
    ...(kinds.has('label')
      ? [
          'Without labels: roles are kept in this app and shown in the contact property bg_buying_roles; the deal itself does not show them. After an upgrade of the subscription run install again.',
        ]
      : []),
    ...(kinds.has('pipeline')
      ? [
          'Without a pipeline of their own: new deals go to the first stage of the default pipeline and count in its forecast.',
        ]
      : []),
  ];
}
