/** What went before won deals, in money: by kind of touch, by member, and touch by touch (R137, R138). */
import { creditTouches, sumCredit, type Credit, type CreditedTouch } from '../history/credit.ts';
import type { DealHistory } from '../history/deal-history.ts';
import { formatMoney, sumMoney } from '../money.ts';
import type { ScoringRules } from '../rule-set.ts';
import { count, KIND_NAMES, localized, ROLE_NAMES, listWords } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column, dateOf } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { NOT_A_CAUSE } from './sample-size.ts';

type Scoring = Pick<ScoringRules, 'points'>;

const CREDIT_COLUMNS: Report['columns'] = [
  column('even', 'number', 'each touch the same', 'все касания поровну'),
  column('people', 'number', 'each person the same', 'все люди поровну'),
  column('points', 'number', 'by points', 'по баллам'),
  column('first', 'number', 'first touch only', 'только первое касание'),
  column('currency', 'text', 'currency', 'валюта'),
];

/** By kind of touch and currency, what got most first; won deals without a touch stand in a row of their own. */
export function reportAttribution(
  histories: readonly DealHistory[],
  scoring: Scoring,
  language: Language,
): Report {
  const touches = histories.flatMap((history) => creditTouches(history, scoring));
  const groups = Map.groupBy(touches, ({ kind, currency }) => `${kind} ${currency ?? ''}`);
  const rows = [...groups.values()].flatMap(([first, ...rest]): ReportRow[] => {
    if (first === undefined) return [];
    const mine = [first, ...rest];
    const deals = new Set(mine.map(({ dealId }) => dealId)).size;
    const credit = sumCredit(mine.map((each) => each.credit));
    return [
      {
        kind: KIND_NAMES[first.kind][language],
        touches: mine.length,
        deals,
        ...inUnits(credit, first.currency),
      },
    ];
  });
  return {
    ...frame(histories),
    title: { en: 'Value of won deals by kind of touch', ru: 'Сумма выигранных сделок по видам касаний' },
    columns: [
      column('kind', 'text', 'kind of touch', 'вид касания'),
      column('touches', 'number', 'touches', 'касаний'),
      column('deals', 'number', 'won deals', 'выигранных сделок'),
      ...CREDIT_COLUMNS,
    ],
    rows: [...rows.sort(byCredit), ...untouchedRows(histories, language)],
  };
}

/** Every member of every won deal, also those who were not first and those without a touch (R137). */
export function reportMemberAttribution(
  histories: readonly DealHistory[],
  scoring: Scoring,
  language: Language,
): Report {
  return {
    ...frame(histories),
    title: { en: 'Value of won deals by member', ru: 'Сумма выигранных сделок по участникам' },
    columns: [
      column('deal', 'deal', 'deal', 'сделка'),
      column('contact', 'contact', 'contact', 'контакт'),
      column('roles', 'text', 'roles', 'роли'),
      column('order', 'number', 'came as number', 'пришёл по счёту'),
      column('first_touch', 'date', 'first touch', 'первое касание'),
      column('last_touch', 'date', 'last touch', 'последнее касание'),
      column('touches', 'number', 'touches', 'касаний'),
      ...CREDIT_COLUMNS,
    ],
    rows: withValue(histories).flatMap((history) => describeMembers(history, scoring, language)),
  };
}

/** The inputs of the other two: each touch with its share. */
export function reportTouchAttribution(
  histories: readonly DealHistory[],
  scoring: Scoring,
  language: Language,
): Report {
  return {
    ...frame(histories),
    title: { en: 'Value of won deals, touch by touch', ru: 'Сумма выигранных сделок по касаниям' },
    columns: [
      column('deal', 'deal', 'deal', 'сделка'),
      column('contact', 'contact', 'contact', 'контакт'),
      column('at', 'date', 'when', 'когда'),
      column('kind', 'text', 'kind', 'вид'),
      column('source', 'text', 'told by', 'источник'),
      column('content_rule', 'text', 'content rule', 'правило контента'),
      ...CREDIT_COLUMNS,
    ],
    rows: withValue(histories)
      .flatMap((history) => creditTouches(history, scoring))
      .map((touch) => describeTouch(touch, language)),
  };
}

