/** The shape of `config/scoring.yaml`. */
import { z } from 'zod';
import type { ScoringRules } from '../../domain/rule-set.ts';
import { INTERACTION_KINDS } from '../../domain/vocabulary.ts';
import { camelKeys } from './camel-keys.ts';
import { days, kinds, percent, recordOf } from './pieces.ts';

/** Group scores are shown up to 999.9, so more than this for one interaction can mean nothing. */
const points = z.number().min(0).max(1000);

export const scoringSchema = z
  .strictObject({
    points: recordOf(INTERACTION_KINDS, points).describe('Points of one interaction of each kind.'),
    half_life_days: days.describe('Points halve in this time.'),
    max_age_days: days.describe('Nothing older counts.'),
    person_cap: z
      .number()
      .positive('expected more than 0')
      .max(1000)
      .describe("Most one person gives to the group's score."),
    meaningful: kinds.describe('Kinds that make a person active.'),
    active_within_days: days,
    person_threshold: z
      .number()
      .min(0)
      .max(100_000)
      .describe('Personal score of a ready lead; lead view only.'),
    champion_silent_days: days,
    momentum_percent: percent.describe('Change from one week to the next that is called up or down.'),
  })
  .transform(camelKeys) satisfies z.ZodType<ScoringRules>;
