/** Names that must stand in another file. Works on data that may be wrong elsewhere, so that all faults come at once. */
import { collectTexts, collectValues } from './collect-values.ts';
import { describeChoice, describeValue } from './describe-value.ts';
import { makeFinding, type Finding, type RulePath } from './problem.ts';
import type { RuleContents, RuleFile } from './rule-files.ts';
import { id } from './schemas/pieces.ts';
import { suggestName } from './suggest.ts';

export interface FileFinding {
  readonly file: RuleFile;
  readonly finding: Finding;
}

const SOLUTION_REFERENCES: readonly { readonly file: RuleFile; readonly pattern: RulePath }[] = [
  { file: 'content.yaml', pattern: ['content', '*', 'solution'] },
  { file: 'roles.yaml', pattern: ['role_rules', '*', 'solutions', '*'] },
  { file: 'settings.yaml', pattern: ['plays', '*', 'solutions', '*'] },
];

const CONTENT_REFERENCES: typeof SOLUTION_REFERENCES = [
  { file: 'settings.yaml', pattern: ['plays', '*', 'unless_content'] },
];

/** Names of other files that do not exist; nothing while that file leaves open which ones there are. */
export function checkReferences(contents: RuleContents): FileFinding[] {
  return [
    ...checkNames(contents, 'solutions.yaml', ['solutions', '*'], SOLUTION_REFERENCES),
    ...checkNames(contents, 'content.yaml', ['content', '*'], CONTENT_REFERENCES),
  ];
}

function checkNames(
  contents: RuleContents,
  home: RuleFile,
  entries: RulePath,
  references: typeof SOLUTION_REFERENCES,
): FileFinding[] {
  const names = readIds(contents.get(home), entries);
  if (names.length === 0) return [];
  const expected = `${describeChoice(names)}, as ${home} names them`;
  return references.flatMap(({ file, pattern }) =>
    collectTexts(contents.get(file), pattern)
      .filter(({ value }) => !names.includes(value))
      .map(({ path, value }) => ({
        file,
        finding: makeFinding(path, 'value', describeValue(value), expected, suggestName(value, names)),
      })),
  );
}

/** All of them, or none: a wrong id there is one problem, not one more for each place that names it. */
function readIds(content: unknown, entries: RulePath): string[] {
  const ids = collectTexts(content, [...entries, 'id']).map(({ value }) => value);
  const complete = ids.length === collectValues(content, entries).length;
  return complete && ids.every((each) => id.safeParse(each).success) ? ids : [];
}
