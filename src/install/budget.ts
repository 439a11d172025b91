/** Whether what `install` wants to create fits into what the account may have, found out before anything is written. */
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Allowance, Gateway, PropertyAllowances } from '../hubspot/gateway.ts';
import type { Plan, PlanItem, SkippedItem } from './plan.ts';
import { OWNED_TYPES } from './properties.ts';

/** Null: HubSpot does not tell this token. */
export interface PortalBudget {
  readonly properties: PropertyAllowances | null;
  /** From deals to contacts. */
  readonly labels: Allowance | null;
  readonly pipelines: Allowance | null;
}

export interface FittedPlan {
  /** What has no room is among the skipped. */
  readonly plan: Plan;
  /** Why the properties, without which nothing works, do not fit; empty when they do. */
  readonly shortages: readonly string[];
}

/** Three calls. @throws GatewayError when HubSpot fails; a limit it does not tell is null. */
export async function readBudget(gateway: Gateway): Promise<PortalBudget> {
  return {
    properties: await orNull(() => gateway.readPropertyLimits()),
    labels: await orNull(() => gateway.readLabelLimit()),
    pipelines: await orNull(() => gateway.readPipelineLimit()),
  };
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    // The limits are a courtesy: without them HubSpot says at creation what does not fit.
    if (error instanceof ScopeError || error instanceof RefusedError) return null;
    throw error;
  }
}

/** Sets aside what has no room; pure. */
export function fitPlan(plan: Plan, budget: PortalBudget): FittedPlan {
  const labels = setAside(
    plan.create,
    'label',
    budget.labels,
    'association labels between deals and contacts',
  );
  const pipelines = setAside(labels.create, 'pipeline', budget.pipelines, 'deal pipelines');
  return {
    plan: {
      ...plan,
      create: pipelines.create,
      skipped: [...plan.skipped, ...labels.skipped, ...pipelines.skipped],
    },
    shortages: budget.properties === null ? [] : listShortages(plan.create, budget.properties),
  };
}

/** Of labels the first ones are kept: they stand in the order of their weight in a purchase. */
function setAside(
  create: readonly PlanItem[],
  kind: PlanItem['kind'],
  allowance: Allowance | null,
  what: string,
): { readonly create: readonly PlanItem[]; readonly skipped: readonly SkippedItem[] } {
  if (allowance === null) return { create, skipped: [] };
  const left = countLeft(allowance);
  const over = new Set(create.filter((item) => item.kind === kind).slice(left));
  const reason = `the account may have ${allowance.limit} ${what} and has ${allowance.usage}`;
  return {
    create: create.filter((item) => !over.has(item)),
    skipped: [...over].map((item) => ({ item, reason })),
  };
}

function listShortages(create: readonly PlanItem[], allowances: PropertyAllowances): readonly string[] {
  const remedy =
    'Archive properties that nobody needs (HubSpot › Settings › Properties), then run install again.';
  const wanted = create.filter((item) => item.kind === 'property');
  const shortages = OWNED_TYPES.flatMap((type) => {
    const allowance = allowances[type];
    const needed = wanted.filter((item) => item.objectType === type).length;
    if (allowance === null || needed <= countLeft(allowance)) return [];
    return [
      `${needed} properties of ${type} are needed, and only ${countLeft(allowance)} of ${allowance.limit} are left. ${remedy}`,
    ];
  });
  const overall = countLeft(allowances.overall);
  if (wanted.length <= overall) return shortages;
  const { limit } = allowances.overall;
  return [
    ...shortages,
    `${wanted.length} properties are needed, and only ${overall} of the account's ${limit} are left. ${remedy}`,
  ];
}

export function countLeft({ usage, limit }: Allowance): number {
  return Math.max(0, limit - usage);
}
