/** The command `backfill` and its flags. */
import type { Command } from 'commander';
import { createApplication } from '../app/application.ts';
import { createBudgets, HALF } from '../app/budgets.ts';
import { compileRuleSet } from '../app/compile.ts';
import { createLog } from '../app/log.ts';
import type { BackfillContext } from '../backfill/context.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { findRehearsed } from '../facts/backfills.ts';
import { systemClock } from '../hubspot/system-clock.ts';
import { createRightOfWay } from '../worker/right-of-way.ts';
import { backfill } from './backfill.ts';
import { checkSince, USUAL_DAYS, usualSince } from './backfill-since.ts';
import { describeStep, nameStep } from './describe-backfill.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import { drawBar } from './progress-line.ts';
import { createStopSignal } from './stop-signal.ts';
import { UsageError } from './usage-error.ts';
import { withPortal, type ReadyPortal } from './with-gateway.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly host: Host;
  readonly readEnvironment: () => Environment;
  readonly readRules: (environment: Environment) => Promise<RuleSet>;
}

interface Flags {
  readonly since?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addBackfill(program: Command, parts: Parts): void {
  program
    .command('backfill')
    .description('build groups from what the portal holds already; first with --dry-run')
    .option(
      '--since <date>',
      `the day from which on the past is read, such as 2026-01-31; otherwise that of the last dry run, or ${USUAL_DAYS} days ago`,
    )
    .option('--dry-run', 'only read, and say what would be made')
    .option('--json', 'print JSON and nothing else on stdout')
    .allowExcessArguments()
    .action(async (flags: Flags, command: Command) => {
      const environment = parts.readEnvironment();
      const since = readArguments(flags, command.args, environment);
      const rules = await parts.readRules(environment);
      await withPortal(environment, rules, parts.host, async (portal) => {
        const context = await createContext(parts.host, environment, portal, flags, since);
        const { dryRun, json } = flags;
        const { write, tell } = parts.host;
        parts.finish(await backfill({ context, dryRun: dryRun === true, json: json === true, write, tell }));
      });
    });
}

/** Everything that is wrong at once. Answers the day, `null` where none was given. */
function readArguments(
  { since }: Flags,
  excess: readonly string[],
  { HUBSPOT_ACCESS_TOKEN: token }: Environment,
): number | null {
  const checked = checkSince(since, systemClock.now());
  const faults = [
    ...excess.map((word) => `"${word}": nothing was expected here; a day is given by --since`),
    ...(checked.ok ? [] : [checked.fault]),
    ...(token === undefined
      ? [
          'HUBSPOT_ACCESS_TOKEN is not set. Where to find it: HubSpot › Development › Projects › your app › Distribution',
        ]
      : []),
  ];
  if (faults.length > 0)
    throw new UsageError(['backfill:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  return checked.ok ? checked.since : null;
}

async function createContext(
  host: Host,
  environment: Environment,
  { store, rules, portalId }: ReadyPortal,
  { dryRun }: Flags,
  given: number | null,
): Promise<BackfillContext> {
  let calls = 0;
  const application = createApplication({
    store,
    compiled: compileRuleSet(rules),
    hubspot: {
      baseUrl: environment.HUBSPOT_API_URL,
      accessToken: environment.HUBSPOT_ACCESS_TOKEN ?? '',
      budgets: createBudgets(store.db, environment.HUBSPOT_RATE_LIMIT, HALF),
      onCall: () => (calls += 1),
    },
    identity: { portalId: environment.HUBSPOT_PORTAL_ID, appId: environment.HUBSPOT_APP_ID },
    log: createLog(environment.LOG_LEVEL),
    clock: systemClock,
  });
  const loaded = await application.loadView();
  if (!loaded.ok) throw new UsageError(loaded.problem.en);
  const about = { portalId: portalId ?? 'unknown', rulesVersion: rules.version };
  // A day that moves on at midnight would need another dry run.
  const rehearsed = given === null && dryRun !== true ? await findRehearsed(store.db, about) : null;
  const since = given ?? rehearsed?.since ?? usualSince(systemClock.now());
  return {
    worker: { ...application.context, giveWay: createRightOfWay().giveWay },
    view: loaded.view,
    name: { ...about, since },
    countCalls: () => calls,
    wait: (ms) => systemClock.wait(ms),
    signal: host.stopping ?? createStopSignal(),
    onProgress: ({ step, done, left }) => host.progress?.(drawBar(nameStep(step), done, left)),
    onStep: (step, counts) => host.tell(describeStep(step, counts)),
  };
}
