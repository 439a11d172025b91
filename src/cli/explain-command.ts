/** `buying-groups explain`: why a deal, a contact or a job title is read as it is. */
import { Option, type Command } from 'commander';
import type { RuleSet } from '../domain/rule-set.ts';
import { LANGUAGES, type Language } from '../domain/vocabulary.ts';
import type { Environment } from './environment.ts';
import { explainRecord } from './explain-record.ts';
import { explain } from './explain.ts';
import { UsageError } from './usage-error.ts';

interface ExplainFlags {
  readonly contact?: string;
  readonly deal?: string;
  readonly title?: string;
  readonly titles?: string;
  readonly language?: Language;
  readonly config?: string;
  readonly json?: boolean;
}

/** What the command works with, read only once it is run. */
interface Ready {
  readonly environment: Environment;
  readonly rules: RuleSet;
  readonly write: (text: string) => void;
}

export function addExplain(
  program: Command,
  finish: (code: number) => void,
  prepare: (configDir: string | undefined) => Promise<Ready>,
): void {
  program
    .command('explain')
    .description('why: roles, numbers and decisions of a deal or contact, or what a job title says')
    .option('--contact <id>', 'a contact, in each of its groups')
    .option('--deal <id>', 'the buying group of a deal')
    .option('--title <text>', 'one title')
    .option('--titles <file>', 'a file with one title per line; prints one JSON object per line')
    .addOption(
      new Option('--language <language>', 'of contact and deal, if not that of settings.yaml').choices(
        LANGUAGES,
      ),
    )
    .option('--config <dir>', 'by the rules in this folder instead of those in use')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async (flags: ExplainFlags) => {
      const { contact, deal, title, titles } = flags;
      if ([contact, deal, title, titles].filter((each) => each !== undefined).length !== 1)
        throw new UsageError('explain: give one of --contact ID, --deal ID, --title TEXT and --titles FILE');
      finish(await run(flags, await prepare(flags.config)));
    });
}

function run(
  { contact, deal, title, titles, language, json }: ExplainFlags,
  { environment, rules, write }: Ready,
): Promise<number> {
  const id = contact ?? deal;
  if (id === undefined) return explain({ rules, title, titles, json: json === true, write });
  return explainRecord({
    rules,
    record: { type: contact === undefined ? 'deal' : 'contact', id },
    location: { databaseUrl: environment.DATABASE_URL, dataDir: environment.DATA_DIR },
    language: language ?? rules.settings.language,
    json: json === true,
    now: Date.now(),
    write,
  });
}