function describeTouch(touch: CreditedTouch, language: Language): ReportRow {
  return {
    deal: touch.dealId,
    contact: touch.contactId,
    at: dateOf(touch.at),
    kind: KIND_NAMES[touch.kind][language],
    source: touch.source,
    content_rule: touch.content,
    ...inUnits(touch.credit, touch.currency),
  };
}

function describeMembers(history: DealHistory, scoring: Scoring, language: Language): ReportRow[] {
  const byContact = Map.groupBy(creditTouches(history, scoring), ({ contactId }) => contactId);
  const came = [...byContact.keys()];
  return [...history.members]
    .sort(
      (a, b) => rankOf(came, a.contactId) - rankOf(came, b.contactId) || (a.contactId < b.contactId ? -1 : 1),
    )
    .map(({ contactId, roles }): ReportRow => {
      const touches = byContact.get(contactId) ?? [];
      const credit = sumCredit(touches.map((each) => each.credit));
      return {
        deal: history.dealId,
        contact: contactId,
        roles: listWords(
          roles.map((role) => ROLE_NAMES[role][language]),
          language,
        ),
        order: touches.length === 0 ? null : came.indexOf(contactId) + 1,
        first_touch: dateOf(touches[0]?.at ?? null),
        last_touch: dateOf(touches.at(-1)?.at ?? null),
        touches: touches.length,
        ...inUnits(credit, history.currency),
      };
    });
}

function rankOf(came: readonly string[], contactId: string): number {
  const at = came.indexOf(contactId);
  return at < 0 ? came.length : at;
}

function untouchedRows(histories: readonly DealHistory[], language: Language): ReportRow[] {
  const untouched = withValue(histories).filter(({ members }) =>
    members.every((each) => each.touches.length === 0),
  );
  const byCurrency = Map.groupBy(untouched, ({ currency }) => currency);
  return [...byCurrency].map(([currency, deals]) => {
    const value = deals.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    return {
      kind: language === 'ru' ? 'касаний не было' : 'no touch known',
      touches: 0,
      deals: deals.length,
      ...inUnits({ even: value, people: value, points: value, first: value }, currency),
    };
  });
}

function inUnits(credit: Credit, currency: string | null): ReportRow {
  return {
    even: credit.even / 100,
    people: credit.people / 100,
    points: credit.points / 100,
    first: credit.first / 100,
    currency,
  };
}

function byCredit(a: ReportRow, b: ReportRow): number {
  const names = [a, b].map((row) => `${row['currency'] ?? ''} ${row['kind'] ?? ''}`);
  return Number(b['even']) - Number(a['even']) || ((names[0] ?? '') < (names[1] ?? '') ? -1 : 1);
}

function withValue(histories: readonly DealHistory[]): DealHistory[] {
  return histories.filter(({ outcome, amount }) => outcome === 'won' && amount !== null);
}

function frame(histories: readonly DealHistory[]): Pick<Report, 'summary' | 'notes'> {
  const won = histories.filter(({ outcome }) => outcome === 'won');
  const valued = withValue(histories);
  const without = won.length - valued.length;
  const sums = [...sumMoney(valued)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    summary: localized(
      (language) =>
        `${count(valued.length, 'wonDealWithAmount', language)}${sums.length === 0 ? '' : ': '}${sums
          .map(([currency, value]) => `${formatMoney(value)}${currency === '' ? '' : ` ${currency}`}`)
          .join(', ')}.`,
    ),
    notes: [
      MODELS,
      localized((language) =>
        language === 'ru'
          ? `Выигранных сделок без суммы: ${without}; их здесь нет. Суммы без валюты даны в валюте портала, разные валюты не складываются.`
          : `Won deals without an amount: ${without}; they are left out. Amounts without currency are in the portal’s own, and currencies are never added.`,
      ),
      NOT_A_CAUSE,
    ],
  };
}

const MODELS: Localized = {
  en: 'Counted are all touches of all members up to the close, opened e-mails left out. Each column is a model of its own and sums to the value of the deals to the cent. Points are those of scoring.yaml. “First touch only” is what a view of single leads would say. Each touch: report attribution-touches.',
  ru: 'Считаются все касания всех участников до закрытия, кроме открытых писем. Каждый столбец — отдельная модель, её сумма равна сумме сделок до копейки. Баллы из scoring.yaml. «Только первое касание»: так сказал бы учёт отдельных лидов. Каждое касание: отчёт attribution-touches.',
};
