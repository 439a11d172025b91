/** The texts of a rule folder as YAML files, with what is wrong before anybody looks at their meaning. */
import { join } from 'node:path';
import { codeOf } from './disk-folder.ts';
import { formatPath, makeFileProblem, type Problem } from './problem.ts';
import {
  OPTIONAL_FILES,
  RULE_FILES,
  type RuleContents,
  type RuleFile,
  type RuleFolder,
} from './rule-files.ts';
import { suggestName } from './suggest.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

export interface OpenedFolder {
  readonly files: ReadonlyMap<RuleFile, YamlFile>;
  readonly contents: RuleContents;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Never throws; a folder that cannot be read is a problem whose `file` is `dir`. */
export async function readFolder(dir: string, folder: RuleFolder): Promise<OpenedFolder> {
  const names = await listNames(dir, folder);
  if (!Array.isArray(names))
    return { files: new Map(), contents: new Map(), problems: [names], warnings: [] };
  const files = new Map<RuleFile, YamlFile>();
  const contents = new Map<RuleFile, unknown>();
  const problems: Problem[] = [];
  for (const name of RULE_FILES) {
    if (OPTIONAL_FILES.has(name) && !names.includes(name)) continue;
    const text = await readText(dir, name, names, folder);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    const file = readYaml(text);
    files.set(name, file);
    problems.push(...problemsOf(join(dir, name), file));
    if (file.content !== undefined && file.content !== null) contents.set(name, file.content);
  }
  return { files, contents, problems, warnings: findStrangers(dir, names) };
}

async function listNames(dir: string, folder: RuleFolder): Promise<string[] | Problem> {
  const expected = `a folder with ${RULE_FILES.join(', ')}; set CONFIG_DIR to where it is`;
  try {
    const names = await folder.list();
    return names === null ? makeFileProblem(dir, 'no such folder', expected) : [...names];
  } catch (error) {
    return makeFileProblem(dir, describeFailure('a folder', error), expected);
  }
}

async function readText(
  dir: string,
  name: RuleFile,
  names: readonly string[],
  folder: RuleFolder,
): Promise<string | Problem> {
  const file = join(dir, name);
  if (!names.includes(name)) {
    const others = names.filter((each) => isYaml(each) && !isRuleFile(each));
    return makeFileProblem(
      file,
      'no such file',
      'every file of the sample configuration',
      suggestName(name, others),
    );
  }
  try {
    return await folder.read(name);
  } catch (error) {
    return makeFileProblem(file, describeFailure('a file', error), 'a file this process may read');
  }
}

/** The system's message names paths of the machine; its code is enough. */
function describeFailure(what: string, error: unknown): string {
  return `${what} that cannot be read (${codeOf(error) ?? 'unknown reason'})`;
}

function problemsOf(file: string, { content, faults }: YamlFile): Problem[] {
  if (faults.length === 0 && (content === undefined || content === null)) {
    return [makeFileProblem(file, 'an empty file', 'the keys of the sample configuration')];
  }
  return faults.map(({ path, ...fault }) => ({ file, path: formatPath(path), ...fault }));
}

/** A file that nobody reads is often a misspelled one. */
function findStrangers(dir: string, names: readonly string[]): Problem[] {
  return names
    .filter((name) => isYaml(name) && !isRuleFile(name))
    .sort()
    .map((name) =>
      makeFileProblem(
        join(dir, name),
        'a file that is not read',
        `only ${RULE_FILES.join(', ')}`,
        suggestName(name, RULE_FILES),
      ),
    );
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function isRuleFile(name: string): boolean {
  return RULE_FILES.some((each) => each === name);
}
