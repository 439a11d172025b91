/** The review queue: everything that waits for a person, with why, what to do and by which rules (R69, R120). */
import type { ReviewItem } from '../review.ts';
import { REVIEW_WORDS } from '../review-words.ts';
import { localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report } from './report.ts';

const STATES: Readonly<Record<ReviewItem['state'], Localized>> = {
  waiting: { en: 'waiting', ru: 'ждёт' },
  declined: { en: 'declined', ru: 'отклонено' },
};

export function reportReview(
  items: readonly ReviewItem[],
  names: ReadonlyMap<string, Localized>,
  rulesVersion: string,
  language: Language,
): Report {
  const waiting = items.filter(({ state }) => state === 'waiting').length;
  return {
    title: { en: 'Review queue', ru: 'Очередь проверки' },
    columns: [
      { id: 'case', name: { en: 'case', ru: 'случай' }, type: 'text' },
      { id: 'state', name: { en: 'state', ru: 'состояние' }, type: 'text' },
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'people', name: { en: 'people', ru: 'люди' }, type: 'number' },
      { id: 'reason', name: { en: 'why', ru: 'почему' }, type: 'text' },
      { id: 'todo', name: { en: 'what to do', ru: 'что сделать' }, type: 'text' },
      { id: 'code', name: { en: 'code', ru: 'код' }, type: 'text' },
      { id: 'rules', name: { en: 'rules', ru: 'версия правил' }, type: 'text' },
    ],
    rows: items.map((item) => ({
      case: REVIEW_WORDS[item.code].name[language],
      state: STATES[item.state][language],
      company: item.companyId,
      deal: item.dealId,
      solution: item.solution === null ? null : (names.get(item.solution)?.[language] ?? item.solution),
      people: item.people,
      reason: item.reason[language],
      todo: item.todo[language],
      code: item.code,
      rules: rulesVersion,
    })),
    summary: localized((each) => {
      if (waiting === 0) return each === 'ru' ? 'Ничего не ждёт.' : 'Nothing waits.';
      return each === 'ru' ? `Ждут решения: ${waiting}.` : `${waiting} to decide.`;
    }),
    notes: [
      {
        en: 'Answered on the card, a case is gone; it comes back when it rests on something else.',
        ru: 'После ответа на карточке случай исчезает; он вернётся, если изменится то, на чём он основан.',
      },
    ],
  };
}
