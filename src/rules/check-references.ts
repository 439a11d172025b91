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

interface Named {
  /** Where the names are given. */
  readonly file: RuleFile;
  readonly list: string;
  readonly uses: readonly { readonly file: RuleFile; readonly pattern: RulePath }[];
}

const NAMED: readonly Named[] = [
  {
    file: 'solutions.yaml',
    list: 'solutions',
    uses: [
      { file: 'content.yaml', pattern: ['content', '*', 'solution'] },
      { file: 'roles.yaml', pattern: ['role_rules', '*', 'solutions', '*'] },
      { file: 'situations.yaml', pattern: ['situations', '*', 'solution'] },
      { file: 'settings.yaml', pattern: ['plays', '*', 'solutions', '*'] },
    ],
  },
  {
    file: 'settings.yaml',
    list: 'concern_categories',
    uses: [{ file: 'settings.yaml', pattern: ['experts', '*', 'concerns', '*'] }],
  },
  {
    file: 'content.yaml',
    list: 'topics',
    uses: [
      { file: 'content.yaml', pattern: ['content', '*', 'topics', '*'] },
      { file: 'roles.yaml', pattern: ['interest_profiles', '*', 'topics', '*'] },
      { file: 'situations.yaml', pattern: ['situations', '*', 'pain', 'topics', '*'] },
    ],
  },
  {
    file: 'content.yaml',
    list: 'content',
    uses: [
      { file: 'situations.yaml', pattern: ['situations', '*', 'pain', 'content', '*'] },
      { file: 'settings.yaml', pattern: ['plays', '*', 'unless_content'] },
    ],
  },
];

/** What is named and does not exist; nothing while the file that gives the names leaves open which ones there are. */
export function checkReferences(contents: RuleContents): FileFinding[] {
  return NAMED.flatMap((named) => findUnknown(named, contents));
}

function findUnknown({ file: source, list, uses }: Named, contents: RuleContents): FileFinding[] {
  const names = readIds(contents.get(source), list);
  if (names === null) return [];
  const known = `${describeChoice(names)}, as ${source} names them`;
  const expected = names.length === 0 ? `no name: ${source} has no ${list}` : known;
  return uses.flatMap(({ file, pattern }) =>
    collectTexts(contents.get(file), pattern)
      .filter(({ value }) => !names.includes(value))
      .map(({ path, value }) => ({
        file,
        finding: makeFinding(path, 'value', describeValue(value), expected, suggestName(value, names)),
      })),
  );
}

/** All of them, or none: a wrong id there is one problem, not one more for each place that names it. */
function readIds(content: unknown, list: string): string[] | null {
  if (content === undefined) return null;
  const ids = collectTexts(content, [list, '*', 'id']).map(({ value }) => value);
  const complete = ids.length === collectValues(content, [list, '*']).length;
  // There is no configuration without a solution or content; one without topics is.
  if (!complete || (ids.length === 0 && list !== 'topics')) return null;
  return ids.every((each) => id.safeParse(each).success) ? ids : null;
}
