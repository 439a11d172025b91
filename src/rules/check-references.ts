/** Names that must stand in another file. Works on data that may be wrong elsewhere, so that all faults come at once. */
import { collectTexts } from './collect-values.ts';
import { describeChoice, describeValue } from './describe-value.ts';
import { makeFinding, type Finding, type RulePath } from './problem.ts';
import type { RuleContents, RuleFile } from './rule-files.ts';
import { suggestName } from './suggest.ts';

export interface FileFinding {
  readonly file: RuleFile;
  readonly finding: Finding;
}

const SOLUTION_REFERENCES: readonly { readonly file: RuleFile; readonly pattern: RulePath }[] = [
  { file: 'content.yaml', pattern: ['content', '*', 'solution'] },
  { file: 'roles.yaml', pattern: ['role_rules', '*', 'solutions', '*'] },
];

/** Solutions that are named and do not exist; nothing while solutions.yaml itself cannot be read. */
export function checkReferences(contents: RuleContents): FileFinding[] {
  const solutions = collectTexts(contents.get('solutions.yaml'), ['solutions', '*', 'id']).map(
    ({ value }) => value,
  );
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
