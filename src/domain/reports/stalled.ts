/** How many purchases stop without a decision, measured in this portal and nowhere else (R6, R14). */
import { writePercent } from '../words.ts';
import type { Solution } from '../rule-set.ts';
import type { Language } from '../vocabulary.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';

export interface StalledDeal {
  readonly solution: string;
  readonly outcome: 'open' | 'won' | 'lost';
  /** No newly engaged role for `stalled_days`: now, or when it was closed. */
  readonly stalled: boolean;
}

export function reportStalled(
  deals: readonly StalledDeal[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  stalledDays: number,
  language: Language,
): Report {
  const rows = solutions.flatMap(({ id, name }) => {
    const mine = deals.filter(({ solution }) => solution === id);
    return mine.length === 0 ? [] : [describeRow(name[language], mine)];
  });
  const total = describeRow('', deals);
  const say = (
    share: ReportRow[string] | undefined,
    of: ReportRow[string] | undefined,
    to: Language,
  ): string => (typeof share === 'number' ? writePercent(share, to) : `${String(of ?? 0)} < ${FEWEST_CASES}`);
  return {
    title: { en: 'Stalled deals and no decision', ru: 'Застрявшие сделки и покупки без решения' },
    columns: [
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'open', name: { en: 'open', ru: 'открыто' }, type: 'number' },
      { id: 'stalled', name: { en: 'stalled', ru: 'застряло' }, type: 'number' },
      { id: 'stalled_share', name: { en: 'share stalled', ru: 'доля застрявших' }, type: 'percent' },
      { id: 'closed', name: { en: 'closed', ru: 'закрыто' }, type: 'number' },
      { id: 'won', name: { en: 'won', ru: 'выиграно' }, type: 'number' },
      { id: 'no_decision', name: { en: 'ended without decision', ru: 'без решения' }, type: 'number' },
      {
        id: 'no_decision_share',
        name: { en: 'share without decision', ru: 'доля без решения' },
        type: 'percent',
      },
    ],
    rows,
    summary: {
      en: `Stalled: ${say(total.stalled_share, total.open, 'en')}; without decision: ${say(total.no_decision_share, total.closed, 'en')}.`,
      ru: `Застряло: ${say(total.stalled_share, total.open, 'ru')}; без решения: ${say(total.no_decision_share, total.closed, 'ru')}.`,
    },
    notes: [
      {
        en: `Stalled: no newly engaged role and no new stage for ${stalledDays} days (stalled_days in stages.yaml). Without decision: lost while it was stalled.`,
        ru: `Застряла: нет новых вовлечённых ролей и новой стадии, дней: ${stalledDays} (stalled_days в stages.yaml). Без решения: проиграна, пока стояла на месте.`,
      },
      {
        en: `These are figures of this portal; shares of fewer than ${FEWEST_CASES} deals are left out.`,
        ru: `Это данные вашего портала; долей менее чем по ${FEWEST_CASES} сделкам здесь нет.`,
      },
    ],
  };
}

function describeRow(solution: string, deals: readonly StalledDeal[]): ReportRow {
  const open = deals.filter(({ outcome }) => outcome === 'open');
  const closed = deals.filter(({ outcome }) => outcome !== 'open');
  const stalled = open.filter((deal) => deal.stalled).length;
  const undecided = closed.filter((deal) => deal.outcome === 'lost' && deal.stalled).length;
  return {
    solution,
    open: open.length,
    stalled,
    stalled_share: shareOf(stalled, open.length),
    closed: closed.length,
    won: closed.filter(({ outcome }) => outcome === 'won').length,
    no_decision: undecided,
    no_decision_share: shareOf(undecided, closed.length),
  };
}
