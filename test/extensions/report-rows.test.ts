import fc from 'fast-check';
import {
  isReport,
  rankRows,
  searchRows,
  sortRows,
  type Column,
  type RankedRow,
  type Row,
} from '../../extensions/app/pages/report.ts';
import { addressRecord, createShowCell } from '../../extensions/app/pages/show-cell.ts';

const column = (id: string, type: Column['type']): Column => ({ id, type, name: { en: id, ru: id } });
const COLUMNS = [
  column('name', 'text'),
  column('score', 'number'),
  column('coverage', 'percent'),
  column('seen', 'date'),
  column('deal', 'deal'),
];
const ROWS: readonly Row[] = [
  { name: 'HR-система - Артём', score: 36.5, coverage: 100, seen: '2026-11-24T22:30:00Z', deal: '42' },
  { name: 'Analytics - Acme', score: 9, coverage: null, seen: null, deal: null },
  { name: 'HR system - Acme', score: 9, coverage: 25, seen: '2026-11-01T00:00:00Z', deal: '7' },
];
const show = createShowCell('en', 'Europe/Moscow');
const ranks = (rows: readonly RankedRow[]): readonly number[] => rows.map(({ rank }) => rank);
const search = (text: string) => ranks(searchRows(rankRows(ROWS), COLUMNS, text, show));

test.each([
  ['', [1, 2, 3]],
  ['  ', [1, 2, 3]],
  ['acme', [2, 3]],
  ['hr ACME', [3]],
  ['артем', [1]],
  ['АРТЁМ', [1]],
  ['100%', [1]],
  ['36.5', [1]],
  ['nothing', []],
])('a search for "%s" finds the rows %j, each with its rank', (text, expected) => {
  expect(search(text)).toEqual(expected);
});

test('sorting goes by the value, not by its digits; empty cells come last either way', () => {
  const by = (columnId: string, direction: 'ascending' | 'descending') =>
    ranks(sortRows(rankRows(ROWS), { columnId, direction }));
  expect(by('score', 'ascending')).toEqual([2, 3, 1]);
  expect(by('score', 'descending')).toEqual([1, 2, 3]);
  expect(by('coverage', 'ascending')).toEqual([3, 1, 2]);
  expect(by('coverage', 'descending')).toEqual([1, 3, 2]);
  expect(by('deal', 'ascending')).toEqual([3, 1, 2]);
  expect(by('seen', 'descending')).toEqual([1, 3, 2]);
});

test('without sorting the rows stand as the server ranked them', () => {
  expect(ranks(sortRows(rankRows(ROWS), null))).toEqual([1, 2, 3]);
});

test('sorting loses no row, invents none, and gives one order however the rows came', () => {
  const cell = fc.oneof(fc.constant(null), fc.integer(), fc.double({ noNaN: true }), fc.string());
  const sorting = fc.record({
    columnId: fc.constantFrom('a', 'b'),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
  });
  fc.assert(
    fc.property(fc.array(fc.record({ a: fc.integer(), b: cell })), sorting, (rows, by) => {
      const ranked = rankRows(rows);
      const sorted = sortRows(ranked, by);
      expect([...ranks(sorted)].sort((a, b) => a - b)).toEqual(ranks(ranked));
      if (by.columnId === 'a') {
        expect(sortRows([...ranked].reverse(), by)).toEqual(sorted);
      }
    }),
  );
});

test('cells are shown in the language of the reader and the time zone of the portal', () => {
  const showRussian = createShowCell('ru', 'Europe/Moscow');
  const [name, score, coverage, seen] = COLUMNS as [Column, Column, Column, Column, Column];
  expect(show(36.5, score)).toBe('36.5');
  expect(showRussian(36.5, score)).toBe('36,5');
  expect(show(25, coverage)).toBe('25%');
  expect(show(null, coverage)).toBe('—');
  expect(show('', name)).toBe('—');
  // Half past ten in the evening in London is the next day in Moscow.
  expect(show('2026-11-24T22:30:00Z', seen)).toBe('Nov 25, 2026');
  expect(showRussian('2026-11-24T22:30:00Z', seen)).toMatch(/^25 нояб/);
  expect(show('no date', seen)).toBe('no date');
  expect(createShowCell('en', 'Nowhere/Never')('2026-11-24T12:00:00Z', seen)).toBe('Nov 24, 2026');
});

test('a record is addressed without a host, and only by an id', () => {
  const [name, , , , deal] = COLUMNS as [Column, Column, Column, Column, Column];
  expect(addressRecord('42', deal, 123)).toBe('/contacts/123/record/0-3/42');
  expect(addressRecord('7', column('person', 'contact'), 123)).toBe('/contacts/123/record/0-1/7');
  for (const cell of [null, '', 'Acme', '42/../..', '4 2']) expect(addressRecord(cell, deal, 123)).toBeNull();
  expect(addressRecord('42', name, 123)).toBeNull();
});

test('only a report is taken for a report', () => {
  const report = {
    name: 'overview',
    title: { en: 'Opportunities', ru: 'Возможности' },
    at: '2026-11-24T09:00:00.000Z',
    rulesVersion: 'abc',
    columns: COLUMNS,
    rows: ROWS,
    notes: [],
  };
  expect(isReport(report)).toBe(true);
  for (const name of ['title', 'at', 'columns', 'rows', 'notes']) {
    expect(isReport({ ...report, [name]: undefined })).toBe(false);
  }
  for (const value of [null, 'text', [], {}]) expect(isReport(value)).toBe(false);
});
