/** Differences in words an admin can follow. */
import { compareContents } from '../../../src/rules/diff/compare-contents.ts';
import { describeDifferences } from '../../../src/rules/diff/describe-differences.ts';
import type { RuleContents, RuleFile } from '../../../src/rules/rule-files.ts';

const of = (file: RuleFile, content: unknown): RuleContents => new Map([[file, content]]);
const tellDifferences = (file: RuleFile, before: unknown, after: unknown, language: 'en' | 'ru' = 'en') =>
  describeDifferences(compareContents(of(file, before), of(file, after)), language);

test('a changed value stands with its file, its path by ids, and both values', () => {
  const solution = (threshold: number) => ({ solutions: [{ id: 'hr_platform', detection: { threshold } }] });
  expect(tellDifferences('solutions.yaml', solution(3), solution(4))).toEqual([
    'solutions.yaml: hr_platform.detection.threshold 3 -> 4',
  ]);
});

test('a number and the same digits as a text are told apart', () => {
  expect(tellDifferences('detection.yaml', { people: 3 }, { people: '3' })).toEqual([
    'detection.yaml: people 3 -> "3"',
  ]);
});

test('what was added, removed or put into another order is said in the language of the reader', () => {
  const before = { kinds: ['call', 'form'], order: ['a', 'b'], gone: true };
  const after = { kinds: ['call', 'meeting'], order: ['b', 'a'], new_key: { x: 1 } };
  expect(tellDifferences('detection.yaml', before, after)).toEqual([
    'detection.yaml: kinds added meeting; removed form',
    'detection.yaml: order in another order',
    'detection.yaml: gone removed: true',
    'detection.yaml: new_key added: {"x":1}',
  ]);
  expect(tellDifferences('detection.yaml', before, after, 'ru')).toEqual([
    'detection.yaml: kinds добавлено meeting; убрано form',
    'detection.yaml: order в другом порядке',
    'detection.yaml: gone убрано: true',
    'detection.yaml: new_key добавлено: {"x":1}',
  ]);
});

const titles = (words: number) => ({
  departments: [
    { id: 'hr_words', phrases: Array.from({ length: words }, (_, n) => `word ${n}`) },
    { id: 'it_words', phrases: ['it'] },
  ],
});

test('a few words of titles are told one by one', () => {
  expect(tellDifferences('titles.yaml', titles(1), titles(3))).toEqual([
    'titles.yaml: departments.hr_words.phrases added word 1, word 2',
  ]);
});

test('many words of titles are counted, with the entries they stand in', () => {
  expect(tellDifferences('titles.yaml', titles(1), titles(100))).toEqual([
    'titles.yaml: departments: added 99; in hr_words',
  ]);
  expect(tellDifferences('titles.yaml', titles(100), titles(1), 'ru')).toEqual([
    'titles.yaml: departments: убрано 99; где: hr_words',
  ]);
});

test('many values of any other list are cut, and their number is told', () => {
  const list = (length: number) => ({ kinds: Array.from({ length }, (_, n) => n) });
  expect(tellDifferences('detection.yaml', list(0), list(20))).toEqual([
    'detection.yaml: kinds added 0, 1, 2, 3, 4, 5, 6, 7, more: 12',
  ]);
});
