/** Job titles in which no rule reads a department, the most frequent first: what to add to `titles.yaml`. */
import type { Persona } from '../types.ts';
import { SENIORITY_NAMES } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import type { Report } from './report.ts';

export interface TitleCount {
  readonly title: string;
  readonly contacts: number;
  readonly companies: number;
}

const MOST_ROWS = 200;
/** Longer texts are no titles, and may say more of a person than a report should. */
const LONGEST = 60;

/** Counts titles as they come, so that any number of contacts fits into memory that only titles take. */
export function createTitleCounter(readTitle: (title: string | null) => Persona): {
  add(title: string | null, companyId: string | null): void;
  list(): TitleCount[];
} {
  const known = new Map<string, { title: string; contacts: number; companies: Set<string> }>();
  return {
    add: (title, companyId) => {
      if (title === null || title.trim() === '' || readTitle(title).departments.length > 0) return;
      const shown = shorten(title);
      const key = shown.toLowerCase().replaceAll('ё', 'е');
      const entry = known.get(key) ?? { title: shown, contacts: 0, companies: new Set<string>() };
      entry.contacts += 1;
      if (companyId !== null) entry.companies.add(companyId);
      // Of several spellings the same one is shown, in whatever order the contacts came.
      if (shown < entry.title) entry.title = shown;
      known.set(key, entry);
    },
    list: () => [...known.values()].map((each) => ({ ...each, companies: each.companies.size })),
  };
}

/** Addresses and long numbers are somebody's own; the words around them are what a rule needs. */
function shorten(title: string): string {
  const bare = title
    .normalize('NFKC')
    .replace(/\S+@\S+/gu, '…')
    .replace(/\+?\d[\d\s()-]{5,}\d/gu, '…')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}

/** Titles that several people have come first: one rule reads them all, and they point to nobody. */
export function reportUnreadTitles(
  counts: readonly TitleCount[],
  readTitle: (title: string | null) => Persona,
  language: Language,
): Report {
  const ranked = [...counts].sort(
    (a, b) => b.contacts - a.contacts || b.companies - a.companies || (a.title < b.title ? -1 : 1),
  );
  const contacts = counts.reduce((sum, each) => sum + each.contacts, 0);
  const shown = ranked.slice(0, MOST_ROWS);
  return {
    title: { en: 'Job titles that no rule reads', ru: 'Должности, которые не читает ни одно правило' },
    columns: [
      { id: 'title', name: { en: 'title', ru: 'должность' }, type: 'text' },
      { id: 'contacts', name: { en: 'contacts', ru: 'контакты' }, type: 'number' },
      { id: 'companies', name: { en: 'companies', ru: 'компании' }, type: 'number' },
      { id: 'rank', name: { en: 'rank that is read', ru: 'прочитанный уровень' }, type: 'text' },
    ],
    rows: shown.map(({ title, ...rest }) => {
      const { seniority } = readTitle(title);
      const rank = seniority === 'unknown' ? null : SENIORITY_NAMES[seniority][language];
      return { title, ...rest, rank };
    }),
    summary: {
      en: `${counts.length} different titles of ${contacts} contacts tell no department.`,
      ru: `Разных должностей без отдела: ${counts.length}, контактов с ними: ${contacts}.`,
    },
    notes: [
      {
        en: 'To have one read, add its words to titles.yaml: departments for a field of work, occupations for field and rank in one. Try it with: explain --title "…"',
        ru: 'Чтобы должность читалась, добавьте её слова в titles.yaml: departments для области работы, occupations для области и уровня сразу. Проверка: explain --title "…"',
      },
      ...(shown.length < counts.length
        ? [{ en: `Shown are the first ${shown.length}.`, ru: `Показаны первые: ${shown.length}.` }]
        : []),
    ],
  };
}
