/** Which tasks are made of what waits: one per opportunity, and where an owner has had enough for a day, one for all. */
import { thingOf, type Alert } from './alert.ts';
import { ALERT_KINDS, type AlertSettings } from './alert-settings.ts';

export interface PlannedTask {
  readonly source: 'alerts' | 'digest';
  readonly ownerId: string | null;
  /** The most urgent first. */
  readonly alerts: readonly Alert[];
}

/**
 * `madeToday`: tasks of alerts that an owner got since midnight, by owner. Alerts that no task takes up wait: of owners
 * who have had their share, and of nobody where that is not wanted.
 */
export function planTasks(
  waiting: readonly Alert[],
  madeToday: ReadonlyMap<string, number>,
  { dailyCap, withoutOwner }: Pick<AlertSettings, 'dailyCap' | 'withoutOwner'>,
): PlannedTask[] {
  const byOwner = Map.groupBy([...waiting].sort(byUrgency), ({ ownerId }) => ownerId);
  return [...byOwner].flatMap(([ownerId, alerts]) => {
    const perOpportunity = [...Map.groupBy(alerts, ({ opportunity }) => opportunity).values()];
    const single = (each: readonly Alert[]): PlannedTask => ({ source: 'alerts', ownerId, alerts: each });
    // Nobody is flooded by tasks that nobody owns.
    if (ownerId === null) return withoutOwner === 'wait' ? [] : perOpportunity.map(single);
    const left = dailyCap - (madeToday.get(ownerId) ?? 0);
    if (left <= 0) return [];
    if (perOpportunity.length <= left) return perOpportunity.map(single);
    const rest = perOpportunity.slice(left - 1).flat();
    return [
      ...perOpportunity.slice(0, left - 1).map(single),
      { source: 'digest' as const, ownerId, alerts: rest },
    ];
  });
}

export function byUrgency(a: Alert, b: Alert): number {
  return (
    Number(b.severity === 'red') - Number(a.severity === 'red') ||
    ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind) ||
    (thingOf(a) < thingOf(b) ? -1 : 1)
  );
}
