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
];

/** Solutions that are named and do not exist; nothing while solutions.yaml leaves open which ones there are. */
export function checkReferences(contents: RuleContents): FileFinding[] {
  const solutions = readSolutionIds(contents);
  if (solutions.length === 0) return [];
  const expected = `${describeChoice(solutions)}, as solutions.yaml names them`;
  return SOLUTION_REFERENCES.flatMap(({ file, pattern }) =>
    collectTexts(contents.get(file), pattern)
      .filter(({ value }) => !solutions.includes(value))
      .map(({ path, value }) => ({
        file,
        finding: makeFinding(path, 'value', describeValue(value), expected, suggestName(value, solutions)),
      })),
  );
}

/** All of them, or none: a wrong id there is one problem, not one more for each place that names it. */
function readSolutionIds(contents: RuleContents): string[] {
  const content = contents.get('solutions.yaml');
  const ids = collectTexts(content, ['solutions', '*', 'id']).map(({ value }) => value);
  const complete = ids.length === collectValues(content, ['solutions', '*']).length;
  return complete && ids.every((each) => id.safeParse(each).success) ? ids : [];
}
