/** Differences in words: one line each, and a summary of titles where there are many. */
import type { Language } from '../../domain/vocabulary.ts';
import type { Difference } from './compare-contents.ts';
import { summarizeTitles } from './summarize-titles.ts';

/** Fewer words of titles are read one by one. */
const MANY = 20;
/** More of a list nobody reads in a terminal. */
const MOST_VALUES = 8;
const MOST_SIGNS = 80;

export function describeDifferences(differences: readonly Difference[], language: Language): string[] {
  const titles = differences.filter(({ file }) => file === 'titles.yaml');
  const summarized = titles.reduce((sum, each) => sum + weigh(each), 0) > MANY;
  const single = differences.filter(({ file }) => !summarized || file !== 'titles.yaml');
  return [
    ...single.map((each) => describeDifference(each, language)),
    ...(summarized ? summarizeTitles(titles, language) : []),
  ];
}

function weigh(difference: Difference): number {
  return difference.kind === 'values' ? difference.added.length + difference.removed.length : 1;
}

/** `solutions.yaml: hr_system.operating_model partial -> manual` */
export function describeDifference(difference: Difference, language: Language): string {
  const place = [`${difference.file}:`, tellPath(difference)].filter((part) => part !== '').join(' ');
  const say = WORDS[language];
  switch (difference.kind) {
    case 'changed':
      return `${place} ${tell(difference.before)} -> ${tell(difference.after)}`;
    case 'added':
      return `${place} ${say.added}: ${tell(difference.after)}`;
    case 'removed':
      return `${place} ${say.removed}: ${tell(difference.before)}`;
    case 'reordered':
      return `${place} ${say.reordered}`;
    case 'values':
      return `${place} ${[
        ...tellValues(say.added, difference.added, language),
        ...tellValues(say.removed, difference.removed, language),
      ].join('; ')}`;
  }
}

const WORDS: Readonly<
  Record<Language, Readonly<Record<'added' | 'removed' | 'reordered' | 'more', string>>>
> = {
  en: { added: 'added', removed: 'removed', reordered: 'in another order', more: 'more:' },
  ru: { added: 'добавлено', removed: 'убрано', reordered: 'в другом порядке', more: 'и ещё:' },
};

/** `solutions.yaml: solutions.hr_system` says one thing twice. */
function tellPath({ file, path }: Difference): string {
  const [first, ...rest] = path;
  return (`${first ?? ''}.yaml` === file && rest.length > 0 ? rest : path).join('.');
}

function tellValues(what: string, values: readonly unknown[], language: Language): string[] {
  if (values.length === 0) return [];
  const more = values.length - MOST_VALUES;
  const shown = values.slice(0, MOST_VALUES).map(tell).join(', ');
  return [`${what} ${shown}${more > 0 ? `, ${WORDS[language].more} ${more}` : ''}`];
}

/** Plain words as they stand; everything else as JSON, so that 3 and "3" differ, and true and "true". */
function tell(value: unknown): string {
  const plain =
    typeof value === 'string' && /^(?!(true|false|null)$)[\p{L}_/][\p{L}\p{N}_/.* -]*$/u.test(value);
  const text = plain ? value : (JSON.stringify(value) ?? 'null');
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text;
}
