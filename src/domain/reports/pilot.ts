/**
 * Does working with groups change anything (R46)? Deals of the pilot beside all others, before and since its start:
 * four groups, so that what changed for everybody is not taken for the pilot's doing.
 */
import type { Pilot } from '../rule-set.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { cycleDays, type DealRecord } from './deal-record.ts';
import type { Report, ReportRow } from './report.ts';
import { mean, median, percentOf, roundTo } from './statistics.ts';

/** Below so many closed deals a group shows its number only. */
export const LEAST_CLOSED = 20;

const GROUPS = {
  pilot: { en: 'pilot', ru: 'пилот' },
  control: { en: 'all others', ru: 'все остальные' },
} as const satisfies Record<string, Localized>;
const PERIODS = {
  before: { en: 'closed before', ru: 'закрыты до' },
  since: { en: 'closed since', ru: 'закрыты после' },
} as const satisfies Record<string, Localized>;

export function reportPilot(deals: readonly DealRecord[], pilot: Pilot | null, language: Language): Report {
  const base = { title: { en: 'Pilot and control', ru: 'Пилот и контроль' }, columns: COLUMNS };
  if (pilot === null)
    return {
      ...base,
      rows: [],
      summary: { en: 'No pilot is set.', ru: 'Пилот не задан.' },
      notes: [
        {
          en: 'Say in settings.yaml, under pilot, since when and for whose deals it runs.',
          ru: 'Укажите в settings.yaml, в разделе pilot, с какого дня и для чьих сделок он идёт.',
        },
      ],
    };
  const closed = deals.filter(({ outcome, closedAt }) => outcome !== null && closedAt !== null);
  const inPilot = closed.filter((deal) => isInPilot(deal, pilot)).length;
  return {
    ...base,
    rows: (['pilot', 'control'] as const).flatMap((group) =>
      (['before', 'since'] as const).map((period) => {
        const mine = closed.filter(
          (deal) =>
            isInPilot(deal, pilot) === (group === 'pilot') &&
            (deal.closedAt ?? 0) >= pilot.since === (period === 'since'),
        );
        return { group: GROUPS[group][language], period: PERIODS[period][language], ...describe(mine) };
      }),
    ),
    summary: {
      en: `${closed.length} closed deals, ${inPilot} of them in the pilot, which runs since ${new Date(pilot.since).toISOString().slice(0, 10)}.`,
      ru: `Закрытых сделок: ${closed.length}, из них в пилоте: ${inPilot}; пилот идёт с ${new Date(pilot.since).toISOString().slice(0, 10)}.`,
    },
    notes: [
      {
        en: `With fewer than ${LEAST_CLOSED} closed deals a line shows their number only. Who takes part in a pilot is chosen, not drawn by lot: a difference is a hint, no proof.`,
        ru: `Если закрытых сделок меньше ${LEAST_CLOSED}, показано только их число. Участников пилота выбирают, а не тянут по жребию: разница говорит о многом, но не доказывает.`,
      },
    ],
  };
}

const COLUMNS: Report['columns'] = [
  { id: 'group', name: { en: 'deals', ru: 'сделки' }, type: 'text' },
  { id: 'period', name: { en: 'period', ru: 'период' }, type: 'text' },
  { id: 'closed', name: { en: 'closed', ru: 'закрыто' }, type: 'number' },
  { id: 'won', name: { en: 'won', ru: 'выиграно' }, type: 'percent' },
  { id: 'days', name: { en: 'days, median', ru: 'дней, медиана' }, type: 'number' },
  { id: 'members', name: { en: 'members, average', ru: 'участников в среднем' }, type: 'number' },
  { id: 'several', name: { en: 'two departments or more', ru: 'два отдела и больше' }, type: 'percent' },
];

/** An empty list asks for nothing: a pilot of one solution is that of all its owners. */
function isInPilot({ ownerId, solution }: DealRecord, { owners, solutions }: Pilot): boolean {
  const byOwner = owners.length === 0 || (ownerId !== null && owners.includes(ownerId));
  return byOwner && (solutions.length === 0 || solutions.includes(solution));
}

function describe(deals: readonly DealRecord[]): ReportRow {
  const enough = deals.length >= LEAST_CLOSED;
  const when = (value: number | null): number | null => (enough ? value : null);
  const several = deals.filter(({ departments }) => departments.length >= 2).length;
  return {
    closed: deals.length,
    won: when(percentOf(deals.filter(({ outcome }) => outcome === 'won').length, deals.length)),
    days: when(roundTo(median(deals.flatMap((deal) => cycleDays(deal) ?? [])), 0)),
    members: when(roundTo(mean(deals.map(({ members }) => members)), 1)),
    several: when(percentOf(several, deals.length)),
  };
}
