/** `buying-groups doctor`: what stands between this installation and a working one, each with the way out. */
import { describeFindings } from '../doctor/describe-findings.ts';
import { examine } from '../doctor/examine.ts';
import type { Examination, Settings } from '../doctor/examine.ts';
import { createHttpProbe } from '../doctor/http-probe.ts';
import type { HttpProbe } from '../doctor/http-probe.ts';
import { createGateway } from '../hubspot/create-gateway.ts';
import type { Clock } from '../hubspot/gateway.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import type { RulesFound } from '../doctor/check-rules.ts';
import { readOnly } from '../facts/inspect.ts';
import { listServerRules } from '../facts/rules-of-servers.ts';
import { StoreError, type Connection } from '../facts/store.ts';
import { loadRules } from '../rules/load-rules.ts';
import { missingForServe } from './environment.ts';
import type { Environment } from './environment.ts';
import { locationOf, readPublished } from './rules-in-use.ts';

export interface DoctorOptions {
  readonly environment: Environment;
  /** Print one JSON document and nothing else. */
  readonly json: boolean;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
  readonly clock?: Clock;
  readonly probe?: HttpProbe;
  readonly nodeVersion?: string;
}

/** Answers the exit code: 0 when nothing failed, 1 otherwise. Changes nothing anywhere. */
export async function doctor(options: DoctorOptions): Promise<number> {
  const { environment, json, write, clock = systemClock, probe = createHttpProbe() } = options;
  const findings = await examine({
    hubspot: connect(environment, clock),
    rules: await readRules(environment, clock.now()),
    probe,
    now: () => clock.now(),
    nodeVersion: options.nodeVersion ?? process.versions.node,
    settings: readSettings(environment),
  });
  const failed = findings.some(({ state }) => state === 'failure');
  if (json) write(`${JSON.stringify({ ok: !failed, findings })}\n`);
  else write(`${describeFindings(findings).join('\n')}\n`);
  return failed ? 1 : 0;
}

/** A store that cannot be read is told by its own check. */
async function readRules(environment: Environment, now: number): Promise<RulesFound> {
  const { CONFIG_DIR: configDir } = environment;
  const nothing = (error: unknown): null => {
    if (error instanceof StoreError) return null;
    throw error;
  };
  const look = (db: Connection): Promise<string[]> => listServerRules(db, now);
  const servers = await readOnly(locationOf(environment), 'rules_server', look).catch(nothing);
  const published = await readPublished(environment).catch(nothing);
  return { folder: await loadRules(configDir), configDir, published, servers: servers ?? [] };
}

function readSettings(environment: Environment): Settings {
  return {
    dataDir: environment.DATA_DIR,
    databaseUrl: environment.DATABASE_URL,
    portalId: environment.HUBSPOT_PORTAL_ID,
    appId: environment.HUBSPOT_APP_ID,
    publicUrl: environment.PUBLIC_URL,
    acceptsV1: environment.ACCEPT_SIGNATURE_V1,
    listen: { host: environment.HOST, port: environment.PORT },
    missing: missingForServe(environment),
  };
}

/** A server beside it may hold the store with the shared budget: some twenty calls, one at a time, go without it. */
function connect(environment: Environment, clock: Clock): Examination['hubspot'] {
  if (environment.HUBSPOT_ACCESS_TOKEN === undefined) return null;
  let skew: number | null = null;
  const gateway = createGateway({
    baseUrl: environment.HUBSPOT_API_URL,
    accessToken: environment.HUBSPOT_ACCESS_TOKEN,
    takeCall: () => Promise.resolve(0),
    clock,
    random: Math.random,
    onServerTime: (at) => (skew = clock.now() - at),
  });
  return { gateway, readSkew: () => skew };
}
