import { createEnvironment } from '../../extensions/app/cards/locales/environment.ts';
import { en } from '../../extensions/app/cards/locales/en.ts';
import { ru } from '../../extensions/app/cards/locales/ru.ts';
import { readCardFiles } from './card-files.ts';

/** `a`, `b.c`, … of a table of words. */
function listKeys(table: object, prefix = ''): readonly string[] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? listKeys(value as object, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

const SOURCES = readCardFiles()
  .filter(({ name }) => !/locales\/(en|ru)\.ts/.test(name))
  .map(({ text }) => text)
  .join('\n');

it('English and Russian have the same words, in the same order', () => {
  expect(listKeys(ru)).toEqual(listKeys(en));
});

it('no word is left over, and none of a group is asked for that does not exist', () => {
  const asked = new Set([...SOURCES.matchAll(/\bwords\.(\w+)/g)].map(([, key = '']) => key));
  // Three labels are chosen by a person's status, see the form of the membership.
  for (const key of ['addMember', 'confirmMember', 'restoreMember']) {
    if (SOURCES.includes(`'${key}'`)) asked.add(key);
  }
  const known = Object.keys(en);
  expect(known.filter((key) => !asked.has(key))).toEqual([]);
});

it('every word of a group of words is named by the code that picks from it', () => {
  const nested = listKeys(en).filter((key) => key.includes('.'));
  expect(nested.length).toBeGreaterThan(50);
  const unnamed = nested.filter((key) => {
    const [, name = ''] = key.split('.');
    return !new RegExp(`\\.${name}\\b|'${name}'`).test(SOURCES);
  });
  expect(unnamed).toEqual([]);
});

it('no Russian word is left in English, and no English one in Russian', () => {
  const say = (table: object): readonly string[] =>
    Object.values(table).flatMap((value): readonly string[] => {
      if (typeof value === 'string') return [value];
      if (typeof value === 'function') return [String((value as (...args: unknown[]) => unknown)('1', '2'))];
      return say(value as object);
    });
  expect(say(en).filter((text) => /[а-яё]/i.test(text))).toEqual([]);
  const foreign = say(ru).map((text) => text.replace(/Buying Groups|HubSpot|PUBLIC_URL/g, ''));
  expect(foreign.filter((text) => /[a-z]/i.test(text))).toEqual([]);
  expect([...say(en), ...say(ru)].filter((text) => text.trim() === '')).toEqual([]);
});

it.each([
  [1, '1 взаимодействие', '1 человек', '1 открытое опасение', 'Ещё 1 риск '],
  [2, '2 взаимодействия', '2 человека', '2 открытых опасения', 'Ещё 2 риска '],
  [5, '5 взаимодействий', '5 человек', '5 открытых опасений', 'Ещё 5 рисков '],
  [11, '11 взаимодействий', '11 человек', '11 открытых опасений', 'Ещё 11 рисков '],
  [21, '21 взаимодействие', '21 человек', '21 открытое опасение', 'Ещё 21 риск '],
  [25, '25 взаимодействий', '25 человек', '25 открытых опасений', 'Ещё 25 рисков '],
])('Russian counts %i in the right form', (n, interactions, people, concerns, risks) => {
  expect([ru.interactions(n), ru.people(n), ru.openConcerns(n)]).toEqual([interactions, people, concerns]);
  expect(ru.moreRisks(n).startsWith(risks)).toBe(true);
});

it('English counts one and many', () => {
  expect([en.people(1), en.people(2), en.interactions(1), en.interactions(0)]).toEqual([
    '1 person',
    '2 people',
    '1 interaction',
    '0 interactions',
  ]);
});

const read = (locale: string | undefined, timezone: string) =>
  createEnvironment({ user: locale === undefined ? {} : { locale }, portal: { timezone } });

it('a moment is that of the portal’s time zone, also across midnight and summer time', () => {
  expect(read('en-us', 'America/New_York').day('2026-03-10T03:30:00Z')).toBe('Mar 9, 2026');
  expect(read('en-gb', 'Europe/Berlin').moment('2026-03-29T01:30:00Z')).toBe('29 Mar, 03:30');
  expect(read('ru', 'Asia/Vladivostok').day('2026-03-10T15:00:00Z')).toBe('11 мар. 2026 г.');
});

it('a third language gets English words and English dates, never a mix', () => {
  const { language, day } = read('fr-fr', 'UTC');
  expect([language, day('2026-03-10T12:00:00Z')]).toEqual(['en', 'Mar 10, 2026']);
});

it.each(['', 'not a locale', 'x', undefined])(
  'a locale of %p and an unknown time zone still give a card',
  (locale) => {
    expect(read(locale, 'Mars/Olympus').day('2026-03-10T12:00:00Z')).toBe('Mar 10, 2026');
  },
);

it('the user’s language stands in for a missing locale', () => {
  const { language } = createEnvironment({ user: { language: 'ru' }, portal: { timezone: 'UTC' } });
  expect(language).toBe('ru');
});

it('of those who acted only the reader is called by more than a number', () => {
  const { who } = createEnvironment({ user: { id: 77, locale: 'ru' }, portal: { timezone: 'UTC' } });
  expect([who('77'), who('78'), who(null)]).toEqual(['вы', 'пользователь 78', 'кто-то']);
});
