import { STAGE_NAMES } from '../names.ts';
import type { Localized } from '../vocabulary.ts';
import type { ForecastStage } from './composition.ts';

export const FORECAST_STAGE_NAMES: Readonly<Record<ForecastStage, Localized>> = {
  ...STAGE_NAMES,
  late_pipeline: { en: 'pipeline, from the price on', ru: 'в воронке, обсуждается цена' },
};
