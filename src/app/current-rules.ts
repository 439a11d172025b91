/** The rules of a running server: what is published, or its folder until anything is. */
import type { CompiledRules } from '../domain/compile.ts';
import { localized } from '../domain/words.ts';
import type { Localized } from '../domain/vocabulary.ts';
import { readCurrentPublication } from '../facts/published-rules.ts';
import type { Connection } from '../facts/store.ts';
import type { Log } from '../worker/context.ts';
import type { RulesNow, RulesSource } from '../worker/rules-source.ts';
import { compileRuleSet } from './compile.ts';
import { loadPublished } from './load-published.ts';

export interface CurrentRules extends RulesSource {
  /** For answers, which are worth more by the rules of a moment ago than not at all. Never throws. */
  atHand(): Promise<CompiledRules>;
  /** The version last taken up, and why a newer one is not. */
  status(): { readonly version: string; readonly problem: Localized | null };
  /** Something may have been published: the store is asked at the next `get`. */
  doubt(): void;
}

export interface RulesParts {
  readonly db: Connection;
  /** Used until the store says otherwise. */
  readonly compiled: CompiledRules;
  readonly now: () => number;
  readonly log: Log;
}

/** One small query so often, so that the processes on one store agree within seconds. */
const LOOK_MS = 5_000;

export function createCurrentRules({ db, compiled, now, log }: RulesParts): CurrentRules {
  let held = compiled;
  let unreadable: { readonly version: string; readonly problem: Localized } | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const version = (await readCurrentPublication(db))?.version ?? held.rules.version;
    if (version === held.rules.version) unreadable = null;
    else if (version !== unreadable?.version) await takeUp(version);
  };
  const takeUp = async (version: string): Promise<void> => {
    const loaded = await loadPublished(db, version);
    if (loaded.ok) {
      [held, unreadable] = [compileRuleSet(loaded.rules), null];
      return log.info({ version }, 'published rules are taken up');
    }
    unreadable = { version, problem: tellUnreadable(version, loaded.problems.length) };
    log.error({ version, problems: loaded.problems.length }, 'published rules cannot be read');
  };
  const lookIfDue = async (): Promise<void> => {
    // Whoever asks meanwhile waits for the same answer.
    if (looking !== null) return looking;
    if (now() - lookedAt < LOOK_MS) return;
    lookedAt = now();
    looking = look().finally(() => (looking = null));
    await looking.catch((error: unknown) => {
      lookedAt = Number.NEGATIVE_INFINITY;
      throw error;
    });
  };
  return {
    get: async (): Promise<RulesNow> => {
      await lookIfDue();
      return unreadable === null ? { ok: true, compiled: held } : { ok: false, problem: unreadable.problem };
    },
    atHand: async () => {
      await lookIfDue().catch(() => undefined);
      return held;
    },
    status: () => ({ version: held.rules.version, problem: unreadable?.problem ?? null }),
    doubt: () => void (lookedAt = Number.NEGATIVE_INFINITY),
  };
}

function tellUnreadable(version: string, problems: number): Localized {
  return localized((language) =>
    language === 'en'
      ? `the published rules ${version} cannot be read by this program (problems: ${problems}): start the program that published them, or make others current by "buying-groups rules rollback"; events are kept meanwhile`
      : `эта программа не может прочитать опубликованные правила ${version} (ошибок: ${problems}): запустите ту программу, которой они опубликованы, или верните другие командой «buying-groups rules rollback»; события тем временем сохраняются`,
  );
}
