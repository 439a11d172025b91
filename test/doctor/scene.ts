/** A portal, an environment and a doctor in front of it. The portal's time is the test's, so that clocks agree. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctor } from '../../src/cli/doctor.ts';
import { readEnvironment } from '../../src/cli/environment.ts';
import { install } from '../../src/cli/install.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import type { HttpProbe, ProbeRequest } from '../../src/doctor/http-probe.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { judgeExchanges } from '../support/judge.ts';
import { createTestClock, loadSampleRules, START } from '../support/world.ts';
import type { TestClock } from '../support/world.ts';

export interface Diagnosis {
  readonly code: number;
  readonly output: string;
  readonly findings: readonly Finding[];
  /** The first finding of a check. @throws when there is none */
  of(check: string): Finding;
}

export interface Scene {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  readonly dataDir: string;
  readonly asked: readonly ProbeRequest[];
  diagnose(variables?: Readonly<Record<string, string>>, options?: DiagnoseOptions): Promise<Diagnosis>;
  close(): Promise<void>;
}

export interface DiagnoseOptions {
  /** How far this machine's clock is ahead of HubSpot's. */
  readonly skewMs?: number;
  readonly text?: boolean;
}

/** The app's own server in good health, under the public address and on this machine. */
const healthy: HttpProbe = ({ method, url }) => {
  const answer = (status: number, body: unknown) =>
    Promise.resolve({ ok: true as const, status, body: JSON.stringify(body) });
  if (method === 'POST') return answer(401, {});
  if (url.endsWith('/healthz')) return answer(200, { status: 'ok' });
  if (url.endsWith('/readyz'))
    return answer(200, { ready: true, checks: [{ name: 'store', ok: true, detail: 'backlog 0 s' }] });
  return Promise.resolve({ ok: true, status: 200, body: 'bg_requests_total{outcome="accepted"} 7\n' });
};

export async function createScene(
  options: SandboxOptions & { readonly installed?: boolean } = {},
): Promise<Scene> {
  const { installed = true, ...sandboxOptions } = options;
  const clock = createTestClock(START);
  const dataDir = await mkdtemp(join(tmpdir(), 'bg-doctor-'));
  const sandbox = await startSandbox({ now: clock.now, onExchange: judgeExchanges, ...sandboxOptions });
  const asked: ProbeRequest[] = [];
  if (installed) await installInto(sandbox, clock);
  const diagnose: Scene['diagnose'] = async (variables = {}, { skewMs = 0, text = false } = {}) => {
    const date = new Date(clock.now() - skewMs).toUTCString();
    sandbox.faults.add({ match: { path: /./ }, times: 1_000, headers: { Date: date } });
    let output = '';
    const code = await doctor({
      environment: readVariables(sandbox, dataDir, variables),
      json: !text,
      write: (part) => void (output += part),
      clock: { now: clock.now, wait: () => Promise.resolve() },
      probe: (request) => {
        asked.push(request);
        return healthy(request);
      },
      nodeVersion: '24.2.0',
    });
    const findings = text ? [] : (JSON.parse(output) as { findings: Finding[] }).findings;
    return { code, output, findings, of: (check) => find(findings, check) };
  };
  const close = async (): Promise<void> => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { sandbox, clock, dataDir, asked, diagnose, close };
}

function find(findings: readonly Finding[], check: string): Finding {
  const found = findings.find((finding) => finding.check === check);
  if (found === undefined) throw new Error(`no finding of the check "${check}"`);
  return found;
}

function readVariables(sandbox: Sandbox, dataDir: string, variables: Readonly<Record<string, string>>) {
  const read = readEnvironment({
    HUBSPOT_API_URL: sandbox.url,
    HUBSPOT_ACCESS_TOKEN: sandbox.token,
    HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
    HUBSPOT_PORTAL_ID: String(sandbox.portalId),
    HUBSPOT_APP_ID: String(sandbox.appId),
    PUBLIC_URL: 'https://bg.example.com',
    DATA_DIR: dataDir,
    ...variables,
  });
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.environment;
}

async function installInto(sandbox: Sandbox, clock: TestClock): Promise<void> {
  const gateway = createGateway({
    baseUrl: sandbox.url,
    accessToken: sandbox.token,
    takeCall: () => Promise.resolve(0),
    clock,
    random: () => 0,
  });
  const rules = await loadSampleRules();
  await install({ gateway, rules, dryRun: false, json: true, write: () => undefined });
  // The calls of the installation do not weigh on those of the doctor.
  clock.pass(10_000);
}
