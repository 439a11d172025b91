/** Changes of stance, and the opponents who were won over (R163). */
import { countConversions, type Conversions, type StanceStep } from '../stance-history.ts';
import { STANCE_NAMES } from '../names.ts';
import type { Language } from '../vocabulary.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { writePercent } from '../words.ts';

/** One row per change, and one per opponent who has not changed, the newest first. */
export function reportStanceChanges(steps: readonly StanceStep[], language: Language): Report {
  const shown = steps
    .filter(({ was, became }) => became !== null || was === 'opponent')
    .sort((a, b) => lastAt(b) - lastAt(a) || compareIds(a, b));
  return {
    title: { en: 'Changes of stance', ru: 'Изменения позиции' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'was', name: { en: 'was', ru: 'была' }, type: 'text' },
      { id: 'since', name: { en: 'since', ru: 'с' }, type: 'date' },
      { id: 'became', name: { en: 'became', ru: 'стала' }, type: 'text' },
      { id: 'changed', name: { en: 'changed', ru: 'изменена' }, type: 'date' },
      { id: 'by', name: { en: 'recorded by user', ru: 'кем записана (id)' }, type: 'text' },
    ],
    rows: shown.map((step) => describe(step, language)),
    summary: summarize(countConversions(steps)),
    notes: [
      {
        en: 'A row is a change of stance that somebody recorded on a card, or an opponent whose stance has not changed: the cell is empty. Won over counts people who were opponents at some time, by what stands now; the same person on two deals counts twice.',
        ru: 'Строка: изменение позиции, записанное на карточке, или противник, чья позиция не изменилась (тогда ячейка пустая). Переубеждённые считаются среди тех, кто когда-либо был против, по действующей записи; один человек в двух сделках считается дважды.',
      },
      {
        en: `Shares are given from ${FEWEST_CASES} people on. A word that was taken back on the card is no change. That somebody changed says nothing of why.`,
        ru: `Доли приводятся от ${FEWEST_CASES} человек. Отозванная на карточке запись изменением не считается. Почему позиция изменилась, отсюда не следует.`,
      },
    ],
  };
}

function lastAt({ since, changedAt }: StanceStep): number {
  return changedAt ?? since;
}

function compareIds(a: StanceStep, b: StanceStep): number {
  const [left, right] = [`${a.dealId}|${a.contactId}`, `${b.dealId}|${b.contactId}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function describe(step: StanceStep, language: Language): ReportRow {
  const { dealId, contactId, was, since, became, changedAt, changedBy } = step;
  return {
    deal: dealId,
    contact: contactId,
    was: STANCE_NAMES[was][language],
    since: new Date(since).toISOString(),
    became: became === null ? null : STANCE_NAMES[became][language],
    changed: changedAt === null ? null : new Date(changedAt).toISOString(),
    by: changedBy,
  };
}

function summarize({ opponents, now, supporters, lost }: Conversions): Report['summary'] {
  if (opponents === 0 && supporters === 0)
    return {
      en: 'Nobody was recorded as an opponent or a supporter yet.',
      ru: 'Противники и сторонники пока не записаны.',
    };
  const won = now.supporter + now.neutral;
  const share = shareOf(won, opponents);
  const back = shareOf(lost, supporters);
  const percent = (value: number | null, language: Language): string =>
    value === null ? '' : ` (${writePercent(value, language)})`;
  return {
    en: `Opponents at some time: ${opponents}; won over: ${won}${percent(share, 'en')} (supporter now: ${now.supporter}, neutral now: ${now.neutral}); sceptic now: ${now.sceptic}, still opposed: ${now.opponent}. The other way, supporters at some time: ${supporters}; sceptic or opposed now: ${lost}${percent(back, 'en')}.`,
    ru: `Были против: ${opponents}; из них переубеждены: ${won}${percent(share, 'ru')} (сторонники: ${now.supporter}, нейтральны: ${now.neutral}); сомневаются: ${now.sceptic}, по-прежнему против: ${now.opponent}. В обратную сторону: из бывших сторонников (${supporters}) теперь сомневаются или против: ${lost}${percent(back, 'ru')}.`,
  };
}
