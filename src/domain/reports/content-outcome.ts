/** Content by role and outcome: won deals beside lost ones, with the base rate and n (R140). */
import { findContent, type ContentFinding } from '../history/content-findings.ts';
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized, ROLE_NAMES } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column } from './column.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { describeInterval, LEAST_FOR_FINDING, NOT_A_CAUSE, READING_NAMES, READINGS } from './sample-size.ts';
import { roundTo } from './statistics.ts';

export function reportContentOutcome(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const findings = findContent(histories).sort(byWeight);
  const names = new Map(solutions.map(({ id, name }) => [id, name[language]]));
  const told = findings.filter(({ reading }) => reading !== 'too_few').length;
  return {
    title: { en: 'Content by role and outcome', ru: 'Контент по ролям и исходам' },
    columns: COLUMNS,
    rows: findings.map((finding) => describeFinding(finding, names, language)),
    summary: localized((each) => {
      const closed = count(histories.filter(({ outcome }) => outcome !== null).length, 'closedDeal', each);
      return each === 'ru'
        ? `${closed}; строк: ${findings.length}, из них с достаточным числом случаев: ${told}.`
        : `${closed}; lines: ${findings.length}, of them with enough cases: ${told}.`;
    }),
    notes: [
      {
        en: 'Usual is the win rate of all closed deals of the solution on which somebody held the role, whether or not they read this. Lift is the win rate with it divided by that: 1 is no difference.',
        ru: '«Обычно»: доля выигранных среди всех закрытых сделок решения, где эта роль была, читали её люди это или нет. Лифт: доля с этим контентом, делённая на обычную; 1 значит без разницы.',
      },
      {
        en: `Told from ${FEWEST_CASES} won and ${FEWEST_CASES} lost deals with the role and ${FEWEST_CASES} deals with the content on; a hint below ${LEAST_FOR_FINDING} closed deals. Of many lines one in twenty differs by chance alone.`,
        ru: `Показано от ${FEWEST_CASES} выигранных и ${FEWEST_CASES} проигранных сделок с ролью и ${FEWEST_CASES} сделок с контентом; до ${LEAST_FOR_FINDING} закрытых сделок это намёк. Из многих строк одна из двадцати отличается случайно.`,
      },
      NOT_A_CAUSE,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('solution', 'text', 'solution', 'решение'),
  column('role', 'text', 'role', 'роль'),
  column('content_rule', 'text', 'content rule', 'правило контента'),
  column('won', 'number', 'won with it', 'выиграно с ним'),
  column('lost', 'number', 'lost with it', 'проиграно с ним'),
  column('rate', 'percent', 'win rate with it', 'доля выигранных с ним'),
  column('range', 'text', 'range', 'интервал'),
  column('base', 'percent', 'usual', 'обычно'),
  column('base_n', 'number', 'closed deals with the role', 'закрытых сделок с ролью'),
  column('lift', 'number', 'lift', 'лифт'),
  column('reading', 'text', 'reading', 'вывод'),
];

function describeFinding(
  { solution, role, content, touched, base, lift, reading }: ContentFinding,
  names: ReadonlyMap<string, string>,
  language: Language,
): ReportRow {
  const enough = reading !== 'too_few';
  return {
    solution: names.get(solution) ?? solution,
    role: ROLE_NAMES[role][language],
    content_rule: content,
    won: touched.won,
    lost: touched.closed - touched.won,
    rate: enough ? shareOf(touched.won, touched.closed) : null,
    range: enough ? describeInterval(touched.won, touched.closed, language) : null,
    base: enough ? shareOf(base.won, base.closed) : null,
    base_n: base.closed,
    lift: roundTo(lift, 2),
    reading: READING_NAMES[reading][language],
  };
}

/** What is surest first, of that the largest difference. */
function byWeight(a: ContentFinding, b: ContentFinding): number {
  const difference = ({ lift }: ContentFinding): number => Math.abs((lift ?? 1) - 1);
  const nameOf = ({ solution, role, content }: ContentFinding): string => `${solution} ${role} ${content}`;
  return (
    READINGS.indexOf(b.reading) - READINGS.indexOf(a.reading) ||
    difference(b) - difference(a) ||
    b.touched.closed - a.touched.closed ||
    (nameOf(a) < nameOf(b) ? -1 : 1)
  );
}
