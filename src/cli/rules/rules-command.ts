/** `rules publish|diff|export|rollback|list`, as commander reads it. */
import { Argument, Option, type Command } from 'commander';
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts';
import { readOnly } from '../../facts/inspect.ts';
import type { Connection } from '../../facts/store.ts';
import { systemClock } from '../../hubspot/system-clock.ts';
import { loadRules } from '../../rules/load-rules.ts';
import type { Environment } from '../environment.ts';
import type { Host } from '../host.ts';
import { locationOf, readPublished } from '../rules-in-use.ts';
import { checkWords, RULES_ACTIONS, type RulesAction, type RulesWords } from './check-words.ts';
import { refuse, type RulesOutput } from './tell-outcome.ts';
import { diffRules } from './diff-rules.ts';
import { exportRules } from './export-rules.ts';
import { listRules } from './list-rules.ts';
import { publishRules } from './publish-rules.ts';
import { rollbackRules } from './rollback-rules.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly host: Host;
  readonly readEnvironment: () => Environment;
}

interface Flags extends Omit<RulesWords, 'action' | 'versions'> {
  readonly language?: Language;
  readonly json?: boolean;
}

export function addRules(program: Command, parts: Parts): void {
  program
    .command('rules')
    .description('versions of the rules: publish a folder, list, compare, export them, go back to one')
    .addArgument(new Argument('<action>', 'what to do').choices(RULES_ACTIONS))
    .argument('[versions...]', 'beginnings of versions, or current; diff: none, one or two; export: one')
    .option('--config <dir>', 'with publish and diff: this folder instead of CONFIG_DIR')
    .option('--note <text>', 'with publish and rollback: what is kept beside it in the list')
    .option('--to <dir>', 'with export: a new folder, or an empty one')
    .addOption(
      new Option('--language <language>', 'of the answer, if not that of settings.yaml').choices(LANGUAGES),
    )
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async (action: RulesAction, versions: string[], flags: Flags) => {
      const { config, note, to } = flags;
      const faults = checkWords({ action, versions, config, note, to });
      if (faults.length > 0) refuse(action, faults);
      parts.finish(await carryOut(parts, action, versions, flags));
    });
}

async function carryOut(
  { host, readEnvironment }: Parts,
  action: RulesAction,
  versions: readonly string[],
  { config, note, to = '', language, json }: Flags,
): Promise<number> {
  const environment = readEnvironment();
  const configDir = config ?? environment.CONFIG_DIR;
  const output: RulesOutput = {
    language: language ?? (await readLanguage(environment, configDir)),
    json: json === true,
    write: host.write,
  };
  const look = async (work: (db: Connection | null) => Promise<number>): Promise<number> =>
    (await readOnly(locationOf(environment), 'rules_publication', work)) ?? work(null);
  const [version = null] = versions;
  const change = { ...output, note: note ?? null, now: systemClock.now() };
  if (action === 'list') return look((db) => listRules({ ...output, db }));
  if (action === 'diff') return look((db) => diffRules({ ...output, db, versions, configDir }));
  if (action === 'export') return look((db) => exportRules({ ...output, db, version: version ?? '', to }));
  let code = 0;
  await host.withStore(
    environment,
    async ({ db }) => {
      code =
        action === 'publish'
          ? await publishRules({ ...change, db, host, configDir })
          : await rollbackRules({ ...change, db, version });
    },
    // The folder is the caller's, whatever CONFIG_DIR is where the server runs.
    action === 'publish' ? wordsOfPublish(configDir, note, output) : undefined,
  );
  return code;
}

function wordsOfPublish(
  configDir: string,
  note: string | undefined,
  { language, json }: RulesOutput,
): string[] {
  return [
    ...['rules', 'publish', '--config', configDir, '--language', language],
    ...(note === undefined ? [] : ['--note', note]),
    ...(json ? ['--json'] : []),
  ];
}

/** That of the rules in use; of a broken folder nobody knows it. */
async function readLanguage(environment: Environment, configDir: string): Promise<Language> {
  const published = await readPublished(environment);
  const loaded = published?.loaded ?? (await loadRules(configDir));
  return loaded.ok ? loaded.rules.settings.language : 'en';
}
