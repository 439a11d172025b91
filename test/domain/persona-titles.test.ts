/** What single titles say: a thousand of them, in both languages. */
import { ENGLISH_TITLES } from './persona-english.ts';
import { readTable, readTitle } from './persona-rules.ts';
import { RUSSIAN_TITLES } from './persona-russian.ts';

describe.each([
  ['English', readTable(ENGLISH_TITLES)],
  ['Russian', readTable(RUSSIAN_TITLES)],
])('%s titles', (_language, table) => {
  test.each(table)('reads "$title" as $departments, $seniority', ({ title, departments, seniority }) => {
    const persona = readTitle(title);
    expect({ departments: persona.departments, seniority: persona.seniority }).toEqual({
      departments,
      seniority,
    });
  });

  test('knows at least 250 different titles', () => {
    expect(new Set(table.map(({ title }) => title)).size).toBeGreaterThanOrEqual(250);
  });
});
