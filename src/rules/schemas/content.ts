/** The shape of `config/content.yaml`. */
import { z } from 'zod';
import type { ContentRule, Topic } from '../../domain/rule-set.ts';
import { INTERACTION_KINDS, LANGUAGES, STAGES } from '../../domain/vocabulary.ts';
import { departments, id, recordOf, role, text } from './pieces.ts';

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
  topics: z.array(id).default([]).describe('What it is about, by the ids under topics.'),
  roles: z
    .array(role)
    .default([])
    .describe('Roles it is made for, beside those that interests and topics tell.'),
  stages: z.array(z.enum(STAGES)).default([]).describe('Waterfall stages in which it helps.'),
});

const topic = z.strictObject({
  id: id.describe('Named by content, interest profiles and situations.'),
  name: recordOf(LANGUAGES, text),
});

export const contentSchema = z.strictObject({
  topics: z.array(topic).default([]).describe('What content can be about.'),
  content: z.array(rule),
}) satisfies z.ZodType<{ readonly topics: readonly Topic[]; readonly content: readonly ContentRule[] }>;
