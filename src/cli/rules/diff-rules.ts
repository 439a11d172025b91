/** `rules diff`: what differs between a published version and the folder, or between two versions, in words. */
import { listPublications, readRuleTexts } from '../../facts/published-rules.ts';
import type { Connection } from '../../facts/store.ts';
import type { Localized } from '../../domain/vocabulary.ts';
import { localized } from '../../domain/words.ts';
import { compareContents, type Difference } from '../../rules/diff/compare-contents.ts';
import { describeDifferences } from '../../rules/diff/describe-differences.ts';
import { openDiskFolder } from '../../rules/disk-folder.ts';
import { formatProblem } from '../../rules/problem.ts';
import { readFolder, type OpenedFolder } from '../../rules/read-folder.ts';
import { openTextFolder } from '../../rules/text-folder.ts';
import { refuse, same, tellOutcome, type RulesOutput } from './tell-outcome.ts';
import { findVersions } from './find-versions.ts';

export interface DiffOptions extends RulesOutput {
  /** `null`: there is no store yet. */
  readonly db: Connection | null;
  /** None: current; one: that one against the folder; two: one against the other. */
  readonly versions: readonly string[];
  readonly configDir: string;
}

/** Answers the exit code: 0 told, whether anything differs or not; 1 one side is no YAML that could be compared. */
export async function diffRules(options: DiffOptions): Promise<number> {
  const { db, versions, configDir } = options;
  const given = versions.length === 0 ? ['current'] : versions;
  const found = findVersions(db === null ? [] : await listPublications(db), given);
  if (db === null || !found.ok) return refuse('diff', found.ok ? [] : found.faults);
  const [from = '', to] = found.versions;
  const sides = {
    before: await openVersion(db, from),
    after:
      to === undefined ? await readFolder(configDir, openDiskFolder(configDir)) : await openVersion(db, to),
  };
  const problems = [...sides.before.problems, ...sides.after.problems];
  const names = { from, to: to ?? configDir };
  if (problems.length > 0) {
    tellOutcome(options, { ...names, ok: false, problems }, [
      ...problems.map((problem) => same(formatProblem(problem))),
      { en: 'These cannot be compared.', ru: 'Сравнить это нельзя.' },
    ]);
    return 1;
  }
  const differences = compareContents(sides.before.contents, sides.after.contents);
  const told = { ...names, ok: true, differences: differences.map(toJson) };
  tellOutcome(options, told, describe(differences, names, to === undefined));
  return 0;
}

async function openVersion(db: Connection, version: string): Promise<OpenedFolder> {
  return readFolder(version, openTextFolder((await readRuleTexts(db, version)) ?? {}));
}

function toJson({ path, ...difference }: Difference): object {
  return { ...difference, path: path.join('.') };
}

interface Names {
  readonly from: string;
  readonly to: string;
}

function describe(differences: readonly Difference[], { from, to }: Names, isFolder: boolean): Localized[] {
  if (differences.length === 0)
    return [
      {
        en: `Nothing differs between ${from} and ${to}, comments and layout apart.`,
        ru: `Между ${from} и ${to} различий нет, кроме комментариев и оформления.`,
      },
    ];
  const lines = localized((language) => describeDifferences(differences, language).join('\n'));
  return [
    { en: `From ${from} to ${to}:`, ru: `От ${from} к ${to}:` },
    lines,
    ...(isFolder ? [tellReplay(to)] : [tellReplayOfVersion(to)]),
  ];
}

function tellReplay(dir: string): Localized {
  return {
    en: `What this would have done with your history, deal by deal: buying-groups replay --config ${dir}`,
    ru: `Что это изменило бы в вашей истории, сделка за сделкой: buying-groups replay --config ${dir}`,
  };
}

function tellReplayOfVersion(version: string): Localized {
  return {
    en: `What ${version} would do with your history instead of what is current: buying-groups rules export ${version} --to DIR, then replay --config DIR`,
    ru: `Что версия ${version} изменила бы в вашей истории по сравнению с действующей: buying-groups rules export ${version} --to DIR, затем replay --config DIR`,
  };
}
