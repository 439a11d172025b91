/** Every touch of every deal, open and closed: the inputs of the reports over histories. */
import { CHANNEL_NAMES, channelOf } from '../history/channel.ts';
import { touchesOf, type DealHistory } from '../history/deal-history.ts';
import { count, KIND_NAMES, listWords, localized, ROLE_NAMES } from '../words.ts';
import type { Language } from '../vocabulary.ts';
import { column, dateOf } from './column.ts';
import { OUTCOME_NAMES } from './deal-figures.ts';
import type { Report, ReportRow } from './report.ts';

export function reportDealTouches(histories: readonly DealHistory[], language: Language): Report {
  const rows = histories.flatMap((history) => describeTouches(history, language));
  return {
    title: { en: 'Touches of each deal', ru: 'Касания каждой сделки' },
    columns: [
      column('deal', 'deal', 'deal', 'сделка'),
      column('outcome', 'text', 'outcome', 'исход'),
      column('contact', 'contact', 'contact', 'контакт'),
      column('roles', 'text', 'roles', 'роли'),
      column('at', 'date', 'when', 'когда'),
      column('kind', 'text', 'kind', 'вид'),
      column('channel', 'text', 'way', 'канал'),
      column('source', 'text', 'told by', 'источник'),
      column('content_rule', 'text', 'content rule', 'правило контента'),
    ],
    rows,
    summary: localized((each) => `${count(rows.length, 'interaction', each)}.`),
    notes: [
      {
        en: 'Of members only, up to now or to the close, opened e-mails left out. What no content rule knows has none. Why a person has a role: explain --deal.',
        ru: 'Только участники, до текущего момента или до закрытия, без открытых писем. Где правила контента нет, там пусто. Почему у человека такая роль: explain --deal.',
      },
    ],
  };
}

function describeTouches(history: DealHistory, language: Language): ReportRow[] {
  const names = new Map(
    history.members.map(({ contactId, roles }) => [
      contactId,
      listWords(
        roles.map((role) => ROLE_NAMES[role][language]),
        language,
      ),
    ]),
  );
  return touchesOf(history).map((touch) => ({
    deal: history.dealId,
    outcome: OUTCOME_NAMES[history.outcome ?? 'open'][language],
    contact: touch.contactId,
    roles: names.get(touch.contactId) ?? null,
    at: dateOf(touch.at),
    kind: KIND_NAMES[touch.kind][language],
    channel: CHANNEL_NAMES[channelOf(touch)][language],
    source: touch.source,
    content_rule: touch.content,
  }));
}
