/** `targets apply|approve|undo`, as commander reads it. */
import { Argument, type Command } from 'commander';
import { createApplication } from '../app/application.ts';
import { compileRuleSet } from '../app/compile.ts';
import { createLog } from '../app/log.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Store } from '../facts/store.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import type { TargetsContext } from '../targets/context.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import { TARGET_ACTIONS, targets, type TargetAction } from './targets.ts';
import { UsageError } from './usage-error.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly host: Host;
  readonly readEnvironment: () => Environment;
  readonly readRules: (environment: Environment) => Promise<RuleSet>;
}

interface Flags {
  readonly dryRun?: boolean;
  readonly as?: string;
  readonly by?: string;
  readonly run?: string;
  readonly json?: boolean;
}

export function addTargets(program: Command, { finish, host, readEnvironment, readRules }: Parts): void {
  program
    .command('targets')
    .description(
      'opportunities planned ahead: apply a file, approve what it asks for, undo what nobody touched',
    )
    .addArgument(new Argument('<action>', 'what to do').choices(TARGET_ACTIONS))
    .argument('[file]', 'with apply: the CSV file')
    .option('--dry-run', 'only print the plan')
    .option('--as <side>', 'with approve: marketing or sales')
    .option('--by <who>', 'user id or address of who asks, approves or takes back')
    .option('--run <id>', 'with approve and undo: only what one apply planned')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async (action: TargetAction, file: string | undefined, flags: Flags) => {
      const environment = readEnvironment();
      const rules = await readRules(environment);
      await host.withStore(environment, async (store) => {
        const text = file === undefined ? null : await readOrUsage(host, file);
        const { as: side, by, run: runId } = flags;
        const given = { side, by, runId, dryRun: flags.dryRun === true, json: flags.json === true };
        const context = createContext(environment, rules, store);
        finish(await targets({ action, text, ...given, context, write: host.write }));
      });
    });
}

async function readOrUsage(host: Host, file: string): Promise<string> {
  const text = await host.readText(file);
  if (text !== null) return text;
  throw new UsageError(
    `${file} cannot be read as text in UTF-8: check the path, and save the file as CSV UTF-8`,
  );
}

function createContext(environment: Environment, rules: RuleSet, store: Store): TargetsContext {
  const token = environment.HUBSPOT_ACCESS_TOKEN;
  if (token === undefined)
    throw new UsageError(
      'HUBSPOT_ACCESS_TOKEN is not set. Where to find it: HubSpot › Development › Projects › your app › Distribution',
    );
  const compiled = compileRuleSet(rules);
  const application = createApplication({
    store,
    compiled,
    hubspot: {
      baseUrl: environment.HUBSPOT_API_URL,
      accessToken: token,
      rateLimit: environment.HUBSPOT_RATE_LIMIT,
    },
    identity: { portalId: environment.HUBSPOT_PORTAL_ID, appId: environment.HUBSPOT_APP_ID },
    log: createLog(environment.LOG_LEVEL),
    clock: systemClock,
  });
  const { context: worker, loadView } = application;
  return { worker, loadView: () => loadView(compiled), wait: (ms) => systemClock.wait(ms) };
}
