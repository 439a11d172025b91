/** All checks in the order in which one mends what they find. */
import { inspectStore } from '../facts/inspect.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { planInstall } from '../install/plan.ts';
import { readPortal } from '../install/portal-state.ts';
import { checkClock } from './check-clock.ts';
import { checkDisk, checkNode, readFreeBytes } from './check-host.ts';
import { checkInstallation } from './check-installation.ts';
import { checkLimits } from './check-limits.ts';
import { checkOptions } from './check-options.ts';
import { checkPortal } from './check-portal.ts';
import { checkReachability } from './check-reachability.ts';
import { checkScopes } from './check-scopes.ts';
import { checkServer } from './check-server.ts';
import { checkRules, rulesInUse, type RulesFound } from './check-rules.ts';
import { checkVariables } from './check-settings.ts';
import { checkStore } from './check-store.ts';
import { orFinding } from './finding.ts';
import type { Finding } from './finding.ts';
import type { HttpProbe } from './http-probe.ts';

export interface Examination {
  /** Null without a token: HubSpot is then asked nothing. */
  readonly hubspot: { readonly gateway: Gateway; readonly readSkew: () => number | null } | null;
  readonly rules: RulesFound;
  readonly probe: HttpProbe;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly nodeVersion: string;
  readonly settings: Settings;
}

/** Of the environment, what the checks look at. */
export interface Settings {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly portalId: string | undefined;
  readonly appId: string | undefined;
  readonly publicUrl: string | undefined;
  readonly acceptsV1: boolean;
  readonly listen: { readonly host: string | undefined; readonly port: number };
  /** One line per variable that `serve` lacks. */
  readonly missing: readonly string[];
}

export async function examine(options: Examination): Promise<readonly Finding[]> {
  const { rules, probe, now, nodeVersion, settings } = options;
  const { dataDir, databaseUrl } = settings;
  return [
    checkNode(nodeVersion),
    ...checkVariables(settings.missing, settings.appId),
    ...checkRules(rules),
    ...(await examineHubSpot(options)),
    ...(await checkReachability(settings.publicUrl, probe)),
    ...(await checkServer(settings.listen, probe)),
    ...checkStore(await inspectStore({ databaseUrl, dataDir }), settings.acceptsV1, now()),
    // With PostgreSQL nothing grows on this disk.
    ...(databaseUrl === undefined ? [checkDisk(dataDir, await readFreeBytes(dataDir))] : []),
  ];
}

async function examineHubSpot({ hubspot, rules, settings }: Examination): Promise<readonly Finding[]> {
  if (hubspot === null) return [];
  const { gateway, readSkew } = hubspot;
  const portal = await checkPortal(gateway, settings.portalId);
  if (!portal.goOn) return portal.findings;
  const scopes = await checkScopes(gateway);
  const installation = await orFinding('installation', async () => {
    const loaded = rulesInUse(rules);
    if (!loaded.ok) return checkLimits(gateway, null);
    const state = await readPortal(gateway);
    const plan = planInstall(state, loaded.rules);
    return [
      ...checkInstallation(plan, state, loaded.rules),
      ...checkOptions(state.properties.contacts, loaded.rules),
      ...(await orFinding('limits', () => checkLimits(gateway, plan))),
    ];
  });
  return [...portal.findings, ...scopes, ...installation, checkClock(readSkew())];
}
