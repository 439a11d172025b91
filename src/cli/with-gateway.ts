/** What commands that talk to HubSpot stand on. */
import { createBudgets } from '../app/budgets.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Store } from '../facts/store.ts';
import { createGateway } from '../hubspot/create-gateway.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import { openPortalMemory } from './portal-memory.ts';
import { UsageError } from './usage-error.ts';

/** A gateway for one command, on the budget that a server beside it spends from. */
export async function withGateway(
  environment: Environment,
  host: Host,
  work: (gateway: Gateway, store: Store) => Promise<void>,
): Promise<void> {
  const token = environment.HUBSPOT_ACCESS_TOKEN;
  if (token === undefined)
    throw new UsageError(
      'HUBSPOT_ACCESS_TOKEN is not set. Where to find it: HubSpot › Development › Projects › your app › Distribution',
    );
  await host.withStore(environment, async (store) => {
    const budgets = createBudgets(store.db, environment.HUBSPOT_RATE_LIMIT);
    const gateway = createGateway({
      baseUrl: environment.HUBSPOT_API_URL,
      accessToken: token,
      takeCall: budgets.takeCall,
      clock: systemClock,
      random: Math.random,
      onLimits: (limits) => budgets.learn(limits),
    });
    await work(gateway, store);
  });
}

export interface ReadyPortal {
  readonly gateway: Gateway;
  readonly store: Store;
  readonly rules: RuleSet;
  /** `null`: this token may not ask, and `HUBSPOT_PORTAL_ID` does not say. */
  readonly portalId: string | null;
}

/** The portal that HUBSPOT_PORTAL_ID names, or none at all. @throws UsageError when the token is of another one. */
export async function withPortal(
  environment: Environment,
  rules: RuleSet,
  host: Host,
  work: (portal: ReadyPortal) => Promise<void>,
): Promise<void> {
  await withGateway(environment, host, async (gateway, store) => {
    const expected = environment.HUBSPOT_PORTAL_ID;
    const { portalId } = await openPortalMemory(gateway, store.db, expected, () => systemClock.now());
    await work({ gateway, store, rules, portalId });
  });
}
