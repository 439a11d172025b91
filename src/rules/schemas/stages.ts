/** The shape of `config/stages.yaml`. */
import { z } from 'zod';
import type { StageRules } from '../../domain/rule-set.ts';
import { BANT } from '../../domain/vocabulary.ts';
import { camelKeys } from './camel-keys.ts';
import { days, hubspotId, percent, text } from './pieces.ts';

const some = z.int().min(0).max(1000).exactOptional();

const entryRule = z
  .strictObject({
    min_members: some,
    min_active_members: some,
    min_band: z.int().min(0).max(3).exactOptional(),
    min_coverage_identified: percent.exactOptional(),
    min_coverage_engaged: percent.exactOptional(),
    max_bant_missing: z
      .int()
      .min(0)
      .max(BANT.length)
      .exactOptional()
      .describe('Letters of BANT still unknown.'),
    min_conversed_members: some.describe('Members somebody of yours really spoke with.'),
  })
  .transform(camelKeys);

const entry = z.strictObject({
  target: entryRule,
  detected: entryRule,
  engaged: entryRule,
  prioritized: entryRule,
  qualified: entryRule,
});

const dealStages = z.array(hubspotId);
const someDealStages = dealStages.min(1, 'expected at least one stage, or deals never count as closed');

export const stagesSchema = z
  .strictObject({
    pipeline_stages: dealStages.describe('Deal stages of the sales pipeline.'),
    risk_stages: dealStages.describe('A required role missing or silent is a risk from here on.'),
    late_stages: dealStages.describe('Here that risk is red.'),
    won_stages: someDealStages,
    lost_stages: someDealStages,
    stalled_days: days.describe('Days in one stage without a newly engaged role.'),
    agreed_by: z
      .array(text.max(200))
      .default([])
      .describe('Who agreed to this definition, such as the heads of marketing and sales.'),
    entry: entry.describe('All conditions must hold to enter a waterfall stage.'),
  })
  .transform(camelKeys) satisfies z.ZodType<StageRules>;
