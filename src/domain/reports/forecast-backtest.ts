/** The forecast tried on the past, beside a forecast by stage and one by leads; silent where there is too little (R156). */
import { LEAST_TESTED, METHODS, type BacktestResult, type Method } from '../forecast/backtest.ts';
import { LEAST_LOST, LEAST_WON } from '../forecast/win-rate.ts';
import { localized } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report, ReportRow } from './report.ts';
import { roundTo } from './statistics.ts';

const METHOD_NAMES: Readonly<Record<Method, Localized>> = {
  group: { en: 'group', ru: 'группа' },
  stage: { en: 'stage alone', ru: 'только стадия' },
  lead: { en: 'leads', ru: 'лиды' },
};

/** `results`: one per moment, and at the end all of them together. */
export function reportForecastBacktest(results: readonly BacktestResult[], language: Language): Report {
  return {
    title: { en: 'The forecast on the past', ru: 'Прогноз на прошлых данных' },
    columns: [
      { id: 'as_of', name: { en: 'as of', ru: 'на дату' }, type: 'text' },
      { id: 'learnt_from', name: { en: 'closed by then', ru: 'закрыто к этой дате' }, type: 'number' },
      {
        id: 'tested',
        name: { en: 'open then, ended since', ru: 'открыты тогда, закрыты после' },
        type: 'number',
      },
      { id: 'won', name: { en: 'really won', ru: 'выиграно на деле' }, type: 'number' },
      ...METHODS.map((method) => ({
        id: `${method}_expected`,
        name: localized(
          (each) => `${each === 'ru' ? 'ожидалось' : 'expected'}: ${METHOD_NAMES[method][each]}`,
        ),
        type: 'number' as const,
      })),
      ...METHODS.map((method) => ({
        id: `${method}_error`,
        name: localized((each) => `${each === 'ru' ? 'ошибка' : 'error'}: ${METHOD_NAMES[method][each]}`),
        type: 'number' as const,
      })),
    ],
    // Days of which nothing has ended since say nothing.
    rows: results
      .filter(({ at, tested }) => at === null || tested > 0)
      .map((result) => describe(result, language)),
    summary: localized((each) => summarize(results.at(-1), each)),
    notes: NOTES,
  };
}

function describe({ at, learntFrom, tested, won, methods }: BacktestResult, language: Language): ReportRow {
  const all = language === 'ru' ? 'все даты' : 'all dates';
  return {
    as_of: at === null ? all : new Date(at).toISOString().slice(0, 10),
    learnt_from: learntFrom,
    tested,
    won,
    ...Object.fromEntries(
      METHODS.flatMap((method) => [
        [`${method}_expected`, roundTo(methods?.[method].expected ?? null, 1)],
        [`${method}_error`, roundTo(methods?.[method].error ?? null, 3)],
      ]),
    ),
  };
}

function summarize(total: BacktestResult | undefined, language: Language): string {
  const { tested = 0, methods = null } = total ?? {};
  const [group, stage, lead] = METHODS.map((method) => methods?.[method].error ?? null);
  if (group == null || stage == null || lead == null)
    return language === 'ru'
      ? `Данных мало: проверено возможностей ${tested}, нужно хотя бы ${LEAST_TESTED}.`
      : `Too few to say: opportunities tested: ${tested}, at least ${LEAST_TESTED} are needed.`;
  const better = group < Math.min(stage, lead);
  const errors = [group, stage, lead].map((error) => error.toFixed(3));
  return language === 'ru'
    ? `Проверено возможностей: ${tested}. Ошибка: по группе ${errors[0]}, по стадии ${errors[1]}, по лидам ${errors[2]}. ${better ? 'Прогноз по группе точнее.' : 'Прогноз по группе не точнее.'}`
    : `Opportunities tested: ${tested}. Error: by group ${errors[0]}, by stage ${errors[1]}, by leads ${errors[2]}. The forecast by group is ${better ? 'the most accurate' : 'not the most accurate'}.`;
}

const NOTES: readonly Localized[] = [
  {
    en: `Each line forecasts as of that day, by what was known then and today's rules, and learns only from deals closed by then: at least ${LEAST_WON} won and ${LEAST_LOST} lost, or the line says nothing. An error needs ${LEAST_TESTED} opportunities. A deal that was open on several of the days is tested on each.`,
    ru: `Каждая строка — прогноз на тот день по известному тогда и нынешним правилам; учится только на сделках, закрытых к этому дню: хотя бы ${LEAST_WON} выигранных и ${LEAST_LOST} проигранных, иначе строка молчит. Для ошибки нужно ${LEAST_TESTED} возможностей. Сделка, открытая в несколько из этих дней, проверяется на каждый.`,
  },
  {
    en: 'Error: the mean of the squared differences between chance and end. 0 is always right, 0.25 is a coin. By stage: the same forecast without size and coverage. By leads: every member as a lead, times won deals per member. Deals that are still open are left out, so long ones are rarer here than in life.',
    ru: 'Ошибка: среднее квадратов разницы между шансом и исходом. 0 — всегда верно, 0,25 — монета. По стадии: тот же прогноз без размера и покрытия. По лидам: каждый участник как лид, умноженный на число побед на участника. Ещё открытые сделки не учтены, поэтому долгих здесь меньше, чем в жизни.',
  },
];
