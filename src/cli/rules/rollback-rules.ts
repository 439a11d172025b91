/** `rules rollback`: a version that was published before is current again, as a new entry of the list. */
import { loadPublished } from '../../app/load-published.ts';
import { addPublication, listPublications, type Publication } from '../../facts/published-rules.ts';
import type { Database } from '../../facts/store.ts';
import { formatProblem } from '../../rules/problem.ts';
import { refuse, same, tellMoment, tellOutcome, type RulesOutput } from './tell-outcome.ts';
import { findVersions } from './find-versions.ts';

export interface RollbackOptions extends RulesOutput {
  readonly db: Database;
  /** The beginning of a version; `null`: the one before the current. */
  readonly version: string | null;
  readonly note: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Answers the exit code: 0 it is current; 1 this program cannot read it, and nothing was changed. */
export async function rollbackRules(options: RollbackOptions): Promise<number> {
  const { db, note, now } = options;
  const publications = await listPublications(db);
  const version = chooseVersion(publications, options.version);
  const loaded = await loadPublished(db, version);
  if (!loaded.ok) {
    const { problems } = loaded;
    tellOutcome(options, { ok: false, version, changed: false, problems }, [
      ...problems.map((problem) => same(formatProblem(problem))),
      {
        en: `This program cannot read version ${version} any more; nothing was changed. To mend it: buying-groups rules export ${version} --to DIR, then rules publish --config DIR`,
        ru: `Эта программа уже не может прочитать версию ${version}; ничего не изменилось. Чтобы исправить: buying-groups rules export ${version} --to DIR, затем rules publish --config DIR`,
      },
    ]);
    return 1;
  }
  const added = await addPublication(db, { version, at: now, kind: 'rollback', note, texts: null });
  tellOutcome(options, { ok: true, version, changed: added !== null, problems: [] }, [
    added === null
      ? {
          en: `Version ${version} is current already; nothing was changed.`,
          ru: `Версия ${version} уже действует; ничего не изменилось.`,
        }
      : describeReturn(version, publications),
  ]);
  return 0;
}

function chooseVersion(publications: readonly Publication[], given: string | null): string {
  const found = findVersions(publications, given === null ? ['current'] : [given]);
  if (!found.ok) refuse('rollback', found.faults);
  const [version = ''] = found.versions;
  if (given !== null) return version;
  const before = publications.find((each) => each.version !== version);
  return before?.version ?? refuse('rollback', [`${version} is the only version; there is none before it`]);
}

function describeReturn(version: string, publications: readonly Publication[]) {
  const at = tellMoment(publications.find((each) => each.version === version)?.at ?? 0);
  return {
    en: `Version ${version} of ${at.en} is current again. Running servers take it up within a minute, without a restart, and decide all companies again by it. The folder was not changed.`,
    ru: `Снова действует версия ${version} (${at.ru}). Работающие серверы перейдут на неё в течение минуты, без перезапуска, и заново оценят по ней все компании. Папка не изменена.`,
  };
}
