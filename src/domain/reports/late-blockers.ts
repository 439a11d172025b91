/** Deals lost to a blocker found late, beside won deals, so that what is simply usual shows as such (R166). */
import { isFoundLate, type ClosedWithBlocker, type Finding } from '../found-blockers.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { daysOf, FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { writePercent } from '../words.ts';
import { TOO_FEW } from './sample-size.ts';

const OUTCOMES: Readonly<Record<ClosedWithBlocker['outcome'], Localized>> = {
  won: { en: 'won', ru: 'выиграна' },
  lost: { en: 'lost', ru: 'проиграна' },
};
const FINDING_NAMES: Readonly<Record<Finding, Localized>> = {
  early: { en: 'early', ru: 'рано' },
  late: { en: 'late', ru: 'поздно' },
  after_close: { en: 'after the close', ru: 'после закрытия' },
  unknown: { en: 'not known when', ru: 'неизвестно когда' },
};

/** One row per closed deal with a blocker, the latest close first. Whom the mark is on, the deal's card says. */
export function reportLateBlockers(
  deals: readonly ClosedWithBlocker[],
  names: ReadonlyMap<string, Localized>,
  language: Language,
): Report {
  const rows = [...deals]
    .sort((a, b) => b.closedAt - a.closedAt || (a.dealId < b.dealId ? -1 : 1))
    .flatMap((deal) => describe(deal, names, language));
  return {
    title: { en: 'Blockers found late', ru: 'Блокеры, найденные поздно' },
    columns: COLUMNS,
    rows,
    summary: summarize(deals),
    notes: [
      ...byYear(deals),
      {
        en: 'Late: in a risk or late stage of stages.yaml, or after the close. A label that was in HubSpot before the app first looked is of unknown age and counts as neither. Whoever was never marked on a card or in HubSpot is not known here.',
        ru: 'Поздно: на стадии из risk_stages или late_stages файла stages.yaml или после закрытия. Метка, стоявшая в HubSpot до первого чтения, неизвестного возраста и не считается ни ранней, ни поздней. Кого не отметили на карточке или в HubSpot, здесь не видно.',
      },
      {
        en: `Won deals stand beside lost ones as the base rate. Shares are given from ${FEWEST_CASES} deals on. What goes together with a loss need not have caused it.`,
        ru: `Рядом с проигранными стоят выигранные сделки: это базовая доля. Доли приводятся от ${FEWEST_CASES} сделок. То, что сопутствует проигрышу, не обязательно его причина.`,
      },
    ],
  };
}

const COLUMNS: Report['columns'] = [
  { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
  { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
  { id: 'outcome', name: { en: 'outcome', ru: 'исход' }, type: 'text' },
  { id: 'closed', name: { en: 'closed', ru: 'закрыта' }, type: 'date' },
  { id: 'found', name: { en: 'blocker found', ru: 'блокер найден' }, type: 'date' },
  { id: 'stage', name: { en: 'in deal stage (id)', ru: 'на стадии сделки (id)' }, type: 'text' },
  { id: 'when', name: { en: 'early or late', ru: 'рано или поздно' }, type: 'text' },
  { id: 'days', name: { en: 'days before the close', ru: 'дней до закрытия' }, type: 'number' },
];

function describe(
  { dealId, solution, outcome, closedAt, blocker }: ClosedWithBlocker,
  names: ReadonlyMap<string, Localized>,
  language: Language,
): ReportRow[] {
  if (blocker === null) return [];
  const { finding, foundAt, foundIn } = blocker;
  return [
    {
      deal: dealId,
      solution: names.get(solution)?.[language] ?? solution,
      outcome: OUTCOMES[outcome][language],
      closed: new Date(closedAt).toISOString(),
      found: finding === 'unknown' ? null : new Date(foundAt).toISOString(),
      stage: finding === 'unknown' ? null : foundIn,
      when: FINDING_NAMES[finding][language],
      days: finding === 'early' || finding === 'late' ? daysOf(closedAt - foundAt) : null,
    },
  ];
}

export interface LateBlockerCount {
  readonly deals: number;
  readonly late: number;
  /** Percent; `null`: too few to say. */
  readonly share: number | null;
}

export function countLateBlockers(
  deals: readonly ClosedWithBlocker[],
  outcome: ClosedWithBlocker['outcome'],
): LateBlockerCount {
  const mine = deals.filter((deal) => deal.outcome === outcome);
  const late = mine.filter(isFoundLate).length;
  return { deals: mine.length, late, share: shareOf(late, mine.length) };
}

function summarize(deals: readonly ClosedWithBlocker[]): Localized {
  const [lost, won] = [countLateBlockers(deals, 'lost'), countLateBlockers(deals, 'won')];
  const tell = ({ share }: LateBlockerCount, language: Language): string =>
    ` (${share === null ? TOO_FEW[language] : writePercent(share, language)})`;
  return {
    en: `Lost deals: ${lost.deals}, with a blocker found late: ${lost.late}${tell(lost, 'en')}. Won deals: ${won.deals}, with one found late: ${won.late}${tell(won, 'en')}.`,
    ru: `Проигранных сделок: ${lost.deals}, с поздно найденным блокером: ${lost.late}${tell(lost, 'ru')}. Выигранных: ${won.deals}, с поздно найденным: ${won.late}${tell(won, 'ru')}.`,
  };
}

/** Years, since a quarter rarely has enough lost deals for a share. */
function byYear(deals: readonly ClosedWithBlocker[]): Localized[] {
  const years = Map.groupBy(deals, ({ closedAt }) => new Date(closedAt).toISOString().slice(0, 4));
  return [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, mine]) => {
      const { deals: lost, late, share } = countLateBlockers(mine, 'lost');
      const percent = (language: Language): string =>
        share === null ? '' : ` (${writePercent(share, language)})`;
      return {
        en: `${year}: lost ${lost}, with a blocker found late ${late}${percent('en')}.`,
        ru: `${year}: проиграно ${lost}, с поздно найденным блокером ${late}${percent('ru')}.`,
      };
    });
}
