/** Deal by deal what the reports over many deals count: whoever doubts a number finds here what it was made from. */
import { cohortOf } from '../history/cohorts.ts';
import { momentOf, touchesOf, type DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column, dateOf } from './column.ts';
import { COHORT_NAMES } from './group-quality.ts';
import { firstSourceOf, ORIGIN_NAMES } from './opportunity-sources.ts';
import type { Report, ReportRow } from './report.ts';

export const OUTCOME_NAMES: Readonly<Record<'won' | 'lost' | 'open', Localized>> = {
  won: { en: 'won', ru: 'выиграна' },
  lost: { en: 'lost', ru: 'проиграна' },
  open: { en: 'open', ru: 'открыта' },
};

export function reportDealFigures(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const names = new Map(solutions.map(({ id, name }) => [id, name[language]]));
  return {
    title: { en: 'Figures of each deal', ru: 'Показатели каждой сделки' },
    columns: COLUMNS,
    rows: histories.map((history) => ({
      ...describeDeal(history, language),
      solution: names.get(history.solution) ?? history.solution,
    })),
    summary: localized((each) => `${count(histories.length, 'deal', each)}.`),
    notes: [
      {
        en: 'Open deals as they are now, closed ones as they were at their close, seen from the last open stage; the past is computed from the facts by the rules of today. Why a person has a role: explain --deal.',
        ru: 'Открытые сделки на сейчас, закрытые на момент закрытия, из последней открытой стадии; прошлое вычислено из фактов по сегодняшним правилам. Почему у человека такая роль: explain --deal.',
      },
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('deal', 'deal', 'deal', 'сделка'),
  column('solution', 'text', 'solution', 'решение'),
  column('origin', 'text', 'origin', 'как появилась'),
  column('source', 'text', 'first touch', 'первое касание'),
  column('identified', 'date', 'identified', 'выявлена'),
  column('pipeline', 'date', 'came to sales', 'вошла в воронку'),
  column('accepted', 'date', 'hand-off accepted', 'передача принята'),
  column('closed', 'date', 'closed', 'закрыта'),
  column('outcome', 'text', 'outcome', 'исход'),
  column('amount', 'number', 'amount', 'сумма'),
  column('currency', 'text', 'currency', 'валюта'),
  column('engaged_made', 'number', 'engaged when made', 'активны при создании'),
  column('engaged_pipeline', 'number', 'engaged when it came to sales', 'активны при входе в воронку'),
  column('engaged', 'number', 'engaged at the end', 'активны в конце'),
  column('group', 'text', 'counted as', 'отнесена к'),
  column('members', 'number', 'members', 'участников'),
  column('direct', 'number', 'in two-way contact', 'в двустороннем контакте'),
  column('touches', 'number', 'touches', 'касаний'),
];

function describeDeal(history: DealHistory, language: Language): ReportRow {
  const { dealId, origin, identifiedAt, acceptedAt, closedAt, outcome, amount, currency } = history;
  const people = (all: DealHistory['members']): number => new Set(all.map(({ person }) => person)).size;
  return {
    deal: dealId,
    origin: ORIGIN_NAMES[origin][language],
    source: firstSourceOf(history, language),
    identified: dateOf(identifiedAt),
    pipeline: dateOf(momentOf(history, 'pipeline')?.at ?? null),
    accepted: dateOf(acceptedAt),
    closed: dateOf(closedAt),
    outcome: OUTCOME_NAMES[outcome ?? 'open'][language],
    amount: amount === null ? null : amount / 100,
    currency,
    engaged_made: momentOf(history, 'made')?.engaged ?? null,
    engaged_pipeline: momentOf(history, 'pipeline')?.engaged ?? null,
    engaged: history.engagedMembers,
    group: COHORT_NAMES[cohortOf(history)][language],
    members: people(history.members),
    direct: people(history.members.filter((each) => each.direct)),
    touches: touchesOf(history).length,
  };
}
