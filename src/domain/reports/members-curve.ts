/** Engaged members at the entry to each stage, with a verdict on the curve (R150 to R152). */
import { CHECKPOINTS, LEAST_FOR_VERDICT, readCurve, type MembersCurve } from '../history/members-curve.ts';
import type { DealHistory } from '../history/deal-history.ts';
import type { MembersCurveSettings, Solution } from '../rule-set.ts';
import { count, listWords, localized, writePercent, ROLE_NAMES, STAGE_NAMES } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_AVERAGE, OPENED, TOO_FEW } from './sample-size.ts';
import { roundTo } from './statistics.ts';

type Named = Pick<Solution, 'id' | 'name'>;

export const CURVE_STAGE_NAMES: Readonly<Record<MembersCurve['points'][number]['stage'], Localized>> = {
  ...STAGE_NAMES,
  made: { en: 'deal made', ru: 'сделка создана' },
  pipeline: { en: 'hand-off to sales (in the pipeline)', ru: 'передача в продажи (в воронке)' },
  closed: { en: 'close', ru: 'закрытие' },
};

export function reportMembersCurve(
  histories: readonly DealHistory[],
  solutions: readonly Named[],
  settings: MembersCurveSettings,
  language: Language,
): Report {
  const curves = solutions.flatMap((solution) => {
    const mine = histories.filter((each) => each.solution === solution.id);
    return mine.length === 0 ? [] : [{ solution, curve: readCurve(mine, settings) }];
  });
  return {
    title: { en: 'Engaged members at each stage', ru: 'Активные участники на каждой стадии' },
    columns: COLUMNS,
    rows: curves.flatMap(({ solution, curve }) => describeCurve(solution.name[language], curve, language)),
    summary: localized((each) =>
      curves.length === 0
        ? NO_DEALS[each]
        : curves
            .map(({ solution, curve }) => `${solution.name[each]}: ${verdictWords(curve, each)}.`)
            .join(' '),
    ),
    notes: [
      {
        en: `Judged are closed deals that were made before they came to sales, the same ones at each point, from ${LEAST_FOR_VERDICT} on. Healthy: from point to point a rise of ${writePercent(settings.risePercent, 'en')} or more, and ${settings.leastAtHandoff} engaged members or more at the hand-off. Under-invested: no such rise, and fewer. Both are members_curve in settings.yaml.`,
        ru: `В оценке закрытые сделки, созданные до передачи в продажи, одни и те же в каждой точке, от ${LEAST_FOR_VERDICT}. Здоровая динамика: от точки к точке рост на ${writePercent(settings.risePercent, 'ru')} и больше, при передаче ${settings.leastAtHandoff} активных участника и больше. Недоработка: роста нет и людей меньше. Оба числа: members_curve в settings.yaml.`,
      },
      {
        en: `Engaged as scoring.yaml says at that moment; of a stage entered twice the first time counts; the close is seen from the last open stage. Averages from ${LEAST_FOR_AVERAGE} deals on.`,
        ru: `Активность на тот момент по scoring.yaml; если в стадию входили дважды, считается первый раз; закрытие видно из последней открытой стадии. Средние от ${LEAST_FOR_AVERAGE} сделок.`,
      },
      OPENED,
    ],
  };
}

const COLUMNS: Report['columns'] = [
  column('solution', 'text', 'solution', 'решение'),
  column('stage', 'text', 'at the entry to', 'при входе в стадию'),
  column('deals', 'number', 'deals', 'сделок'),
  column('engaged', 'number', 'engaged, average', 'активных в среднем'),
  column('judged', 'number', 'of these judged', 'из них в оценке'),
  column('engaged_judged', 'number', 'engaged, average of the judged', 'активных в среднем в оценке'),
  column('rise', 'percent', 'rise', 'рост'),
  column('reading', 'text', 'reading', 'вывод'),
];

const NO_DEALS: Localized = { en: 'There are no deals yet.', ru: 'Сделок пока нет.' };

function describeCurve(solution: string, curve: MembersCurve, language: Language): ReportRow[] {
  return curve.points.map(({ stage, deals, engaged }): ReportRow => {
    const enough = deals >= LEAST_FOR_AVERAGE;
    const n = CHECKPOINTS.findIndex((each) => each === stage);
    const judged = n >= 0 && curve.verdict !== 'too_few';
    return {
      solution,
      stage: CURVE_STAGE_NAMES[stage][language],
      deals,
      engaged: enough ? roundTo(engaged, 2) : null,
      judged: n < 0 ? null : curve.judged,
      engaged_judged: judged ? roundTo(curve.checkpoints[n] ?? null, 2) : null,
      rise: judged ? roundTo(curve.rises[n - 1] ?? null, 0) : null,
      reading: enough ? null : TOO_FEW[language],
    };
  });
}

/** The verdict in words; where too little is invested, with the roles that are missing (R152). */
export function verdictWords(curve: MembersCurve, language: Language): string {
  const ru = language === 'ru';
  const deals = count(curve.judged, 'closedDeal', language);
  const path = curve.checkpoints.map((each) => each.toFixed(1)).join(' → ');
  switch (curve.verdict) {
    case 'too_few':
      return `${TOO_FEW[language]} (${deals})`;
    case 'healthy':
      return ru ? `здоровая динамика, ${path} (${deals})` : `healthy, ${path} (${deals})`;
    case 'mixed':
      return ru ? `неровно, ${path} (${deals})` : `mixed, ${path} (${deals})`;
    case 'under_invested': {
      const missing = missingWords(curve, language);
      return ru
        ? `мало вложено в выявление участников, ${path} (${deals})${missing}`
        : `too little invested in identifying members, ${path} (${deals})${missing}`;
    }
  }
}

function missingWords({ missing, judged }: MembersCurve, language: Language): string {
  if (missing.length === 0) return '';
  const roles = missing.map(({ role, deals }) =>
    language === 'ru'
      ? `${ROLE_NAMES[role].ru} (${deals} из ${judged})`
      : `${ROLE_NAMES[role].en} (${deals} of ${judged})`,
  );
  const listed = listWords(roles, language);
  return language === 'ru' ? `; при передаче не хватало: ${listed}` : `; missing at the hand-off: ${listed}`;
}
