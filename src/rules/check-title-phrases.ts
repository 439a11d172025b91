/** Phrases of `titles.yaml` that two rules claim: both would be read, and which of them counts is an accident. */
import type { RuleSet } from '../domain/rule-set.ts';
import { readPhrase } from '../domain/title-text.ts';
import type { FileFinding } from './check-references.ts';
import { formatPath, makeFinding, type RulePath } from './problem.ts';

interface Claim {
  readonly phrase: string;
  readonly path: RulePath;
}

export function checkTitlePhrases({ titles }: Pick<RuleSet, 'titles'>): FileFinding[] {
  const claims = (list: 'departments' | 'occupations' | 'seniorities' | 'modifiers'): Claim[] =>
    titles[list].flatMap((rule, index) =>
      // at the head of a phrase such a rule counts alone, and elsewhere not at all
      'place' in rule && rule.place === 'head'
        ? []
        : rule.phrases.map((phrase, n) => ({ phrase, path: [list, index, 'phrases', n] })),
    );
  // A word may name a field and a rank; a field twice, or a rank twice, it may not.
  return [
    [...claims('departments'), ...claims('occupations')],
    claims('seniorities'),
    claims('modifiers'),
  ].flatMap(findRepeated);
}

function findRepeated(claims: readonly Claim[]): FileFinding[] {
  const first = new Map<string, RulePath>();
  return claims.flatMap(({ phrase, path }) => {
    const key = spellingOf(phrase);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, path);
      return [];
    }
    const got = `${JSON.stringify(phrase)}, as at ${formatPath(known)}`;
    const finding = makeFinding(
      path,
      'value',
      got,
      'each phrase in one rule: two of them contradict each other',
    );
    return [{ file: 'titles.yaml' as const, finding }];
  });
}

/** As titles are compared: ё as е, hyphens as spaces, accents left out. */
function spellingOf(phrase: string): string {
  return readPhrase(phrase)
    .map(({ key, open }) => (open ? `${key}*` : key))
    .join(' ');
}
