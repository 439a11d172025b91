/** `rules publish`: the files of a folder become what every server on this store decides by. */
import { loadPublished } from '../../app/load-published.ts';
import {
  addPublication,
  readCurrentPublication,
  readRuleTexts,
  type Publication,
  type RuleTexts,
} from '../../facts/published-rules.ts';
import type { RuleSet } from '../../domain/rule-set.ts';
import type { Database } from '../../facts/store.ts';
import type { Localized } from '../../domain/vocabulary.ts';
import { loadRules } from '../../rules/load-rules.ts';
import { formatProblem, type Problem } from '../../rules/problem.ts';
import { isSameRules } from '../../rules/version.ts';
import type { Host } from '../host.ts';
import { same, tellOutcome, type RulesOutput } from './tell-outcome.ts';
import { readTexts } from './read-texts.ts';

export interface PublishOptions extends RulesOutput {
  readonly db: Database;
  readonly host: Pick<Host, 'listFolder' | 'readText'>;
  readonly configDir: string;
  readonly note: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Answers the exit code: 0 what is in the folder is current; 1 it has errors, and nothing was published. */
export async function publishRules(options: PublishOptions): Promise<number> {
  const { db, host, configDir, note, now } = options;
  const { texts, folder } = await readTexts(host, configDir);
  const loaded = await loadRules(configDir, folder);
  if (!loaded.ok) {
    const { problems } = loaded;
    tellOutcome(options, { ok: false, published: false, problems }, describeFaults(problems, configDir));
    return 1;
  }
  const { rules, warnings } = loaded;
  const current = await readCurrentPublication(db);
  const isCurrent = current !== null && (await isTheSame(db, current.version, rules));
  const added = isCurrent
    ? null
    : await addPublication(db, { version: rules.version, at: now, kind: 'publish', note, texts });
  const version = isCurrent ? current.version : rules.version;
  const outcome = added === null ? await describeCurrent(db, version, texts) : describePublished(added);
  const told = { ok: true, version, published: added !== null, problems: [], warnings };
  tellOutcome(options, told, [
    ...warnings.map((warning) => same(`warning: ${formatProblem(warning)}`)),
    ...outcome,
  ]);
  return 0;
}

/** By what they say: a newer program may name the same files differently. */
async function isTheSame(db: Database, version: string, rules: RuleSet): Promise<boolean> {
  if (version === rules.version) return true;
  const loaded = await loadPublished(db, version);
  return loaded.ok && isSameRules(loaded.rules, rules);
}

function describeFaults(problems: readonly Problem[], configDir: string): Localized[] {
  return [
    ...problems.map((problem) => same(formatProblem(problem))),
    {
      en: `Nothing was published; problems in ${configDir}: ${problems.length}.`,
      ru: `Ничего не опубликовано; ошибок в ${configDir}: ${problems.length}.`,
    },
  ];
}

async function describeCurrent(db: Database, version: string, texts: RuleTexts): Promise<Localized[]> {
  const kept = (await readRuleTexts(db, version)) ?? {};
  const differ = JSON.stringify(kept) !== JSON.stringify(texts);
  return [
    {
      en: `Version ${version} is current already; nothing was changed.`,
      ru: `Версия ${version} уже действует; ничего не изменилось.`,
    },
    ...(differ
      ? [
          {
            en: 'Only comments, layout or values that are the default anyway differ; the files stay as they were published.',
            ru: 'Различаются лишь комментарии, оформление или значения, которые и так действуют по умолчанию; файлы остаются такими, как были опубликованы.',
          },
        ]
      : []),
  ];
}

function describePublished({ number, version }: Publication): Localized[] {
  return [
    {
      en: `Version ${version} is published and current. Running servers take it up within a minute, without a restart, and decide all companies again by it.`,
      ru: `Версия ${version} опубликована и действует. Работающие серверы перейдут на неё в течение минуты, без перезапуска, и заново оценят по ней все компании.`,
    },
    number === 1
      ? {
          en: 'From now on the folder decides nothing by itself: change it, then publish again.',
          ru: 'Теперь папка сама ничего не решает: измените её и опубликуйте снова.',
        }
      : {
          en: 'To go back: buying-groups rules rollback',
          ru: 'Чтобы вернуть прежнюю: buying-groups rules rollback',
        },
  ];
}
