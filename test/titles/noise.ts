/** What people and imports do to titles, applied to the labelled ones; the labels stay true. */
import type { LabelledTitle } from './labelled-set.ts';

const CHANGES = {
  capitals: (title) => title.toUpperCase(),
  'stray blanks and stops': (title) => `  ${title.replaceAll(' ', '  ')} . `,
  'remarks and emoji': (title) => `🚀 ${title} (DO NOT EMAIL)`,
  employers: (title) =>
    /[а-я]/i.test(title) ? `${title} ООО «Вектор Маркетинг»` : `${title} at Acme Security`,
  abbreviations: shorten,
  'Latin letters': (title) =>
    [...title].map((letter) => LATIN[letter] ?? LATIN[letter.toLowerCase()] ?? letter).join(''),
} as const satisfies Record<string, (title: string) => string>;

export type Noise = keyof typeof CHANGES;
export const NOISES = Object.keys(CHANGES) as Noise[];

export function spoil(set: readonly LabelledTitle[], noise: Noise): LabelledTitle[] {
  return set.map((labelled) => ({ ...labelled, title: CHANGES[noise](labelled.title) }));
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bManager\b/g, 'Mgr'],
  [/\bDirector\b/g, 'Dir.'],
  [/\bAssistant\b/g, 'Asst.'],
  [/\bEngineer\b/g, 'Eng'],
  [/\bAdministrator\b/g, 'Admin'],
  [/Начальник отдела/gi, 'нач. отд.'],
  [/Заместитель/gi, 'зам.'],
  [/Главн(ый|ая) бухгалтер/gi, 'гл. бух.'],
  [/Генеральн(ый|ого) директора?/gi, 'ген. дир.'],
  [/Специалист/gi, 'спец.'],
  [/Ведущий/gi, 'вед.'],
  [/Старший/gi, 'ст.'],
  [/Менеджер/gi, 'мен.'],
];

function shorten(title: string): string {
  return SHORT.reduce((shorter, [word, short]) => shorter.replace(word, short), title);
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
