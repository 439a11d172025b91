/** Files of target accounts: what is understood, and every fault with its place. */
import fc from 'fast-check';
import { formatMoney, parseMoney, sumMoney } from '../../src/domain/money.ts';
import { readTargetFile } from '../../src/targets/read-file.ts';

function faultsOf(text: string): string[] {
  return readTargetFile(text).faults.map(({ line, column, found }) => `${line} ${column ?? '-'}: ${found}`);
}

function rowsOf(text: string) {
  const { rows, faults } = readTargetFile(text);
  expect(faults).toEqual([]);
  return rows;
}

test('a row names a company, a solution, and where wanted money and people', () => {
  const text =
    'domain,solution,expected_value,currency,roles\nacme.com,hr_system,1200000.50,eur,decision_maker technical_validator:2\n';
  expect(rowsOf(text)).toEqual([
    {
      line: 2,
      company: { by: 'domain', domain: 'acme.com' },
      solution: 'hr_system',
      expectedValue: 120_000_050,
      currency: 'EUR',
      profile: [
        { role: 'technical_validator', count: 2 },
        { role: 'decision_maker', count: 1 },
      ],
    },
  ]);
});

test('what spreadsheets write is read: byte order mark, semicolons, comma for decimals, empty lines, tabs', () => {
  const wanted = [
    {
      line: 3,
      company: { by: 'id', id: '10' },
      solution: 'hr_system',
      expectedValue: 150,
      currency: null,
      profile: null,
    },
  ];
  expect(rowsOf('\uFEFFCompany_ID;Solution;Expected_Value\r\n\r\n10;hr_system;1,5\r\n;;\r\n')).toEqual(
    wanted,
  );
  expect(rowsOf('company_id\tsolution\texpected_value\n\n10\thr_system\t1.5\n')).toEqual(wanted);
});

test.each([
  ['', ['1 -: nothing']],
  ['company_id\n10', ['1 solution: no such column']],
  ['solution\nhr_system', ['1 -: no column that names companies']],
  ['company_id,solution,size\n10,hr_system,5', ['1 size: an unknown column']],
  ['company_id,solution,solution\n10,a,b', ['1 solution: the column twice']],
  ['company_id,solution\n10', ['2 -: 1 cells', '2 solution: nothing']],
  ['company_id,solution\n-5,hr_system\nabc,hr_system', ['2 company_id: "-5"', '3 company_id: "abc"']],
  ['domain,solution\nnot a domain,hr_system\n,hr_system', ['2 domain: "not a domain"', '3 -: no company']],
  ['company_id,domain,solution\n10,acme.com,hr_system', ['2 -: both company_id and domain']],
  [
    'company_id,solution,expected_value,currency\n10,hr_system,1 000,EUR\n11,hr_system,5,XXY\n12,hr_system,,EUR',
    ['2 expected_value: "1 000"', '3 currency: "XXY"', '4 expected_value: nothing'],
  ],
  [
    'company_id,solution,roles\n10,hr_system,boss:1\n11,hr_system,approver:0\n12,hr_system,approver approver',
    ['2 roles: "boss:1"', '3 roles: "approver:0"', '4 roles: approver twice'],
  ],
  ['company_id,solution\n10,"hr_system', ['2 -: what is no CSV']],
])('of %j every fault is told at once, with line and column: %j', (text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
});

test('rows without a fault are told as well, so that they can be looked at for more', () => {
  const { rows, faults } = readTargetFile('company_id,solution\n10,hr_system\n0,hr_system');
  expect([rows.length, faults.length]).toEqual([1, 1]);
});

test('a file of more than 10,000 rows is refused', () => {
  const text = [
    'company_id,solution',
    ...Array.from({ length: 10_001 }, (_, n) => `${n + 1},hr_system`),
  ].join('\n');
  expect(faultsOf(text)).toEqual(['1 -: 10001 rows']);
});

test('no text, whatever it is, is more than rows or faults', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      expect(() => readTargetFile(text)).not.toThrow();
      const body = readTargetFile(`company_id,solution\n${text}`);
      expect(body.faults.every(({ line }) => line >= 1)).toBe(true);
      expect(body.rows.every(({ solution }) => solution !== '')).toBe(true);
    }),
  );
});

test('money is exact: sums of any amounts are those of their hundredths, and come back as they were written', () => {
  const hundredths = fc.integer({ min: 0, max: 100_000_000_000 });
  fc.assert(
    fc.property(fc.array(hundredths, { maxLength: 20 }), (amounts) => {
      const read = amounts.map((amount) => parseMoney(formatMoney(amount)));
      expect(read).toEqual(amounts);
      const sum = sumMoney(amounts.map((amount) => ({ amount, currency: 'EUR' }))).get('EUR') ?? 0;
      expect(sum).toBe(amounts.reduce((all, each) => all + each, 0));
    }),
  );
  expect([
    parseMoney('12.345'),
    parseMoney('0.999'),
    parseMoney('-5'),
    parseMoney('1e5'),
    parseMoney(''),
  ]).toEqual([1235, 100, null, null, null]);
});
