/** The reader of titles by its rules: evidence, confidence, limits. */
import { compileTitles } from '../../src/domain/persona.ts';
import type { Persona } from '../../src/domain/types.ts';
import { readTitle, TITLE_RULES } from './persona-rules.ts';

const UNKNOWN: Persona = {
  departments: [],
  seniority: 'unknown',
  full: false,
  confidence: 0,
  evidence: [],
  counterEvidence: [],
};

describe('the four people of the worked example', () => {
  test.each([
    ['HR-менеджер', 'R25', 'hr', 'manager'],
    ['IT-директор', 'R26', 'it', 'director'],
    ['Финансовый директор', 'R27', 'finance', 'c_level'],
    ['Генеральный директор', 'R28', 'executive', 'c_level'],
  ] as const)('«%s» is read completely (F1, %s)', (title, _requirement, department, seniority) => {
    expect(readTitle(title)).toMatchObject({ departments: [department], seniority, full: true });
  });

  test('the executive director is not the head of the company (R3)', () => {
    expect(readTitle('Исполнительный директор').departments).toEqual(['operations']);
    expect(readTitle('Генеральный директор').departments).toEqual(['executive']);
  });
});

describe('confidence', () => {
  test('is 0.8 where department and seniority were read', () => {
    expect(readTitle('Sales Manager')).toMatchObject({ full: true, confidence: 0.8 });
  });

  test('is 0.6 where only the department was read', () => {
    expect(readTitle('Отдел кадров')).toMatchObject({ full: false, confidence: 0.6, seniority: 'unknown' });
  });

  test('is 0 where only a rank was read, and the rank is kept', () => {
    expect(readTitle('Manager')).toMatchObject({ departments: [], confidence: 0, seniority: 'manager' });
  });

  test('takes its numbers from the caller', () => {
    const read = compileTitles(TITLE_RULES, { full: 0.5, partial: 0.25 });
    expect(read('Sales Manager').confidence).toBe(0.5);
    expect(read('Marketing').confidence).toBe(0.25);
  });
});

describe('evidence', () => {
  test('names the rule and the words as they were typed', () => {
    expect(readTitle('  Руководитель   Отдела ПРОДАЖ').evidence).toEqual([
      { rule: 'sales_words', text: 'ПРОДАЖ', start: 24, end: 30, says: 'department: sales' },
      { rule: 'head_ru', text: 'Руководитель', start: 2, end: 14, says: 'seniority: manager' },
    ]);
  });

  test('points into the original where letters are decomposed or carry two units', () => {
    const title = '🚀 Главныи\u0306 бухгалтер';
    const [first] = readTitle(title).evidence;
    expect(first?.text).toBe('Главныи\u0306 бухгалтер');
    expect(title.slice(first?.start, first?.end)).toBe(first?.text);
  });

  test('shows why a former position says nothing', () => {
    expect(readTitle('ex-CFO').evidence).toEqual([
      { rule: 'former', text: 'ex', start: 0, end: 2, says: 'not, or no longer, in this position' },
    ]);
  });

  test('shows a deputy beside the rank of the person he stands in for', () => {
    const { seniority, evidence } = readTitle('Deputy CFO');
    expect(seniority).toBe('director');
    expect(evidence.map(({ says }) => says)).toEqual([
      'department: finance',
      'seniority: c_level',
      'deputy: one level lower',
    ]);
  });
});

describe('counter-evidence', () => {
  const against = (title: string): string[] =>
    readTitle(title).counterEvidence.map(({ text, says }) => `${text}: ${says}`);

  test.each([
    ["an employer's words", 'CFO at Acme Security', ['Security: not counted: security']],
    ["another person's department", 'assistant to the CFO', ['CFO: not counted: finance']],
    ['a word that was outweighed', 'Farm Operations Manager', ['Operations: not counted: operations']],
    ['a position of the past', 'бывший финансовый директор', ['финансовый директор: not counted: finance']],
    ['nothing where all agrees', 'Finance Director', []],
  ])('names %s', (_what, title, expected) => {
    expect(against(title)).toEqual(expected);
  });
});

describe('endings', () => {
  test.each(['Bandicootologist', 'Пряничник-расписщик', 'асфальтобетонщик', 'Asfaltobetonshchik'])(
    '"%s" is a trade by its ending',
    (title) => {
      expect(readTitle(title).departments).toEqual(['other']);
    },
  );

  test('an ending says nothing of a word that a phrase knows', () => {
    expect(readTitle('Тестировщик').departments).toEqual(['engineering']);
    expect(readTitle('Закупщик').departments).toEqual(['procurement']);
  });
});

describe('what is no title', () => {
  test.each([
    ['nothing', null],
    ['an empty text', ''],
    ['blanks', ' \t\n '],
    ['punctuation', '---, (); «» "" | / & @ …'],
    ['a sign of one letter', '?'],
    ['one word of 10,000 letters', 'a'.repeat(10_000)],
    ['10,000 characters of a known word', 'CEO '.repeat(2_500)],
    ['combining marks alone', '\u0301'.repeat(50)],
    ['half a surrogate pair', '\ud83d'],
  ])('%s gives an unknown persona', (_name, title) => {
    expect(readTitle(title)).toEqual(UNKNOWN);
  });
});

describe('capacity', () => {
  test.each(['директор по ', 'и ', 'a-', 'и.о.', 'зам', '(', 'assistant to ', 'й'])(
    'a title of nothing but "%s" costs no more than a longer walk',
    (piece) => {
      const started = process.cpuUsage();
      readTitle(piece.repeat(1_000).slice(0, 1_000));
      expect(process.cpuUsage(started).user / 1_000).toBeLessThan(200);
    },
  );
});
