/** Taking away what `install` created. Deals, contacts and associations stay. */
import type { RuleSet } from '../domain/rule-set.ts';
import { LABELS } from '../domain/vocabulary.ts';
import type { Label } from '../domain/vocabulary.ts';
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { findEarlyPipeline, findLabel } from './portal-state.ts';
import type { PortalState } from './portal-state.ts';
import { listProperties, OWNED_TYPES, PROPERTY_GROUP } from './properties.ts';
import type { OwnedType } from './properties.ts';

export type RemovalItem =
  | { readonly kind: 'label'; readonly label: Label; readonly typeId: number; readonly text: string }
  | { readonly kind: 'pipeline'; readonly id: string; readonly label: string }
  | { readonly kind: 'property'; readonly objectType: OwnedType; readonly name: string }
  | { readonly kind: 'group'; readonly objectType: OwnedType; readonly name: string };

export interface KeptItem {
  readonly item: RemovalItem;
  readonly reason: string;
}

export interface UninstallPlan {
  /** In the order in which it has to be removed. */
  readonly remove: readonly RemovalItem[];
  readonly keep: readonly KeptItem[];
}

/** Plans the removal; pure. Planning again after it was applied gives nothing to remove. */
export function planUninstall(state: PortalState, rules: RuleSet): UninstallPlan {
  const plans = OWNED_TYPES.map((type) => planType(state, type, rules));
  return {
    remove: [
      ...listLabels(state, rules),
      ...listPipeline(state, rules),
      ...plans.flatMap((plan) => plan.remove),
    ],
    keep: plans.flatMap((plan) => plan.keep),
  };
}

function listLabels(state: PortalState, rules: RuleSet): readonly RemovalItem[] {
  return LABELS.flatMap((label) => {
    const present = findLabel(state, label, rules);
    if (present === null) return [];
    return [{ kind: 'label' as const, label, typeId: present.typeId, text: present.label ?? '' }];
  });
}

function listPipeline(state: PortalState, rules: RuleSet): readonly RemovalItem[] {
  const present = findEarlyPipeline(state, rules);
  return present === null ? [] : [{ kind: 'pipeline', id: present.id, label: present.label }];
}

/** A property of our name and another type is somebody else's; so is whatever else stands in the group. */
function planType(state: PortalState, objectType: OwnedType, rules: RuleSet): UninstallPlan {
  const remove: RemovalItem[] = [];
  const keep: KeptItem[] = [];
  for (const definition of listProperties(objectType, rules)) {
    const present = state.properties[objectType].find((property) => property.name === definition.name);
    if (present === undefined) continue;
    const item = { kind: 'property', objectType, name: definition.name } as const;
    if (present.type === definition.type) remove.push(item);
    else keep.push({ item, reason: `its type is "${present.type}", so this app did not create it` });
  }
  if (!state.groups[objectType].some((group) => group.name === PROPERTY_GROUP.name)) return { remove, keep };
  const group = { kind: 'group', objectType, name: PROPERTY_GROUP.name } as const;
  const ours = new Set(remove.map((item) => (item.kind === 'property' ? item.name : '')));
  const foreign = state.properties[objectType].filter(
    (property) => property.groupName === PROPERTY_GROUP.name && !ours.has(property.name),
  );
  if (foreign.length === 0) remove.push(group);
  else
    keep.push({
      item: group,
      reason: `it holds ${foreign.length} other propert${foreign.length === 1 ? 'y' : 'ies'}`,
    });
  return { remove, keep };
}

export interface Removed {
  readonly done: readonly RemovalItem[];
  readonly kept: readonly KeptItem[];
}

/** Removes what the plan lists; what HubSpot refuses, such as a pipeline with deals in it, is kept and told. */
export async function applyUninstall(gateway: Gateway, plan: UninstallPlan): Promise<Removed> {
  const done: RemovalItem[] = [];
  const kept: KeptItem[] = [...plan.keep];
  for (const batch of groupForRemoval(plan.remove)) {
    const refusal = await removeBatch(gateway, batch);
    if (refusal === null) done.push(...batch);
    else kept.push(...batch.map((item) => ({ item, reason: refusal })));
  }
  return { done, kept };
}

/** Properties of one object type go in one call, everything else by itself; the order is kept. */
function groupForRemoval(
  items: readonly RemovalItem[],
): readonly (readonly [RemovalItem, ...RemovalItem[]])[] {
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

async function removeBatch(
  gateway: Gateway,
  batch: readonly [RemovalItem, ...RemovalItem[]],
): Promise<string | null> {
  try {
    await remove(gateway, batch);
    return null;
  } catch (error) {
    if (error instanceof ScopeError || error instanceof RefusedError) return error.message;
    throw error;
  }
}

async function remove(gateway: Gateway, batch: readonly [RemovalItem, ...RemovalItem[]]): Promise<void> {
  const [item] = batch;
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
}
