/** The head of a title says what the person is; what it leaves of the words beside it. */
import fc from 'fast-check';
import { readTitle } from './persona-rules.ts';

/** Words that no rule knows: neither English nor Russian in Latin letters has them. */
const unknownWord = fc
  .array(fc.constantFrom('qz', 'xw', 'zx'), { minLength: 3, maxLength: 5 })
  .map((pairs) => pairs.join(''));
const field = fc.constantFrom(
  'event',
  'marketing',
  'finance',
  'software',
  'procurement',
  'security',
  'legal',
);
const weakField = fc.constantFrom('data', 'program', 'client', 'design', 'event', 'talent');

function departmentsOf(title: string): readonly string[] {
  return readTitle(title).departments;
}

test('a head that no rule knows is in no department, whatever field stands before it', () => {
  fc.assert(
    fc.property(field, unknownWord, (known, unknown) => {
      expect(departmentsOf(`${known} ${unknown}`)).toEqual([]);
    }),
  );
});

test('a weak word of a field says nothing behind a word that no rule knows', () => {
  fc.assert(
    fc.property(unknownWord, weakField, (unknown, weak) => {
      expect(departmentsOf(`${unknown} ${weak} specialist`)).toEqual([]);
    }),
  );
});

test('behind a leader an unknown word is a place or a product', () => {
  fc.assert(
    fc.property(field, unknownWord, (known, unknown) => {
      expect(departmentsOf(`Director ${known} ${unknown}`)).toEqual(departmentsOf(`Director ${known}`));
    }),
  );
});

test('behind a trade or an intern unknown words are a place, however many', () => {
  const strong = fc.constantFrom('sales', 'marketing', 'finance', 'procurement', 'legal');
  const place = fc.array(unknownWord, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(strong, fc.constantFrom('internship', 'trainee'), place, (known, junior, words) => {
      expect(departmentsOf(`${known} ${junior} ${words.join(' ')}`)).toEqual([known]);
    }),
  );
  fc.assert(
    fc.property(place, (words) => {
      expect(departmentsOf(`security engineer ${words.join(' ')}`)).toEqual(
        departmentsOf('security engineer'),
      );
    }),
  );
});

test('what follows a bare rank and a comma is its field, as behind "of"', () => {
  const rank = fc.constantFrom('Director', 'Vice President', 'Head', 'Deputy Director', 'Senior Manager');
  fc.assert(
    fc.property(rank, field, unknownWord, (leader, known, unknown) => {
      expect(departmentsOf(`${leader}, ${known} ${unknown}`)).toEqual(
        departmentsOf(`${leader} of ${known} ${unknown}`),
      );
    }),
  );
});

test.each([
  ['Event Technician', ['other']],
  ['VP, Network Optimization', ['it']],
  ['IT Technician', ['it']],
  ['Payroll Technician', ['finance']],
  ['Environmental Tech', ['other']],
  ['Head of Tech', ['engineering']],
  ['Shipping Clerk', ['other']],
  ['Logistics Clerk', ['operations']],
  ['Compliance Engineer', ['engineering']],
  ['Security Engineer', ['security']],
  ['Dental Office Manager', ['other']],
  ['Office Manager', ['operations']],
  ['Mining Engineer', ['engineering']],
  ['Client Operations Manager', []],
  ['Operations Manager', ['operations']],
  ['Hospital Executive Director', ['other']],
  ['Executive Director', ['executive']],
  ['Электросварщик (наплавка, ремонт рам)', ['other']],
  ['Постановщик задач отдела продаж', ['other']],
  ['Нотариус / делопроизводитель', ['other']],
  ['Механик (отдел снабжения), логист', ['other']],
  ['Врач - коммерческий директор', ['sales']],
  ['Директор магазина - партнер', ['other']],
  ['Deputy CEO - Head of HR', ['hr', 'executive']],
  ['Первый заместитель генерального директора - главный инженер', ['engineering', 'executive']],
  ['Генеральный директор, главный бухгалтер', ['executive', 'finance']],
])('reads "%s" by its head as %j', (title, departments) => {
  expect(departmentsOf(title)).toEqual(departments);
});

test('words that the head left out stand in the explanation as not counted', () => {
  const { counterEvidence } = readTitle('Event Decorator');
  expect(counterEvidence.map(({ text, says }) => [text, says])).toEqual([
    ['Event', 'not counted: marketing'],
  ]);
});
