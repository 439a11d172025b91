/** A win estimate opened to the closed deals it rests on, in words. */
import type { GroupEstimate } from '../opportunity.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { localized, writePercent, writePercentRange } from '../words.ts';
import { coverageBand, sizeBand } from './composition.ts';
import { FORECAST_STAGE_NAMES } from './stage-names.ts';
import type { Counted } from './win-rates.ts';

export const ESTIMATE_RULE: Localized = {
  en: 'forecast: the share won of closed deals in the same stage, of the same size and coverage, each drawn towards the wider one',
  ru: 'прогноз: доля выигранных среди закрытых сделок той же стадии, размера и покрытия; каждая приближена к более общей',
};

export function explainEstimate(estimate: GroupEstimate): Localized {
  return localized((language) => [...tellSteps(estimate, language), tellDay(estimate, language)].join('; '));
}

function tellSteps(estimate: GroupEstimate, language: Language): string[] {
  const { rests, composition } = estimate;
  const ru = language === 'ru';
  const base = writePercent(estimate.base / 10, language);
  const stage = FORECAST_STAGE_NAMES[composition.stage][language];
  const [size, coverage] = [sizeBand(composition), coverageBand(composition)];
  return [
    ru
      ? `выиграно ${of(rests.all, 'ru')} закрытых сделок, ${base}`
      : `${of(rests.all, 'en')} closed deals were won, ${base}`,
    `${ru ? `стадия «${stage}»` : `stage “${stage}”`}: ${step(rests.stage, estimate.byStage, language)}`,
    `${ru ? 'участников' : 'members'} ${size}: ${step(rests.size, estimate.bySize, language)}`,
    `${ru ? 'покрытие' : 'coverage'} ${writePercentRange(coverage, language)}: ${step(rests.coverage, estimate.byCoverage, language)}`,
  ];
}

function step(counted: Counted, tenths: number, language: Language): string {
  const points = (Math.abs(tenths) / 10).toFixed(1);
  const sign = tenths < 0 ? '−' : '+';
  return `${of(counted, language)}, ${sign}${language === 'ru' ? points.replace('.', ',') : points}`;
}

function of({ won, deals }: Counted, language: Language): string {
  return language === 'ru' ? `${won} из ${deals}` : `${won} of ${deals}`;
}

function tellDay({ countedAt }: GroupEstimate, language: Language): string {
  const day = new Date(countedAt).toISOString().slice(0, 10);
  return language === 'ru' ? `подсчитано ${day}` : `counted on ${day}`;
}
