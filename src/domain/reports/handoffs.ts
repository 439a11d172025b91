/** Hand-offs to sales: who, when, answered how and how soon (R110, R158). */
import type { Handoff } from '../handoff.ts';
import { HANDOFF_NAMES, RETURN_REASON_NAMES } from '../names.ts';
import { localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';

export interface DealHandoff extends Handoff {
  readonly dealId: string;
  /** How often it was returned before. */
  readonly returns: number;
}

const HOUR = 3_600_000;
const YES: Localized = { en: 'yes', ru: 'да' };

export function reportHandoffs(handoffs: readonly DealHandoff[], language: Language): Report {
  const late = handoffs.filter(({ overdue }) => overdue).length;
  const waiting = handoffs.filter(({ state }) => state === 'handed_over').length;
  return {
    title: { en: 'Hand-offs to sales', ru: 'Передачи в продажи' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'state', name: { en: 'state', ru: 'состояние' }, type: 'text' },
      { id: 'handed_over', name: { en: 'handed over', ru: 'передана' }, type: 'date' },
      { id: 'by', name: { en: 'by user', ru: 'кем (id)' }, type: 'text' },
      { id: 'answered', name: { en: 'answered', ru: 'ответ' }, type: 'date' },
      { id: 'answered_by', name: { en: 'answered by user', ru: 'ответил (id)' }, type: 'text' },
      { id: 'hours', name: { en: 'hours to the answer', ru: 'часов до ответа' }, type: 'number' },
      { id: 'overdue', name: { en: 'overdue', ru: 'просрочена' }, type: 'text' },
      { id: 'reason', name: { en: 'reason', ru: 'причина' }, type: 'text' },
      { id: 'returns', name: { en: 'times returned', ru: 'возвратов' }, type: 'number' },
    ],
    rows: handoffs.map((each) => describe(each, language)),
    summary: localized((each) =>
      each === 'ru'
        ? `Передач: ${handoffs.length}, ждут ответа: ${waiting}, с просрочкой: ${late}.`
        : `${handoffs.length} handed over, ${waiting} waiting for an answer, ${late} overdue or answered late.`,
    ),
    notes: [
      {
        en: 'Per deal the hand-off that stands. The time allowed is accept_within_hours in settings.yaml.',
        ru: 'По каждой сделке — действующая передача. Срок ответа: accept_within_hours в settings.yaml.',
      },
    ],
  };
}

function describe(handoff: DealHandoff, language: Language): ReportRow {
  const { dealId, state, handedOverAt, handedOverBy, answeredAt, answeredBy, overdue, reason, returns } =
    handoff;
  return {
    deal: dealId,
    state: HANDOFF_NAMES[state][language],
    handed_over: new Date(handedOverAt).toISOString(),
    by: handedOverBy,
    answered: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    answered_by: answeredBy,
    hours: answeredAt === null ? null : Math.round((10 * (answeredAt - handedOverAt)) / HOUR) / 10,
    overdue: overdue ? YES[language] : null,
    reason: reason === null ? null : RETURN_REASON_NAMES[reason][language],
    returns,
  };
}
