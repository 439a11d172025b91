/** What must hold for every title. */
import fc from 'fast-check';
import type { Persona } from '../../src/domain/types.ts';
import { SENIORITIES } from '../../src/domain/vocabulary.ts';
import { ENGLISH_TITLES } from './persona-english.ts';
import { readTable, readTitle } from './persona-rules.ts';
import { RUSSIAN_TITLES } from './persona-russian.ts';

const TITLES = [...readTable(ENGLISH_TITLES), ...readTable(RUSSIAN_TITLES)].map(({ title }) => title);
const titles = fc.constantFrom(...TITLES);
/** Titles put together from words of other titles, in any order. */
const mixtures = fc
  .array(fc.constantFrom(...TITLES.flatMap((title) => title.split(/\s+/))), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(' '));
const texts = fc.oneof(titles, mixtures, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

function meaningOf(persona: Persona): Omit<Persona, 'evidence' | 'counterEvidence'> {
  const { departments, seniority, full, confidence } = persona;
  return { departments, seniority, full, confidence };
}

function expectSame(title: string, variant: string): void {
  expect({ variant, ...meaningOf(readTitle(variant)) }).toEqual({ variant, ...meaningOf(readTitle(title)) });
}

test('case never changes what a title says', () => {
  fc.assert(
    fc.property(titles, (title) => {
      expectSame(title, title.toUpperCase());
      expectSame(title, title.toLowerCase());
    }),
  );
});

test('е for ё never changes what a title says', () => {
  fc.assert(
    fc.property(titles, (title) => expectSame(title, title.replaceAll('ё', 'е').replaceAll('Ё', 'Е'))),
  );
});

test('decomposed letters never change what a title says', () => {
  fc.assert(fc.property(titles, (title) => expectSame(title, title.normalize('NFD'))));
});

test('more blanks, also unusual ones, never change what a title says', () => {
  const blanks = fc.constantFrom('  ', '\u00a0', ' \t ', '\u2003', ' \u200b');
  fc.assert(
    fc.property(titles, blanks, (title, blank) => {
      expectSame(title, blank + title.replaceAll(' ', blank) + blank);
    }),
  );
});

test('punctuation before, after and inside brackets that say nothing never changes what a title says', () => {
  const marks = fc.constantFrom('. ', '! ', '* ', '~ ', '… ', '? ');
  fc.assert(fc.property(titles, marks, (title, mark) => expectSame(title, mark + title + mark)));
});

test('punctuation at the end never changes what a title says', () => {
  const ends = fc.constantFrom('.', ',', ';', '!', '...', '…', ' .', ' -', ':');
  fc.assert(fc.property(titles, ends, (title, end) => expectSame(title, title + end)));
});

test.each([
  ['финансовый директор', 'директор финансовый'],
  ['технический директор', 'директор технический'],
  ['главный бухгалтер', 'бухгалтер главный'],
  ['HR менеджер', 'менеджер HR'],
  ['IT Director', 'Director IT'],
  ['Marketing Manager', 'Manager, Marketing'],
  ['системный администратор', 'администратор системный'],
])('"%s" in another order says the same: "%s"', (title, turned) => {
  expectSame(title, turned);
});

test('the order of parts between commas never changes rank or departments, only which comes first', () => {
  const jobs = fc.constantFrom(
    'CFO',
    'Head of HR',
    'юрист',
    'IT-директор',
    'Главный инженер',
    'Sales Manager',
  );
  fc.assert(
    fc.property(fc.array(jobs, { minLength: 1, maxLength: 4 }), (parts) => {
      const there = readTitle(parts.join(', '));
      const back = readTitle(parts.toReversed().join(', '));
      expect(back.seniority).toBe(there.seniority);
      expect([...back.departments].sort()).toEqual([...there.departments].sort());
    }),
  );
});

test.each([
  'assistant to ',
  'assistant to the ',
  'помощник ',
  'ассистент ',
  'секретарь ',
  'ex-',
  'former ',
  'бывший ',
  'экс-',
  'экс ',
  'assistant of ',
  'personal assistant to the ',
  'личный помощник ',
  'советник ',
  'PA to the ',
  'student, ',
  'стажёр ',
])('nobody who begins with "%s" is of the highest rank', (prefix) => {
  for (const title of TITLES) {
    const read = readTitle(prefix + title);
    expect({ title, seniority: read.seniority }).not.toEqual({ title, seniority: 'c_level' });
  }
});

test.each(['ex-', 'former ', 'бывший ', 'экс-'])('nobody who begins with "%s" has a department', (prefix) => {
  for (const title of TITLES) {
    expect({ title, departments: readTitle(prefix + title).departments }).toEqual({ title, departments: [] });
  }
});

test.each(['deputy ', 'заместитель ', 'зам. '])(
  'who begins with "%s" ranks below the person named',
  (prefix) => {
    for (const title of [
      'CFO',
      'Генеральный директор',
      'Финансовый директор',
      'Head of IT',
      'Главный бухгалтер',
    ]) {
      const [there, below] = [readTitle(title).seniority, readTitle(prefix + title).seniority];
      expect({ title, lower: SENIORITIES.indexOf(below) > SENIORITIES.indexOf(there) }).toEqual({
        title,
        lower: true,
      });
    }
  },
);

test('the order of words in a part with one field and one rank never changes what it says', () => {
  const ranks = fc.constantFrom('Director', 'Manager', 'Specialist', 'менеджер', 'специалист');
  const fields = fc.constantFrom('HR', 'IT', 'Finance', 'Marketing', 'Procurement');
  fc.assert(fc.property(ranks, fields, (rank, field) => expectSame(`${field} ${rank}`, `${rank} ${field}`)));
});

test('counter-evidence names only departments that were not read, and is found where it says', () => {
  fc.assert(
    fc.property(texts, (title) => {
      const { departments, counterEvidence } = readTitle(title);
      for (const { text, start, end, says } of counterEvidence) {
        expect(title.slice(start, end)).toBe(text);
        expect(departments.map((each) => `not counted: ${each}`)).not.toContain(says);
      }
    }),
    { numRuns: 500 },
  );
});

test('no text ever throws, and the evidence is found where it says', () => {
  fc.assert(
    fc.property(texts, (title) => {
      for (const { text, start, end } of readTitle(title).evidence) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(title.slice(start, end)).toBe(text);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is said always has evidence, and confidence follows from what was read', () => {
  fc.assert(
    fc.property(texts, (title) => {
      const { departments, seniority, full, confidence, evidence } = readTitle(title);
      expect(full).toBe(departments.length > 0 && seniority !== 'unknown');
      expect(confidence).toBe(full ? 0.8 : departments.length > 0 ? 0.6 : 0);
      expect(new Set(departments).size).toBe(departments.length);
      for (const each of departments)
        expect(evidence.map(({ says }) => says)).toContain(`department: ${each}`);
    }),
    { numRuns: 500 },
  );
});

test('the same title always reads the same', () => {
  fc.assert(fc.property(texts, (title) => expect(readTitle(title)).toEqual(readTitle(title))));
});
