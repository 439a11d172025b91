/** How much of what the account may have is used: custom properties, labels, pipelines and calls of today. */
import { labelLimits, pipelineLimits, propertyLimits, usageList } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import type { Allowance, DailyUsage, PropertyAllowances } from './gateway.ts';
import { DAILY_USAGE_PATH, limitsPath } from './paths.ts';

/** HubSpot's ids of object types. */
const DEAL = '0-3';
const CONTACT = '0-1';

const GET = { method: 'GET', bucket: 'general', safety: 'repeatable' } as const;

export async function readPropertyLimits(send: Send): Promise<PropertyAllowances> {
  const call = { ...GET, path: limitsPath('custom-properties'), schema: propertyLimits } as const;
  const { byObjectType, overallLimit, overallUsage } = expectValue(call, await send(call));
  const find = (typeId: string): Allowance | null => {
    const found = byObjectType.find(({ objectTypeId }) => objectTypeId === typeId);
    return found === undefined ? null : { usage: found.usage, limit: found.limit };
  };
  return {
    deals: find(DEAL),
    contacts: find(CONTACT),
    overall: { usage: overallUsage, limit: overallLimit },
  };
}

/** Custom labels from deals to contacts; null where HubSpot does not say. */
export async function readLabelLimit(send: Send): Promise<Allowance | null> {
  const call = {
    ...GET,
    path: limitsPath('associations/labels'),
    query: { fromObjectTypeId: DEAL, toObjectTypeId: CONTACT },
    schema: labelLimits,
  } as const;
  const { results } = expectValue(call, await send(call));
  const found = results.find(
    ({ fromObjectType, toObjectType }) =>
      fromObjectType.objectTypeId === DEAL && toObjectType.objectTypeId === CONTACT,
  );
  return found === undefined ? null : { usage: found.usage, limit: found.limit };
}

/** Deal pipelines; null where HubSpot does not say. */
export async function readPipelineLimit(send: Send): Promise<Allowance | null> {
  const call = { ...GET, path: limitsPath('pipelines'), schema: pipelineLimits } as const;
  const { hubspotDefinedObjectTypes } = expectValue(call, await send(call));
  const found = hubspotDefinedObjectTypes.find(({ objectTypeId }) => objectTypeId === DEAL);
  return found === undefined ? null : { usage: found.usage, limit: found.limit };
}

/** Calls of all private apps of the account today; null where HubSpot itself could not find out. */
export async function readDailyUsage(send: Send): Promise<DailyUsage | null> {
  const call = { ...GET, path: DAILY_USAGE_PATH, schema: usageList } as const;
  const known = expectValue(call, await send(call)).results.find(
    ({ fetchStatus }) => fetchStatus === 'SUCCESS' || fetchStatus === 'CACHED',
  );
  if (known === undefined) return null;
  return { usage: known.currentUsage, limit: known.usageLimit, resetsAt: known.resetsAt ?? null };
}
