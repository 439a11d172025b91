/** Carries an uninstallation out, item by item, so that it can be stopped anywhere and run again. */
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { NO_MEMORY } from './pair-memory.ts';
import type { PairMemory } from './pair-memory.ts';
import type { KeptItem, RemovalItem, UninstallPlan } from './plan-uninstall.ts';
import { NO_RECORD } from './record.ts';
import type { InstalledItem, InstallRecord } from './record.ts';
import type { Uses } from './uses.ts';

export interface Removed {
  readonly done: readonly RemovalItem[];
  /** What the plan keeps, then what HubSpot would not let go. */
  readonly kept: readonly KeptItem[];
}

export interface UninstallMemory {
  /** What `install` created; each item is forgotten once it is gone. */
  readonly record: InstallRecord;
  /** What the app believes to stand on the pairs. */
  readonly pairs: PairMemory;
}

type Batch = readonly [RemovalItem, ...RemovalItem[]];

/**
 * Takes the labels off their pairs and moves the deals of the early pipeline, then removes what the plan lists. What
 * HubSpot refuses, such as a property that a workflow uses, is kept and told.
 * @throws GatewayError when HubSpot fails; running again goes on from there.
 */
export async function applyUninstall(
  gateway: Gateway,
  plan: UninstallPlan,
  uses: Uses,
  { record, pairs }: UninstallMemory = { record: NO_RECORD, pairs: NO_MEMORY },
): Promise<Removed> {
  const done: RemovalItem[] = [];
  const kept: KeptItem[] = [...plan.keep];
  const blocked = await clearUses(gateway, plan, uses, pairs);
  const queue = groupForRemoval(plan.remove);
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    const refusal = blocked.get(batch[0].kind) ?? (await removeBatch(gateway, batch));
    if (refusal === null) {
      done.push(...batch);
      await record.remove(batch.map(nameRecord));
    } else if (batch.length > 1) {
      // One that HubSpot refuses must not keep the others.
      queue.unshift(...batch.map((item): Batch => [item]));
    } else {
      kept.push({ item: batch[0], reason: refusal });
    }
  }
  return { done, kept };
}

/** Answers why labels or pipelines have to stay. */
async function clearUses(
  gateway: Gateway,
  { remove }: UninstallPlan,
  { pairs, moves }: Uses,
  memory: PairMemory,
): Promise<ReadonlyMap<RemovalItem['kind'], string>> {
  const blocked = new Map<RemovalItem['kind'], string>();
  const labels = remove.flatMap((item) => (item.kind === 'label' ? [item] : []));
  const types = pairs.map(({ dealId, contactId, typeIds }) => ({
    fromId: dealId,
    toId: contactId,
    types: typeIds.map((typeId) => ({ category: 'USER_DEFINED' as const, typeId })),
  }));
  const taken = await memory.intend(pairs, labels);
  const refusal = await tell(() => gateway.removeLabels('deals', 'contacts', types));
  if (refusal === null) await memory.confirm(taken);
  else blocked.set('label', refusal);
  const writes = moves.map(({ dealId, toPipeline, toStage }) => ({
    id: dealId,
    properties: { pipeline: toPipeline, dealstage: toStage },
  }));
  const { failures } = await gateway.updateObjects('deals', writes);
  const [first] = failures;
  if (first !== undefined) {
    const others = failures.length > 1 ? ` and ${failures.length - 1} more` : '';
    blocked.set('pipeline', `deal ${first.id}${others} cannot be moved out of it: ${first.message}`);
  }
  return blocked;
}

/** Properties of one object type go in one call, everything else by itself; the order is kept. */
function groupForRemoval(items: readonly RemovalItem[]): Batch[] {
  const batches: [RemovalItem, ...RemovalItem[]][] = [];
  for (const item of items) {
    const last = batches.at(-1);
    const joins =
      item.kind === 'property' && last?.[0].kind === 'property' && last[0].objectType === item.objectType;
    if (joins) last.push(item);
    else batches.push([item]);
  }
  return batches;
}

function removeBatch(gateway: Gateway, batch: Batch): Promise<string | null> {
  const [item] = batch;
  return tell(() => {
    switch (item.kind) {
      case 'label':
        return gateway.deleteLabel('deals', 'contacts', item.typeId);
      case 'pipeline':
        return gateway.deletePipeline('deals', item.id);
      case 'group':
        return gateway.deletePropertyGroup(item.objectType, item.name);
      case 'property':
        return gateway.archiveProperties(
          item.objectType,
          batch.flatMap((other) => (other.kind === 'property' ? [other.name] : [])),
        );
    }
  });
}

/** HubSpot's words where it refuses; null when it is done. */
async function tell(act: () => Promise<void>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof ScopeError || error instanceof RefusedError) return error.message;
    throw error;
  }
}

function nameRecord(item: RemovalItem): Pick<InstalledItem, 'kind' | 'id'> {
  switch (item.kind) {
    case 'label':
      return { kind: 'label', id: String(item.typeId) };
    case 'pipeline':
      return { kind: 'pipeline', id: item.id };
    case 'property':
    case 'group':
      return { kind: item.kind, id: `${item.objectType}.${item.name}` };
  }
}
