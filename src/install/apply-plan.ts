/** Carries a plan out. What the portal's subscription does not include is skipped with HubSpot's words. */
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import type { Plan, PlanItem, SkippedItem } from './plan.ts';
import { OWNED_TYPES } from './properties.ts';
import type { OwnedType } from './properties.ts';
import { NO_RECORD } from './record.ts';
import type { InstalledItem, InstallRecord } from './record.ts';

export interface Applied {
  readonly done: readonly PlanItem[];
  readonly skipped: readonly SkippedItem[];
}

/**
 * Probability of every stage of the early pipeline. Its deals stay out of the sales forecast by standing in a
 * pipeline of their own; 0 and 1 would close them.
 */
const EARLY_PROBABILITY = 0.1;

type OptionalItem = Extract<PlanItem, { kind: 'label' | 'pipeline' }>;
type NamedItem = Extract<PlanItem, { kind: 'group' | 'property' }>;

/**
 * Applies what a plan creates and changes; everything in it may be applied twice. What is created is remembered in
 * `record`: groups and properties before HubSpot is asked, since their names are known and an answer can be lost.
 * @throws GatewayError when HubSpot fails, lacks a scope, or refuses a property, without which nothing works.
 */
export async function applyPlan(
  gateway: Gateway,
  plan: Plan,
  record: InstallRecord = NO_RECORD,
): Promise<Applied> {
  const items = [...plan.create, ...plan.change];
  const named = items.filter((item) => item.kind === 'group' || item.kind === 'property');
  await record.add(named.map(toInstalled));
  const done: PlanItem[] = [];
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
  const optional = await createOptionals(
    gateway,
    items.filter((item) => item.kind === 'label' || item.kind === 'pipeline'),
    record,
  );
  return { done: [...done, ...optional.done], skipped: [...plan.skipped, ...optional.skipped] };
}

function toInstalled(item: NamedItem): InstalledItem {
  const name = item.kind === 'group' ? item.name : item.definition.name;
  return { kind: item.kind, id: `${item.objectType}.${name}`, name };
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

async function createOptionals(
  gateway: Gateway,
  items: readonly OptionalItem[],
  record: InstallRecord,
): Promise<Applied> {
  const done: PlanItem[] = [];
  const skipped: SkippedItem[] = [];
  /** Kinds that the subscription does not include at all: asking for the others would be refused as well. */
  const excluded = new Map<PlanItem['kind'], string>();
  for (const item of items) {
    const known = excluded.get(item.kind);
    const refusal =
      known === undefined ? await createOptional(gateway, item, record) : { reason: known, all: true };
    if (refusal === null) done.push(item);
    else skipped.push({ item, reason: refusal.reason });
    if (refusal?.all === true) excluded.set(item.kind, refusal.reason);
  }
  return { done, skipped };
}

/** Answers why HubSpot refused, or null when it is created. A scope the token lacks is no matter of subscription. */
async function createOptional(
  gateway: Gateway,
  item: OptionalItem,
  record: InstallRecord,
): Promise<{ readonly reason: string; readonly all: boolean } | null> {
  try {
    await record.add(await create(gateway, item));
    return null;
  } catch (error) {
    if (error instanceof ScopeError && error.scopes.length === 0) return { reason: error.message, all: true };
    if (error instanceof RefusedError && error.status === 400) return { reason: error.message, all: false };
    throw error;
  }
}

async function create(gateway: Gateway, item: OptionalItem): Promise<readonly InstalledItem[]> {
  if (item.kind === 'label') {
    const created = await gateway.createLabel('deals', 'contacts', { name: item.name, label: item.text });
    return created.map(({ typeId }) => ({ kind: 'label', id: String(typeId), name: item.text }));
  }
  const { id, label, stages } = item.pipeline;
  const withProbability = stages.map((stage) => ({ ...stage, probability: EARLY_PROBABILITY }));
  const created = await gateway.createPipeline('deals', { id, label, stages: withProbability });
  return [{ kind: 'pipeline', id: created.id, name: created.label }];
}
