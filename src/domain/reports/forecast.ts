/** The forecast on opportunities, opened to its inputs, with the forecast on leads beside it (R153 to R155). */
import { coverageBand, sizeBand } from '../forecast/composition.ts';
import type { Forecast, ForecastLine } from '../forecast/forecast-opportunities.ts';
import { FORECAST_STAGE_NAMES } from '../forecast/stage-names.ts';
import type { WinEstimate } from '../forecast/win-rate.ts';
import type { Counted } from '../forecast/win-rates.ts';
import { formatMoney } from '../money.ts';
import { localized, writePercentRange } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import {
  gradeForecast,
  HOW_IT_COMES_ABOUT,
  splitByPipeline,
  summarize,
  tellLeads,
} from './forecast-words.ts';
import type { Report, ReportRow } from './report.ts';

/** The best chance first. `names`: solutions by id. */
export function reportForecast(
  forecast: Forecast,
  names: ReadonlyMap<string, Localized>,
  language: Language,
): Report {
  const { lines, closed } = forecast;
  const ranked = [...lines].sort(
    (a, b) => (b.estimate?.chance ?? 0) - (a.estimate?.chance ?? 0) || (a.dealId < b.dealId ? -1 : 1),
  );
  return {
    title: { en: 'Forecast on opportunities', ru: 'Прогноз по возможностям' },
    columns: COLUMNS,
    rows: ranked.map((line) => describe(line, names, language)),
    summary: localized((each) => summarize(forecast, each)),
    notes: [
      localized((each) => splitByPipeline(forecast, each)),
      localized((each) => tellLeads(forecast, each)),
      ...HOW_IT_COMES_ABOUT,
      gradeForecast(closed),
    ],
  };
}

const COLUMNS: Report['columns'] = [
  { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
  { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
  { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
  { id: 'stage', name: { en: 'stage', ru: 'стадия' }, type: 'text' },
  { id: 'members', name: { en: 'members', ru: 'участники' }, type: 'number' },
  { id: 'coverage', name: { en: 'coverage', ru: 'покрытие' }, type: 'percent' },
  { id: 'base', name: { en: 'all deals', ru: 'все сделки' }, type: 'percent' },
  { id: 'by_stage', name: { en: 'stage, points', ru: 'стадия, п.п.' }, type: 'number' },
  { id: 'by_size', name: { en: 'size, points', ru: 'размер, п.п.' }, type: 'number' },
  { id: 'by_coverage', name: { en: 'coverage, points', ru: 'покрытие, п.п.' }, type: 'number' },
  { id: 'chance', name: { en: 'chance', ru: 'шанс' }, type: 'percent' },
  { id: 'amount', name: { en: 'amount', ru: 'сумма' }, type: 'text' },
  { id: 'expected', name: { en: 'amount × chance', ru: 'сумма × шанс' }, type: 'text' },
  { id: 'currency', name: { en: 'currency', ru: 'валюта' }, type: 'text' },
  { id: 'rests_on', name: { en: 'won of closed', ru: 'выиграно из закрытых' }, type: 'text' },
];

function describe(line: ForecastLine, names: ReadonlyMap<string, Localized>, language: Language): ReportRow {
  const { estimate, amount, expected } = line;
  const points = (tenths: number | undefined): number | null => (tenths === undefined ? null : tenths / 10);
  return {
    deal: line.dealId,
    name: line.name,
    solution: names.get(line.solution)?.[language] ?? line.solution,
    stage: FORECAST_STAGE_NAMES[line.stage][language],
    members: line.members,
    coverage: line.coverage,
    base: points(estimate?.base),
    by_stage: points(estimate?.byStage),
    by_size: points(estimate?.bySize),
    by_coverage: points(estimate?.byCoverage),
    chance: points(estimate?.chance),
    amount: amount === null ? null : formatMoney(amount),
    expected: expected === null ? null : formatMoney(expected),
    currency: line.currency,
    rests_on: estimate === null ? null : restsOn(estimate, line, language),
  };
}

/** `40/100; at this stage 20/30; 4–5 members 8/10; coverage 75+ % 6/7`. */
function restsOn({ rests }: WinEstimate, line: ForecastLine, language: Language): string {
  const of = ({ won, deals }: Counted): string => `${won}/${deals}`;
  const [size, coverage] = [sizeBand(line), coverageBand(line)];
  return language === 'ru'
    ? `все ${of(rests.all)}; на этой стадии ${of(rests.stage)}; из них участников ${size}: ${of(rests.size)}; из них покрытие ${writePercentRange(coverage, language)}: ${of(rests.coverage)}`
    : `all ${of(rests.all)}; at this stage ${of(rests.stage)}; of them ${size} members: ${of(rests.size)}; of them coverage ${writePercentRange(coverage, language)}: ${of(rests.coverage)}`;
}
