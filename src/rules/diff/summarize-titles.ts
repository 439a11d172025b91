/** Many differences in the words of titles: how many in which part, and in which entries. */
import type { Language } from '../../domain/vocabulary.ts';
import type { Difference } from './compare-contents.ts';

interface Tally {
  readonly entries: Set<string>;
  added: number;
  removed: number;
  changed: number;
}

/** More names nobody reads; `--json` has all. */
const MOST_ENTRIES = 5;

export function summarizeTitles(differences: readonly Difference[], language: Language): string[] {
  const parts = new Map<string, Tally>();
  for (const difference of differences) {
    const [part = '', entry] = difference.path;
    const tally = parts.get(part) ?? { entries: new Set<string>(), added: 0, removed: 0, changed: 0 };
    parts.set(part, tally);
    if (entry !== undefined) tally.entries.add(entry);
    count(tally, difference);
  }
  return [...parts].map(([part, tally]) => `titles.yaml: ${part}: ${tellTally(tally, language)}`);
}

function count(tally: Tally, difference: Difference): void {
  if (difference.kind === 'values') {
    tally.added += difference.added.length;
    tally.removed += difference.removed.length;
  } else if (difference.kind === 'added') tally.added += 1;
  else if (difference.kind === 'removed') tally.removed += 1;
  else tally.changed += 1;
}

function tellTally({ entries, added, removed, changed }: Tally, language: Language): string {
  const say =
    language === 'en'
      ? { added: 'added', removed: 'removed', changed: 'changed', where: 'in', more: 'and more:' }
      : { added: 'добавлено', removed: 'убрано', changed: 'изменено', where: 'где:', more: 'и ещё:' };
  const counts = [
    [say.added, added],
    [say.removed, removed],
    [say.changed, changed],
  ] as const;
  const told = counts.filter(([, number]) => number > 0).map(([what, number]) => `${what} ${number}`);
  const names = [...entries];
  if (names.length === 0) return told.join(', ');
  const more = names.length - MOST_ENTRIES;
  const shown = names.slice(0, MOST_ENTRIES).join(', ');
  return `${told.join(', ')}; ${say.where} ${shown}${more > 0 ? `, ${say.more} ${more}` : ''}`;
}
