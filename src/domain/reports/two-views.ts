/** Leads beside opportunities, over the same contacts of the same months: for the time of transition (R21). */
import { localized } from '../words.ts';
import type { Report } from './report.ts';

export interface Lead {
  readonly contactId: string;
  readonly createdAt: number | null;
  readonly personalScore: number;
  /** Deals of which the contact is a member; empty: in none. */
  readonly dealIds: readonly string[];
}

/** So many months back, the present one included. */
const MONTHS = 12;

export function reportTwoViews(leads: readonly Lead[], threshold: number, now: number): Report {
  const months = lastMonths(now);
  const known = Map.groupBy(leads, ({ createdAt }) => (createdAt === null ? '' : monthOf(createdAt)));
  const rows = months.map((month) => {
    const mine = known.get(month) ?? [];
    const grouped = mine.filter(({ dealIds }) => dealIds.length > 0);
    return {
      month,
      leads: mine.length,
      ready: mine.filter(({ personalScore }) => personalScore >= threshold).length,
      grouped: grouped.length,
      ungrouped: mine.length - grouped.length,
      opportunities: new Set(grouped.flatMap(({ dealIds }) => dealIds)).size,
      rescued: grouped.filter(({ personalScore }) => personalScore < threshold).length,
    };
  });
  const sum = (name: 'leads' | 'grouped' | 'ready'): number => rows.reduce((all, row) => all + row[name], 0);
  return {
    title: { en: 'Lead view beside opportunity view', ru: 'Лиды и возможности рядом' },
    columns: [
      { id: 'month', name: { en: 'month', ru: 'месяц' }, type: 'text' },
      { id: 'leads', name: { en: 'lead view: new contacts', ru: 'лиды: новые контакты' }, type: 'number' },
      {
        id: 'ready',
        name: { en: 'lead view: above the threshold', ru: 'лиды: выше порога' },
        type: 'number',
      },
      {
        id: 'grouped',
        name: { en: 'members of an opportunity', ru: 'участники возможностей' },
        type: 'number',
      },
      { id: 'ungrouped', name: { en: 'in none', ru: 'ни в одной' }, type: 'number' },
      { id: 'opportunities', name: { en: 'opportunities', ru: 'возможности' }, type: 'number' },
      {
        id: 'rescued',
        name: { en: 'members below the threshold', ru: 'участники ниже порога' },
        type: 'number',
      },
    ],
    rows,
    summary: localized((language) =>
      language === 'ru'
        ? `За ${MONTHS} мес.: контактов ${sum('leads')}, выше личного порога ${sum('ready')}, в возможностях ${sum('grouped')}.`
        : `In ${MONTHS} months: ${sum('leads')} contacts, ${sum('ready')} above the personal threshold, ${sum('grouped')} in opportunities.`,
    ),
    notes: [
      {
        en: 'Both views count the same contacts: by the month of their creation, as they stand now. Members of an opportunity and those in none make the new contacts of a month.',
        ru: 'Оба взгляда считают одни и те же контакты: по месяцу создания, по их состоянию сейчас. Участники возможностей и остальные вместе дают новых контактов месяца.',
      },
    ],
  };
}

/** In UTC: the same on every machine. */
function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

function lastMonths(now: number): string[] {
  const date = new Date(now);
  return Array.from({ length: MONTHS }, (_, n) =>
    monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - (MONTHS - 1 - n), 1)),
  );
}
