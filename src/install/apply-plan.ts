/** Carries a plan out. What the portal's subscription does not include is skipped with HubSpot's words. */
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import type { Plan, PlanItem, SkippedItem } from './plan.ts';
import { OWNED_TYPES } from './properties.ts';
import type { OwnedType } from './properties.ts';

export interface Applied {
  readonly done: readonly PlanItem[];
  readonly skipped: readonly SkippedItem[];
}

/**
 * Probability of every stage of the early pipeline. Its deals stay out of the sales forecast by standing in a
 * pipeline of their own; 0 and 1 would close them.
 */
const EARLY_PROBABILITY = 0.1;

/**
 * Applies what a plan creates and changes; everything in it may be applied twice.
 * @throws GatewayError when HubSpot fails or refuses a property, without which nothing works.
 */
export async function applyPlan(gateway: Gateway, plan: Plan): Promise<Applied> {
  const items = [...plan.create, ...plan.change];
  const done: PlanItem[] = [];
  const skipped: SkippedItem[] = [...plan.skipped];
  for (const item of items) {
    if (item.kind !== 'group') continue;
    await gateway.createPropertyGroup(item.objectType, { name: item.name, label: item.label });
    done.push(item);
  }
  for (const type of OWNED_TYPES) done.push(...(await createMissing(gateway, type, items)));
  for (const item of items) {
    if (item.kind !== 'options') continue;
    await gateway.updatePropertyOptions(item.objectType, item.name, item.options);
    done.push(item);
  }
  for (const item of items) {
    if (item.kind !== 'label' && item.kind !== 'pipeline') continue;
    const refusal = await createOptional(gateway, item);
    if (refusal === null) done.push(item);
    else skipped.push({ item, reason: refusal });
  }
  return { done, skipped };
}

async function createMissing(
  gateway: Gateway,
  type: OwnedType,
  items: readonly PlanItem[],
): Promise<readonly PlanItem[]> {
  const wanted = items.filter((item) => item.kind === 'property' && item.objectType === type);
  const definitions = wanted.flatMap((item) => (item.kind === 'property' ? [item.definition] : []));
  if (definitions.length > 0) await gateway.createProperties(type, definitions);
  return wanted;
}

/** Answers why HubSpot refused, or null when it is created. */
async function createOptional(
  gateway: Gateway,
  item: Extract<PlanItem, { kind: 'label' | 'pipeline' }>,
): Promise<string | null> {
  try {
    if (item.kind === 'label') {
      await gateway.createLabel('deals', 'contacts', { name: item.name, label: item.text });
    } else {
      const { id, label, stages } = item.pipeline;
      const withProbability = stages.map((stage) => ({ ...stage, probability: EARLY_PROBABILITY }));
      await gateway.createPipeline('deals', { id, label, stages: withProbability });
    }
    return null;
  } catch (error) {
    if (error instanceof ScopeError || (error instanceof RefusedError && error.status === 400))
      return error.message;
    throw error;
  }
}
