/** `config/titles.yaml` and what its schema refuses. */
import { readPhrase } from '../../src/domain/title-text.ts';
import { titlesSchema } from '../../src/rules/schemas/titles.ts';
import { TITLE_RULES } from './persona-rules.ts';

const VALID = {
  departments: [{ id: 'money', department: 'finance', phrases: ['money*'] }],
  seniorities: [{ id: 'boss', seniority: 'director', phrases: ['boss'] }],
  occupations: [],
  connectors: {},
};

function complaints(change: object): string[] {
  const result = titlesSchema.safeParse({ ...VALID, ...change });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
}

test('a short file is complete: everything else has a default', () => {
  expect(titlesSchema.parse(VALID).departments[0]).toEqual({
    id: 'money',
    department: 'finance',
    weak: false,
    general: false,
    phrases: ['money*'],
  });
});

test.each([
  ['an unknown key', { colours: [] }, /colours/],
  ['an unknown department', { departments: [{ id: 'a', department: 'spies', phrases: ['b'] }] }, /finance/],
  ['capitals', { departments: [{ id: 'a', department: 'hr', phrases: ['HR'] }] }, /lower case/],
  [
    'a star inside a word',
    { departments: [{ id: 'a', department: 'hr', phrases: ['h*r'] }] },
    /end of a word/,
  ],
  ['a star alone', { departments: [{ id: 'a', department: 'hr', phrases: ['head *'] }] }, /every word/],
  [
    'a rule without phrases',
    { departments: [{ id: 'a', department: 'hr', phrases: [] }] },
    /at least one phrase/,
  ],
  [
    'an ending with a star',
    {
      occupations: [
        { id: 'a', departments: ['other'], seniority: 'staff', phrases: ['b'], endings: ['*ist'] },
      ],
    },
    /without \*|letters before/,
  ],
  ['an abbreviation of two words', { abbreviations: [{ words: ['a b'], means: 'c' }] }, /one word/],
  [
    'one id twice',
    { seniorities: [{ id: 'money', seniority: 'staff', phrases: ['clerk'] }] },
    /money occurs twice/,
  ],
])('%s is refused with a message that says what was expected', (_name, change, message) => {
  expect(complaints(change).join('\n')).toMatch(message);
});

// A rank and a department may share a phrase, since both of them count: "foreman". What counts only as the head of a
// phrase counts there alone.
test.each(['departments', 'seniorities'] as const)(
  'no phrase of the product stands in two rules, where only one could decide (%s)',
  (kind) => {
    const { modifiers, connectors } = TITLE_RULES;
    const occupations = TITLE_RULES.occupations.filter(({ place }) => place === 'any');
    const phrases = [
      ...[...TITLE_RULES[kind], ...occupations, ...modifiers].flatMap((rule) => rule.phrases),
      ...connectors.of,
      ...connectors.to,
      ...connectors.at,
      ...connectors.ignored,
    ].map((phrase) =>
      readPhrase(phrase)
        .map(({ key, open }) => (open ? `${key}*` : key))
        .join(' '),
    );
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([]);
  },
);
