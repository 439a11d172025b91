/** The commands, one file each; this one reads the words after `buying-groups` and hands them on. */
import { Command, CommanderError, Option } from 'commander';
import type { RuleSet } from '../domain/rule-set.ts';
import { HandOver, handOver } from '../control/hand-over.ts';
import { StoreError } from '../facts/store.ts';
import { GatewayError } from '../hubspot/errors.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import { EdgeStartError } from '../../webhooks/start-error.ts';
import { addBackfill } from './backfill-command.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { addOperations } from './operations.ts';
import { addExplain } from './explain-command.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { OWN_PROCESS, type Host } from './host.ts';
import { install, type InstallOptions } from './install.ts';
import { openPortalMemory, type PortalMemory } from './portal-memory.ts';
import { addReplay } from './replay-command.ts';
import { report, REPORT_FORMATS, REPORT_NAMES, type ReportFormat } from './report.ts';
import { addRules } from './rules/rules-command.ts';
import { readFolderRules, readRulesInUse } from './rules-in-use.ts';
import { sandbox } from './sandbox.ts';
import { readSandboxArguments, type SandboxArguments } from './sandbox-arguments.ts';
import { serve } from './serve.ts';
import { createStopSignal } from './stop-signal.ts';
import { addUndo } from './undo-command.ts';
import { addRecommendations } from './recommendations-command.ts';
import { addTargets } from './targets-command.ts';
import { uninstall } from './uninstall.ts';
import { UsageError } from './usage-error.ts';
import { withGateway, withPortal } from './with-gateway.ts';

const DONE = 0;
const WRONG = 1;
const WRONG_USAGE = 2;

const { write, tell } = OWN_PROCESS;

/**
 * Answers the exit code: 0 done, 1 the thing checked is wrong, 2 wrong usage. A command that needs a store which a server
 * holds is carried out by that server.
 */
export async function runProgram(args: readonly string[], host: Host = OWN_PROCESS): Promise<number> {
  let code = DONE;
  const program = createProgram((result) => (code = result), host);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return error instanceof HandOver ? handOver(error, args, host) : explainFailure(error, host);
  }
}

/** What a user can mend is said in words; anything else is a fault of the program and shows its kind. */
function explainFailure(error: unknown, { tell }: Host): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
  if (error instanceof UsageError) {
    tell(error.message);
    return WRONG_USAGE;
  }
  if (error instanceof StoreError || error instanceof GatewayError || error instanceof EdgeStartError) {
    tell(error.message);
    return WRONG;
  }
  throw error;
}

function createProgram(finish: (code: number) => void, host: Host): Command {
  const program = new Command('buying-groups')
    .description(
      'Buying Groups for HubSpot: the deal as the container of everyone who takes part in a purchase',
    )
    .exitOverride()
    .configureOutput({ writeOut: host.write, writeErr: (text) => host.tell(text.trimEnd()) })
    .showHelpAfterError();
  addDemo(program, finish);
  addServe(program, finish);
  addCheck(program, finish);
  addRules(program, { finish, host, readEnvironment: environmentOrUsage });
  addExplain(program, finish, async (configDir) => {
    const environment = environmentOrUsage();
    const rules =
      configDir === undefined ? await rulesOrUsage(environment) : await readFolderRules(configDir);
    return { environment, rules, write };
  });
  addReport(program, finish);
  addInstallation(program, finish, host);
  addDoctor(program, finish);
  addOperations(program, { finish, host, readEnvironment: environmentOrUsage });
  addReplay(program, {
    finish,
    host,
    readEnvironment: environmentOrUsage,
    readRules: rulesOrUsage,
  });
  addUndo(program, {
    finish,
    write: host.write,
    withStore: (work) => host.withStore(environmentOrUsage(), work),
    withPortal: async (work) => {
      const environment = environmentOrUsage();
      await withPortal(environment, await rulesOrUsage(environment), host, work);
    },
  });
  addBackfill(program, { finish, host, readEnvironment: environmentOrUsage, readRules: rulesOrUsage });
  addTargets(program, { finish, host, readEnvironment: environmentOrUsage, readRules: rulesOrUsage });
  addRecommendations(program, { finish, host, readEnvironment: environmentOrUsage, readRules: rulesOrUsage });
  addSandbox(program, finish);
  return program;
}

type Finish = (code: number) => void;

function addDemo(program: Command, finish: Finish): void {
  program
    .command('demo')
    .description('play a story in an embedded portal; needs no account')
    .option('--once', 'print the resulting buying group and exit')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async (options: { once?: boolean; json?: boolean }) => {
      const environment = environmentOrUsage();
      finish(
        await demo({
          rules: await readFolderRules(environment.CONFIG_DIR),
          once: options.once === true,
          json: options.json === true,
          logLevel: process.env.LOG_LEVEL === undefined ? 'warn' : environment.LOG_LEVEL,
          host: environment.HOST ?? '127.0.0.1',
          // A demo must not fail because something else has port 8080.
          port: process.env.PORT === undefined ? 0 : environment.PORT,
          signal: createStopSignal(),
          write,
          tell,
        }),
      );
    });
}

