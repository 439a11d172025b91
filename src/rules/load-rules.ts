/** Reads a folder of YAML files as a rule set, or tells everything that is wrong with it at once. */
import { join } from 'node:path';
import type { z } from 'zod';
import type { RuleSet } from '../domain/rule-set.ts';
import { checkContradictions } from './check-contradictions.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkGaps } from './check-gaps.ts';
import { checkReferences, type FileFinding } from './check-references.ts';
import { openDiskFolder } from './disk-folder.ts';
import { compareProblems, formatPath, type Finding, type Problem } from './problem.ts';
import { readFolder, type OpenedFolder } from './read-folder.ts';
import { RULE_FILES, type RuleFile, type RuleFolder } from './rule-files.ts';
import { companiesSchema } from './schemas/companies.ts';
import { contentSchema } from './schemas/content.ts';
import { detectionSchema } from './schemas/detection.ts';
import { rolesSchema } from './schemas/roles.ts';
import { scoringSchema } from './schemas/scoring.ts';
import { settingsSchema } from './schemas/settings.ts';
import { situationsSchema } from './schemas/situations.ts';
import { solutionsSchema } from './schemas/solutions.ts';
import { stagesSchema } from './schemas/stages.ts';
import { titlesSchema } from './schemas/titles.ts';
import { validateSection } from './validate-section.ts';
import { versionOf } from './version.ts';

export type LoadedRules =
  | { readonly ok: true; readonly rules: RuleSet; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * `dir` names the folder in messages, and is read from the disk where no other folder is given. Never throws for
 * what stands in the files, is missing or cannot be read: every fault is a problem with file, line and column.
 */
export async function loadRules(dir: string, folder: RuleFolder = openDiskFolder(dir)): Promise<LoadedRules> {
  const opened = await readFolder(dir, folder);
  if (opened.problems.some(({ file }) => file === dir)) return { ok: false, problems: opened.problems };
  const problems = [...opened.problems];
  const report = (found: readonly FileFinding[]): void => {
    for (const { file, finding } of found) problems.push(toProblem(dir, opened, file, finding));
  };
  const sections = validateSections(opened, report);
  report(checkReferences(opened.contents));
  report(checkDuplicates(opened.contents));
  report(checkContradictions(opened.contents));
  if (sections === null || problems.length > 0) return { ok: false, problems: sortProblems(problems) };
  const warnings = checkGaps(sections).map(({ file, finding }) => toProblem(dir, opened, file, finding));
  return {
    ok: true,
    rules: { version: versionOf(sections), ...sections },
    warnings: sortProblems([...opened.warnings, ...warnings]),
  };
}

/** In the order in which the files are documented, then by place. */
function sortProblems(problems: readonly Problem[]): Problem[] {
  const rank = ({ file }: Problem): number => RULE_FILES.findIndex((name) => file.endsWith(name));
  return [...problems].sort((a, b) => rank(a) - rank(b) || compareProblems(a, b));
}

function toProblem(dir: string, opened: OpenedFolder, name: RuleFile, finding: Finding): Problem {
  const position = opened.files.get(name)?.locate(finding) ?? { line: 1, column: 1 };
  const { got, expected, suggestion } = finding;
  const hint = suggestion === undefined ? {} : { suggestion };
  return { file: join(dir, name), ...position, path: formatPath(finding.path), got, expected, ...hint };
}

/** All sections, or `null` when a file is missing or wrong; every fault is reported either way. */
function validateSections(
  opened: OpenedFolder,
  report: (found: readonly FileFinding[]) => void,
): Omit<RuleSet, 'version'> | null {
  const read = <Section>(file: RuleFile, schema: z.ZodType<Section>): Section | null => {
    const content = opened.contents.get(file);
    if (content === undefined) return null;
    const result = validateSection(schema, content);
    if (result.ok) return result.section;
    report(result.findings.map((finding) => ({ file, finding })));
    return null;
  };
  const settings = read('settings.yaml', settingsSchema);
  const solutions = read('solutions.yaml', solutionsSchema);
  const roles = read('roles.yaml', rolesSchema);
  const titles = read('titles.yaml', titlesSchema);
  const content = read('content.yaml', contentSchema);
  const scoring = read('scoring.yaml', scoringSchema);
  const detection = read('detection.yaml', detectionSchema);
  const stages = read('stages.yaml', stagesSchema);
  const companies = read('companies.yaml', companiesSchema);
  const situations = opened.files.has('situations.yaml') ? read('situations.yaml', situationsSchema) : [];
  if (settings === null || solutions === null || roles === null || titles === null || content === null)
    return null;
  if (scoring === null || detection === null || stages === null) return null;
  if (companies === null || situations === null) return null;
  const judged = { scoring, detection, stages, companies, situations };
  return { settings, solutions, ...roles, titles, ...content, ...judged };
}
