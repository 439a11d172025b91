/** The shape of `config/content.yaml`. */
import { z } from 'zod';
import type { ContentRule } from '../../domain/rule-set.ts';
import { INTERACTION_KINDS } from '../../domain/vocabulary.ts';
import { departments, id, text } from './pieces.ts';

/** Paths are compared without host, query, fragment and closing slash, so none may stand here. */
const path = z
  .string()
  .regex(/^\//, 'expected a path that begins with /, without host: it counts on any host')
  .regex(/^[^\s?#"')]*$/, 'expected a path only, without spaces, quotes, query (?) and fragment (#)')
  .regex(/^[^*]*\*?$/, 'expected * only at the end of the path')
  .regex(
    /^(\/|.*[^/:;,.])$/s,
    'expected no slash or punctuation at the end: addresses are compared without it',
  );

const rule = z.strictObject({
  id: id.describe('Unique; shown in every explanation.'),
  path: path.describe('URL path on any host; a trailing * matches everything below. The longest path wins.'),
  names: z
    .array(text)
    .default([])
    .describe('Titles or form names under which HubSpot reports the same content.'),
  solution: id,
  kind: z.enum(INTERACTION_KINDS),
  interests: departments.default([]).describe('Departments whose roles this content speaks to.'),
});

export const contentSchema = z
  .strictObject({ content: z.array(rule) })
  .transform(({ content }) => content) satisfies z.ZodType<readonly ContentRule[]>;
