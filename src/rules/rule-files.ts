/** The files of a rule set. */

export const RULE_FILES = [
  'settings.yaml',
  'solutions.yaml',
  'roles.yaml',
  'titles.yaml',
  'content.yaml',
  'scoring.yaml',
  'detection.yaml',
  'stages.yaml',
  'companies.yaml',
  'situations.yaml',
] as const;
export type RuleFile = (typeof RULE_FILES)[number];

/** Files that came later: a configuration without them is as valid as it was. */
export const OPTIONAL_FILES: ReadonlySet<RuleFile> = new Set(['situations.yaml']);

/** Plain data of every file that could be read, right or wrong. */
export type RuleContents = ReadonlyMap<RuleFile, unknown>;

/** A folder of texts; the disk, or versions kept elsewhere. */
export interface RuleFolder {
  /** Names of the files in it; `null` when there is no such folder. */
  list(): Promise<readonly string[] | null>;
  /** @throws when the file cannot be read. */
  read(name: string): Promise<string>;
}
