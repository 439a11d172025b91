import fc from 'fast-check';
import { createTitleCounter, reportUnreadTitles } from '../../../src/domain/reports/unread-titles.ts';
import { loadSample } from '../../support/facts.ts';

const { readTitle } = await loadSample();

function report(contacts: readonly (readonly [title: string | null, company: string | null])[]) {
  const counter = createTitleCounter(readTitle);
  for (const [title, company] of contacts) counter.add(title, company);
  return reportUnreadTitles(counter.list(), readTitle, 'en');
}

test('titles without a department are counted, whatever their case and spaces, the most frequent first', () => {
  const { rows, summary, notes } = report([
    ['Ninja', '1'],
    ['Evangelist', '1'],
    ['  ninja ', '2'],
    ['NINJA', '2'],
    ['Evangelist', null],
    ['Wizard', '3'],
    ['CFO', '3'],
    [null, '3'],
    ['', '3'],
  ]);
  expect(rows).toEqual([
    { title: 'NINJA', contacts: 3, companies: 2, rank: null },
    { title: 'Evangelist', contacts: 2, companies: 1, rank: null },
    { title: 'Wizard', contacts: 1, companies: 1, rank: null },
  ]);
  expect(summary.en).toBe('3 different titles of 6 contacts tell no department.');
  expect(notes[0]?.en).toContain('titles.yaml');
});

test('a rank that is read without a department is told, so that only the field has to be added', () => {
  expect(report([['Ведущий специалист', '1']]).rows).toEqual([
    { title: 'Ведущий специалист', contacts: 1, companies: 1, rank: 'senior specialist' },
  ]);
});

test('long texts are cut; addresses and numbers are left out (P38)', () => {
  const { rows } = report([
    [`Xyzzy ${'q'.repeat(100)}`, '1'],
    ['Plugh maria@example.com', '1'],
    ['Plover +7 (916) 123-45-67', '1'],
  ]);
  const titles = rows.map((row) => String(row['title']));
  expect(titles).toContain('Plugh …');
  expect(titles).toContain('Plover …');
  for (const title of titles) expect(title.length).toBeLessThanOrEqual(61);
});

test('the order in which contacts come changes nothing (P18)', () => {
  const some = fc.array(
    fc.tuple(fc.constantFrom('Ninja', 'NINJA', 'Wizard', 'CFO', null), fc.constantFrom('1', '2', null)),
    { maxLength: 12 },
  );
  fc.assert(fc.property(some, (all) => expect(report([...all].reverse())).toEqual(report(all))));
});
