/** The shape of `config/solutions.yaml`. */
import { z } from 'zod';
import { APPROVALS, type Solution } from '../../domain/rule-set.ts';
import { LANGUAGES, OPERATING_MODELS } from '../../domain/vocabulary.ts';
import { camelKeys } from './camel-keys.ts';
import { approvals, count, departments, id, recordOf, role, text } from './pieces.ts';

const templateRole = z.strictObject({
  role,
  required: z.boolean().describe('Only required roles count for coverage and priority.'),
  count: count.default(1).describe('How many people should hold the role.'),
  weight: z
    .number()
    .positive('expected more than 0: a role that weighs nothing should not be required')
    .max(1000)
    .default(1)
    .describe('Share of the role in coverage.'),
  departments: departments.default([]).describe('Where the role usually comes from, the most usual first.'),
});

const solution = z
  .strictObject({
    id,
    name: recordOf(LANGUAGES, text),
    operating_model: z
      .enum(OPERATING_MODELS)
      .describe('manual proposes, partial creates at detection, full plans ahead.'),
    approval: z
      .enum(APPROVALS)
      .default('none')
      .describe('required: a person agrees before a detected group becomes a deal.'),
    expected_size: count.describe('How many people usually take part; shown, never computed with.'),
    one_person_purchase: z.boolean().default(false).describe('A purchase by one person is normal here.'),
    target_approvals: approvals
      .optional()
      .describe('Whose approval planned opportunities of this solution need, where not as in settings.yaml.'),
    subsidiaries_join_parent: z
      .boolean()
      .exactOptional()
      .describe('For this solution instead of the rule in companies.yaml.'),
    template: z.array(templateRole).min(1, 'expected at least one role'),
  })
  .transform(camelKeys);

export const solutionsSchema = z
  .strictObject({ solutions: z.array(solution).min(1, 'expected at least one solution') })
  .transform(({ solutions }) => solutions) satisfies z.ZodType<readonly Solution[]>;
