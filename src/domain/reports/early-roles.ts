/** Early involvement of a role beside the length of won deals, with n and a caution (R141). */
import type { DealHistory } from '../history/deal-history.ts';
import { findEarlyRoles, type EarlyRole } from '../history/early-roles.ts';
import type { RuleSet } from '../rule-set.ts';
import { count, localized, ROLE_NAMES } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column } from './column.ts';
import { FEWEST_CASES } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_FINDING, NOT_A_CAUSE, OPENED, READING_NAMES } from './sample-size.ts';
import { median, roundTo } from './statistics.ts';

type Rules = Pick<RuleSet, 'solutions' | 'stages' | 'scoring'>;

export function reportEarlyRoles(
  histories: readonly DealHistory[],
  rules: Rules,
  language: Language,
): Report {
  const names = new Map(rules.solutions.map(({ id, name }) => [id, name[language]]));
  const found = findEarlyRoles(histories, rules);
  const won = histories.filter(({ outcome }) => outcome === 'won').length;
  return {
    title: { en: 'Early roles and the length of deals', ru: 'Ранние роли и длина сделок' },
    columns: COLUMNS,
    rows: found.map((each) => describeRole(each, names, language)),
    summary: localized((each) => `${count(won, 'wonDeal', each)}.`),
    notes: [
      {
        en: `Early: somebody of the role did something meaningful or spoke with us before the deal first came to a stage of risk_stages or late_stages (${[...rules.stages.riskStages, ...rules.stages.lateStages].join(', ')}). Won deals that never stood in such a stage, or whose length is not known, are left out.`,
        ru: `Рано: носитель роли сделал что-то значимое или говорил с нами до того, как сделка впервые вошла в одну из стадий risk_stages или late_stages (${[...rules.stages.riskStages, ...rules.stages.lateStages].join(', ')}). Выигранные сделки без такой стадии или с неизвестной длиной не учтены.`,
      },
      {
        en: `Told from ${FEWEST_CASES} early and ${FEWEST_CASES} late deals on; a hint below ${LEAST_FOR_FINDING} in all. Caution: a long deal has more time for anybody to turn up late, and easy deals may bring everybody in early; the two can go together without one shortening the other.`,
        ru: `Показано от ${FEWEST_CASES} ранних и ${FEWEST_CASES} поздних сделок; до ${LEAST_FOR_FINDING} вместе это намёк. Осторожно: в долгой сделке больше времени появиться поздно, а в простой все приходят рано; одно может сочетаться с другим, не сокращая сделку.`,
      },
      NOT_A_CAUSE,
      OPENED,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('solution', 'text', 'solution', 'решение'),
  column('role', 'text', 'role', 'роль'),
  column('early', 'number', 'won deals, early', 'выиграно, рано'),
  column('late', 'number', 'won deals, late', 'выиграно, поздно'),
  column('never', 'number', 'never engaged', 'роль не вовлечена'),
  column('days_early', 'number', 'days, early', 'дней, рано'),
  column('days_late', 'number', 'days, late', 'дней, поздно'),
  column('difference', 'number', 'difference in days', 'разница в днях'),
  column('base_days', 'number', 'days usually', 'дней обычно'),
  column('reading', 'text', 'reading', 'вывод'),
];

function describeRole(
  { solution, role, early, late, never, usual, difference, reading }: EarlyRole,
  names: ReadonlyMap<string, string>,
  language: Language,
): ReportRow {
  const days = (all: readonly number[]): number | null =>
    all.length < FEWEST_CASES ? null : roundTo(median(all), 1);
  return {
    solution: names.get(solution) ?? solution,
    role: ROLE_NAMES[role][language],
    early: early.length,
    late: late.length,
    never,
    days_early: days(early),
    days_late: days(late),
    difference: roundTo(difference, 1),
    base_days: days(usual),
    reading: READING_NAMES[reading][language],
  };
}
