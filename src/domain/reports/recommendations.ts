/** What findings suggest, and who has agreed to what; nothing happens by itself (R142). */
import type { Recommendation, RecommendationAnswer } from '../history/recommendations.ts';
import type { Solution } from '../rule-set.ts';
import { localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column, dateOf } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { NOT_A_CAUSE, OPENED, READING_NAMES } from './sample-size.ts';

/** The latest word on a recommendation. */
export interface GivenAnswer {
  readonly recommendation: string;
  readonly answer: RecommendationAnswer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type State = 'waiting' | 'approved' | 'declined';

const STATE_NAMES: Readonly<Record<State, Localized>> = {
  waiting: { en: 'waits for approval', ru: 'ждёт одобрения' },
  approved: { en: 'approved', ru: 'одобрено' },
  declined: { en: 'declined', ru: 'отклонено' },
};

const MAKES_NAMES: Readonly<Record<Recommendation['makes'], Localized>> = {
  play: { en: 'play', ru: 'действие' },
  template: { en: 'template', ru: 'шаблон' },
  content: { en: 'content', ru: 'контент' },
};

export function stateOf(given: GivenAnswer | undefined): State {
  return given === undefined || given.answer === 'withdrawn' ? 'waiting' : given.answer;
}

export function reportRecommendations(
  recommendations: readonly Recommendation[],
  answers: ReadonlyMap<string, GivenAnswer>,
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const names = new Map(solutions.map(({ id, name }) => [id, name[language]]));
  const waiting = recommendations.filter(({ id }) => stateOf(answers.get(id)) === 'waiting').length;
  return {
    title: { en: 'Recommendations', ru: 'Рекомендации' },
    columns: COLUMNS,
    rows: recommendations.map((each) => describe(each, answers.get(each.id), names, language)),
    summary: localized((each) =>
      each === 'ru'
        ? `Рекомендаций: ${recommendations.length}, ждут одобрения: ${waiting}.`
        : `Recommendations: ${recommendations.length}, waiting for approval: ${waiting}.`,
    ),
    notes: [
      {
        en: 'Approve or decline by "recommendations approve ID --by WHO" or "decline". Nothing is changed or sent by that: rules are files, so whoever approves has the change made there.',
        ru: 'Одобрить или отклонить: «recommendations approve КОД --by КТО» или «decline». Само по себе это ничего не меняет и не отправляет: правила хранятся в файлах, и изменение вносят там.',
      },
      {
        en: 'From the reports content-outcome, early-roles and members-curve; what is too few to say or as usual suggests nothing. A role that goes with longer deals when early suggests nothing either.',
        ru: 'Из отчётов content-outcome, early-roles и members-curve; где случаев мало или всё как обычно, предложений нет. Нет их и там, где раннее участие сочетается с более долгими сделками.',
      },
      NOT_A_CAUSE,
      OPENED,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('id', 'text', 'id', 'код'),
  column('solution', 'text', 'solution', 'решение'),
  column('finding', 'text', 'found', 'что найдено'),
  column('reading', 'text', 'reading', 'вывод'),
  column('makes', 'text', 'changes', 'что меняется'),
  column('action', 'text', 'what to do', 'что сделать'),
  column('state', 'text', 'state', 'состояние'),
  column('answered', 'date', 'answered', 'ответ дан'),
];

function describe(
  { id, solution, finding, reading, makes, action }: Recommendation,
  given: GivenAnswer | undefined,
  names: ReadonlyMap<string, string>,
  language: Language,
): ReportRow {
  const state = stateOf(given);
  return {
    id,
    solution: names.get(solution) ?? solution,
    finding: finding[language],
    reading: READING_NAMES[reading][language],
    makes: MAKES_NAMES[makes][language],
    action: action[language],
    state: STATE_NAMES[state][language],
    answered: state === 'waiting' ? null : dateOf(given?.at ?? null),
  };
}
