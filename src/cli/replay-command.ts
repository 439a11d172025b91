/** The command `replay` and its flags. */
import type { Command } from 'commander';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import { replay } from './replay.ts';
import { readFolderRules } from './rules-in-use.ts';
import { UsageError } from './usage-error.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly host: Host;
  readonly readEnvironment: () => Environment;
  /** Those in use. @throws UsageError when they have errors */
  readonly readRules: (environment: Environment) => Promise<RuleSet>;
}

const DAY = 86_400_000;
/** Half a year, unless asked otherwise: long enough to see deals won, short enough for today's titles to hold. */
const USUAL_DAYS = 180;

export function addReplay(program: Command, { finish, host, readEnvironment, readRules }: Parts): void {
  program
    .command('replay')
    .description('what draft rules would have done with the stored history; writes nothing')
    .requiredOption('--config <dir>', 'the folder of the draft rules')
    .option('--since <date>', `from when, such as 2026-01-31; otherwise ${USUAL_DAYS} days back`)
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async ({ config, since, json }: { config: string; since?: string; json?: boolean }) => {
      const environment = readEnvironment();
      const now = Date.now();
      finish(
        await replay({
          rules: await readRules(environment),
          draft: await readFolderRules(config),
          location: { databaseUrl: environment.DATABASE_URL, dataDir: environment.DATA_DIR },
          since: since === undefined ? now - USUAL_DAYS * DAY : readDate(since, now),
          now,
          json: json === true,
          write: host.write,
          onProgress: (done, all) => {
            if (done === all || done % 1000 === 0) host.tell(`${done} of ${all} companies`);
          },
        }),
      );
    });
}

function readDate(text: string, now: number): number {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`--since: got "${text}", expected a date such as 2026-01-31`);
  if (at > now) throw new UsageError('--since: expected a day that has been');
  return at;
}
