/** The shape of `config/situations.yaml`. */
import { z } from 'zod';
import type { SituationRule } from '../../domain/situation-rules.ts';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { camelKeys } from './camel-keys.ts';
import { count, days, id, kinds, recordOf, text } from './pieces.ts';

const property = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,99}$/,
    'expected the internal name of a company property, such as numberofemployees',
  )
  .describe('Internal name of a company property; it is read from then on.');

const bound = z.number();
const values = z.array(text).min(1, 'expected at least one value');

/** Each condition has one comparison, so that every key of a mistaken one is named. */
const condition = z
  .strictObject({
    property,
    above: bound.exactOptional().describe('More than this number.'),
    at_least: bound.exactOptional().describe('This number or more.'),
    below: bound.exactOptional().describe('Less than this number.'),
    any_of: values.exactOptional().describe('One of these values, in any case of letters.'),
    none_of: values.exactOptional().describe('Known, and none of these values.'),
  })
  .refine(
    (found) => Object.keys(found).length === 2,
    'expected property and one of above, at_least, below, any_of, none_of',
  )
  .transform((found) => camelKeys(found) as SituationRule['company'][number]);

const pain = z
  .strictObject({
    people: count.default(2).describe('So many different people.'),
    within_days: days.describe('Within the last so many days.'),
    topics: z.array(id).min(1, 'expected at least one topic').exactOptional(),
    content: z.array(id).min(1, 'expected at least one content entry').exactOptional(),
    kinds: kinds.exactOptional(),
  })
  .refine(
    ({ topics, content, kinds: named }) =>
      topics !== undefined || content !== undefined || named !== undefined,
    'expected topics, content or kinds: without them any interest would be a pain',
  )
  .transform(camelKeys);

const situation = z.strictObject({
  id: id.describe('Unique; shown in every explanation.'),
  name: recordOf(LANGUAGES, text),
  solution: id,
  company: z
    .array(condition)
    .min(1, 'expected at least one condition on the company: a pain alone is detection')
    .describe('What kind of company; all conditions have to hold.'),
  pain: pain.describe('Which interest shows that the company has the problem.'),
});

export const situationsSchema = z
  .strictObject({ situations: z.array(situation) })
  .transform(({ situations }) => situations) satisfies z.ZodType<readonly SituationRule[]>;
