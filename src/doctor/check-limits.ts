/** What the account allows, and how much of it is used. */
import { RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Allowance, DailyUsage, Gateway } from '../hubspot/gateway.ts';
import { countLeft, fitPlan, readBudget } from '../install/budget.ts';
import type { PortalBudget } from '../install/budget.ts';
import type { Plan } from '../install/plan.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

/** From this share of the daily calls on, a busy evening may not be enough. */
const BUSY_SHARE = 0.8;

/** Four calls. `plan`: what `install` would still create; null where that is not known. */
export async function checkLimits(gateway: Gateway, plan: Plan | null): Promise<readonly Finding[]> {
  const daily = await readDaily(gateway);
  const budget = await readBudget(gateway);
  return [judgeDaily(daily), judgeProperties(budget, plan), ...judgeLabels(budget.labels, plan)];
}

async function readDaily(gateway: Gateway): Promise<DailyUsage | null> {
  try {
    return await gateway.readDailyUsage();
  } catch (error) {
    if (error instanceof ScopeError || error instanceof RefusedError) return null;
    throw error;
  }
}

function judgeDaily(daily: DailyUsage | null): Finding {
  const check = 'daily calls';
  if (daily === null)
    return warn(check, 'HubSpot does not tell how many calls are left today', 'Run doctor again later.');
  const share = daily.limit === 0 ? 1 : daily.usage / daily.limit;
  const found = `${daily.usage} of ${daily.limit} calls of all private apps are used today`;
  const reset = daily.resetsAt === null ? 'midnight of the account' : new Date(daily.resetsAt).toISOString();
  if (share >= 1)
    return fail(check, found, `Nothing can be read or written until ${reset}; events are kept meanwhile.`);
  if (share >= BUSY_SHARE)
    return warn(check, found, `See which app spends them; the count begins anew at ${reset}.`);
  return pass(check, found);
}

function judgeProperties({ properties, labels, pipelines }: PortalBudget, plan: Plan | null): Finding {
  const check = 'property budget';
  if (properties === null)
    return warn(
      check,
      'HubSpot does not tell how many custom properties are left',
      'Look in HubSpot under Settings › Properties before installing.',
    );
  const { shortages } = plan === null ? { shortages: [] } : fitPlan(plan, { properties, labels, pipelines });
  const [first] = shortages;
  if (first !== undefined) return fail(check, shortages.join(' '), 'Archive properties, then run install.');
  const left = [properties.deals, properties.contacts, properties.overall].flatMap((allowance) =>
    allowance === null ? [] : [countLeft(allowance)],
  );
  return pass(check, `room for ${Math.min(...left)} more custom properties`);
}

function judgeLabels(allowance: Allowance | null, plan: Plan | null): readonly Finding[] {
  if (allowance === null) return [];
  const needed = plan?.create.filter(({ kind }) => kind === 'label').length ?? 0;
  const found = `${allowance.usage} of ${allowance.limit} labels between deals and contacts exist`;
  if (needed <= countLeft(allowance)) return [pass('label budget', found)];
  const remedy = 'Delete labels that nobody uses, or live without some: roles are kept in the app as well.';
  return [warn('label budget', `${found}, and ${needed} are still missing`, remedy)];
}
