/** What each case of the review queue means and what to do about it. */
import type { Localized } from './vocabulary.ts';

interface ReviewWords {
  /** What the case is called. */
  readonly name: Localized;
  /** Why it is there, where nothing more exact is known. */
  readonly reason: Localized;
  readonly todo: Localized;
}

function words(name: Localized, reason: Localized, todo: Localized): ReviewWords {
  return { name, reason, todo };
}

const DECIDE: Localized = {
  en: "accept or decline it on the company's card",
  ru: 'примите или отклоните на карточке компании',
};

/** The reasons of proposals come from the decision table itself. */
const PROPOSED: Localized = { en: 'proposed', ru: 'предложено' };

export const REVIEW_WORDS = {
  propose_reopening: words({ en: 'reopen a lost deal', ru: 'открыть проигранную снова' }, PROPOSED, {
    en: "choose on the company's card: reopen, begin anew, or decline",
    ru: 'выберите на карточке компании: открыть снова, начать новую или отклонить',
  }),
  propose_approval: words({ en: 'approve a new deal', ru: 'одобрить новую сделку' }, PROPOSED, DECIDE),
  propose_manual: words({ en: 'a group to accept', ru: 'принять группу' }, PROPOSED, DECIDE),
  propose_deleted: words(
    { en: 'interest after a deal was deleted', ru: 'интерес после удаления сделки' },
    PROPOSED,
    DECIDE,
  ),
  propose_raised_hand: words(
    { en: 'a direct request of one person', ru: 'прямой запрос одного человека' },
    PROPOSED,
    DECIDE,
  ),
  propose_cross_sell: words(
    { en: 'a customer and another solution', ru: 'клиент и другое решение' },
    PROPOSED,
    DECIDE,
  ),
  several_open: words(
    { en: 'possible duplicate', ru: 'возможный дубликат' },
    { en: 'several deals are open for one solution', ru: 'для одного решения открыто несколько сделок' },
    {
      en: 'say on the card whether it is a duplicate; close or merge it in HubSpot yourself',
      ru: 'ответьте на карточке, дубликат ли это; закройте или объедините её в HubSpot сами',
    },
  ),
  deal_without_solution: words(
    { en: 'deal without solution', ru: 'сделка без решения' },
    {
      en: 'nobody said what the deal sells, and it does not follow from what the company looks at',
      ru: 'не указано, что продаётся, и по интересам компании это не определить',
    },
    { en: 'choose the solution on the card of the deal', ru: 'выберите решение на карточке сделки' },
  ),
  deal_with_unknown_solution: words(
    { en: 'deal with unknown solution', ru: 'сделка с неизвестным решением' },
    { en: 'bg_solution names a solution that no rule knows', ru: 'решения из bg_solution нет в правилах' },
    { en: 'choose one of the solutions there are', ru: 'выберите одно из имеющихся решений' },
  ),
  ambiguous_interactions: words(
    { en: 'interactions of no known solution', ru: 'взаимодействия без решения' },
    { en: 'no rule tells which deal they belong to', ru: 'правила не говорят, к какой сделке они относятся' },
    {
      en: 'map the content in content.yaml (report data-quality lists it), or call it settled',
      ru: 'укажите материалы в content.yaml (их перечисляет отчёт data-quality) или отметьте как решённое',
    },
  ),
  owner_conflict: words(
    { en: 'owner conflict', ru: 'разные ответственные' },
    { en: 'members belong to different owners', ru: 'у участников разные ответственные' },
    {
      en: 'agree on one owner and set it in HubSpot, or call it settled',
      ru: 'договоритесь об одном ответственном и укажите его в HubSpot или отметьте как решённое',
    },
  ),
  members_to_confirm: words(
    { en: 'members to confirm', ru: 'подтвердить участников' },
    { en: 'not confirmed yet', ru: 'участие не подтверждено' },
    { en: 'confirm or dismiss each on the card', ru: 'подтвердите или исключите каждого на карточке' },
  ),
  handoff_waiting: words(
    { en: 'hand-off to answer', ru: 'ответить на передачу' },
    { en: 'handed over to sales, and not answered yet', ru: 'передана в продажи, ответа пока нет' },
    {
      en: 'accept or return it on the card, tab Gaps',
      ru: 'примите или верните на карточке, вкладка «Пробелы»',
    },
  ),
  handoff_overdue: words(
    { en: 'hand-off overdue', ru: 'передача просрочена' },
    {
      en: 'handed over to sales, and not answered within the time agreed',
      ru: 'передана в продажи, срок ответа прошёл',
    },
    {
      en: 'accept or return it on the card, tab Gaps',
      ru: 'примите или верните на карточке, вкладка «Пробелы»',
    },
  ),
  handoff_returned: words(
    { en: 'hand-off returned', ru: 'передача возвращена' },
    { en: 'sales has returned it with a reason', ru: 'продажи вернули её с указанием причины' },
    {
      en: 'mend what is named, then hand it over again',
      ru: 'исправьте указанное и передайте снова',
    },
  ),
  declined: words(
    { en: 'declined', ru: 'отклонено' },
    { en: 'a person declined it', ru: 'отклонено человеком' },
    {
      en: 'nothing; newer signals propose it again, and the answer can be taken back on the card',
      ru: 'ничего; новые сигналы предложат её снова, а ответ можно отменить на карточке',
    },
  ),
} as const satisfies Readonly<Record<string, ReviewWords>>;
