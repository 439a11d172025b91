/** Which words the actions of `rules` take. */
import { checkWords, type RulesWords } from '../../../src/cli/rules/check-words.ts';

const check = (words: Partial<RulesWords> & Pick<RulesWords, 'action'>) =>
  checkWords({ versions: [], ...words });

test.each<Partial<RulesWords> & Pick<RulesWords, 'action'>>([
  { action: 'publish', config: 'draft', note: 'spring' },
  { action: 'list' },
  { action: 'diff' },
  { action: 'diff', versions: ['a'], config: 'draft' },
  { action: 'diff', versions: ['a', 'b'] },
  { action: 'export', versions: ['a'], to: 'out' },
  { action: 'rollback', versions: ['a'], note: 'too many deals' },
])('%j is well', (words) => {
  expect(check(words)).toEqual([]);
});

test('everything that is wrong is told at once', () => {
  expect(check({ action: 'export', note: 'x', config: 'draft' })).toEqual([
    'takes no --config; leave it out',
    'takes no --note; leave it out',
    'name a version; to see them: buying-groups rules list',
    'give --to and a new or empty folder',
  ]);
  expect(check({ action: 'publish', versions: ['a'], to: 'out', note: 'x'.repeat(501) })).toEqual([
    'takes no version, got "a"',
    'takes no --to; leave it out',
    '--note: at most 500 characters',
  ]);
  expect(check({ action: 'diff', versions: ['a', 'b', 'c'] })).toEqual(['takes 2 at most, leave out "c"']);
  expect(check({ action: 'diff', versions: ['a', 'b'], config: 'draft' })).toHaveLength(1);
});