function addServe(program: Command, finish: Finish): void {
  program
    .command('serve')
    .description('the webhook server, the worker, or both')
    .addOption(
      new Option('--role <role>', 'what this process does').choices(['web', 'worker', 'all']).default('all'),
    )
    .action(async ({ role }: { role: 'web' | 'worker' | 'all' }) => {
      const environment = environmentOrUsage();
      finish(
        await serve({
          environment,
          rules: await readRulesInUse(environment),
          role,
          signal: createStopSignal(),
          write: tell,
        }),
      );
    });
}

function addCheck(program: Command, finish: Finish): void {
  program
    .command('check')
    .description('validate the rules in CONFIG_DIR')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      finish(await check({ configDir: environmentOrUsage().CONFIG_DIR, json: json === true, write }));
    });
}

function addReport(program: Command, finish: Finish): void {
  program
    .command('report')
    .description(`what the store knows: ${REPORT_NAMES.join(', ')}`)
    .argument('<name>', 'which report')
    .addOption(new Option('--format <format>', 'how it is printed').choices(REPORT_FORMATS).default('table'))
    .action(async (name: string, { format }: { format: ReportFormat }) => {
      const environment = environmentOrUsage();
      const location = { databaseUrl: environment.DATABASE_URL, dataDir: environment.DATA_DIR };
      finish(
        await report({
          name,
          format,
          location,
          rules: await rulesOrUsage(environment),
          now: Date.now(),
          write,
        }),
      );
    });
}

function addInstallation(program: Command, finish: Finish, host: Host): void {
  const add = (name: string, about: string): Command =>
    program
      .command(name)
      .description(about)
      .option('--dry-run', 'only print the plan')
      .option('--json', 'print JSON and nothing else on stdout');
  add('install', 'create what the app needs in the portal; a second run changes nothing').action(
    (options: InstallationFlags) =>
      withInstallation(options, host, async (ready) => finish(await install(ready))),
  );
  add('uninstall', 'remove only what `install` created; deals, contacts and associations stay')
    .option('--all', 'also what bears our names and was there before')
    .action((options: InstallationFlags & { all?: boolean }) =>
      withInstallation(options, host, async (ready) => {
        finish(await uninstall({ ...ready, all: options.all === true, ask: host.ask }));
      }),
    );
}

interface InstallationFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

async function withInstallation(
  { dryRun, json }: InstallationFlags,
  host: Host,
  work: (ready: InstallOptions & PortalMemory) => Promise<void>,
): Promise<void> {
  const environment = environmentOrUsage();
  const rules = await rulesOrUsage(environment);
  const { write } = host;
  await withGateway(environment, host, async (gateway, { db }) => {
    const expected = environment.HUBSPOT_PORTAL_ID;
    const memory = await openPortalMemory(gateway, db, expected, () => systemClock.now());
    await work({ gateway, rules, dryRun: dryRun === true, json: json === true, write, ...memory });
  });
}

function addDoctor(program: Command, finish: Finish): void {
  program
    .command('doctor')
    .description('check token, scopes, portal, limits, installation, webhooks, store, clock and rules')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      finish(await doctor({ environment: environmentOrUsage(), json: json === true, write }));
    });
}

function addSandbox(program: Command, finish: Finish): void {
  program
    .command('sandbox')
    .description('the embedded HubSpot portal alone')
    .option('--port <port>', 'port to listen on', '0')
    .option('--webhook-url <url>', 'where the portal sends its webhooks')
    .option('--tier <tier>', 'what the account has paid for: free, professional or enterprise', 'enterprise')
    .option('--seed <number>', 'plays the same shuffles, losses and ids again', '1')
    .option('--portal-id <id>', "the portal's number")
    .action(async (given: SandboxArguments) => {
      const { webhookUrl } = given;
      const environment = environmentOrUsage();
      finish(
        await sandbox({
          ...readSandboxArguments(given),
          host: environment.HOST ?? '127.0.0.1',
          webhookUrl,
          publicUrl: environment.PUBLIC_URL,
          token: environment.HUBSPOT_ACCESS_TOKEN,
          clientSecret: environment.HUBSPOT_CLIENT_SECRET?.[0],
          signal: createStopSignal(),
          write,
        }),
      );
    });
}

function environmentOrUsage(): Environment {
  const check = readEnvironment(process.env);
  if (check.ok) return check.environment;
  throw new UsageError(
    ['The environment has errors:', ...check.problems.map((problem) => `  ${problem}`)].join('\n'),
  );
}

async function rulesOrUsage(environment: Environment): Promise<RuleSet> {
  return (await readRulesInUse(environment)).rules;
}
