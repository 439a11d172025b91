/** The product as real processes on this machine, and the portal they talk to. Every process ends with its test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBudgets } from '../../src/app/budgets.ts';
import { install } from '../../src/cli/install.ts';
import type { Store } from '../../src/facts/store.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import { systemClock } from '../../src/hubspot/system-clock.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { openTestStore } from '../support/stores.ts';
import { loadSampleRules, PUBLIC_URL, SECRET } from '../support/world.ts';

export interface Program {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Everything said so far. */
  said(): string;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const running = new Set<Program>();

/** Only what the program is told by its environment, nothing of the shell the tests run in. */
export type Variables = Readonly<Record<string, string>>;

export interface StartOptions {
  readonly args: readonly string[];
  readonly variables: Variables;
  /** Started as a user does, by `scripts/run.mjs`; otherwise directly. */
  readonly launcher?: boolean;
}

export function startProgram({ args, variables, launcher = false }: StartOptions): Program {
  const words = launcher ? ['scripts/run.mjs', 'bg', ...args] : ['src/main.ts', ...args];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    env: { PATH: process.env.PATH ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const program: Program = {
    pid: child.pid ?? 0,
    child,
    said: () => text,
    ended: new Promise((resolve) =>
      child.on('close', (code, signal) => {
        running.delete(program);
        resolve({ code, signal });
      }),
    ),
  };
  running.add(program);
  return program;
}

/** For `afterEach`: whatever a failing test left behind. */
export async function endPrograms(): Promise<void> {
  for (const program of [...running]) {
    program.child.kill('SIGKILL');
    await program.ended;
  }
}

/** Waits on a condition, not on time; the deadline is only for what never happens. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  deadlineMs = 20_000,
): Promise<void> {
  const started = performance.now();
  while (!(await condition())) {
    if (performance.now() - started > deadlineMs) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The address the server says it listens at. */
export async function addressOf(program: Program): Promise<string> {
  let address = '';
  await until(`the program is ready; it said: ${program.said()}`, () => {
    address = /ready at (http:\/\/127\.0\.0\.1:\d+)/u.exec(program.said())?.[1] ?? '';
    if (address === '' && program.child.exitCode !== null) throw new Error(`it ended: ${program.said()}`);
    return address !== '';
  });
  return address;
}

export interface Stage {
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  /** What a server needs to know; a database of its own is added by the test. */
  readonly variables: Variables;
  close(): Promise<void>;
}

/** A portal with everything installed, and the environment of a server that serves it. */
export async function setStage({ installed = true } = {}): Promise<Stage> {
  const sandbox = await startSandbox({ clientSecret: SECRET, limitPer10s: 1000 });
  if (installed) await installInto(sandbox);
  sandbox.webhooks.subscribe(listSubscriptions());
  const dataDir = await mkdtemp(join(tmpdir(), 'bg-process-'));
  return {
    sandbox,
    dataDir,
    variables: {
      HUBSPOT_ACCESS_TOKEN: sandbox.token,
      HUBSPOT_CLIENT_SECRET: SECRET,
      HUBSPOT_APP_ID: String(sandbox.appId),
      HUBSPOT_PORTAL_ID: String(sandbox.portalId),
      HUBSPOT_API_URL: sandbox.url,
      HUBSPOT_RATE_LIMIT: '1000',
      PUBLIC_URL,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    },
    close: async () => {
      await endPrograms();
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function installInto(sandbox: Sandbox): Promise<void> {
  const { store, remove } = await openTestStore('SQLite');
  await install({
    gateway: createGatewayTo(sandbox, store),
    rules: await loadSampleRules(),
    dryRun: false,
    json: true,
    write: () => undefined,
  });
  await remove();
  sandbox.calls.reset();
}

function createGatewayTo(sandbox: Sandbox, store: Store) {
  return createGateway({
    baseUrl: sandbox.url,
    accessToken: sandbox.token,
    takeCall: createBudgets(store.db, 1000).takeCall,
    clock: systemClock,
    random: Math.random,
  });
}

/** Where the portal sends its webhooks from now on. */
export function aimAt({ sandbox }: Stage, address: string): void {
  sandbox.webhooks.aim({ targetUrl: `${address}/webhooks/hubspot`, publicUrl: PUBLIC_URL });
}
