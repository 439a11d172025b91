/** The shape of `config/titles.yaml`, strict: an unknown key is a mistake, not an extension. */
import { z } from 'zod';
import { TITLE_EFFECTS, type TitleRules } from '../../domain/title-rules.ts';
import { DEPARTMENTS, SENIORITIES } from '../../domain/vocabulary.ts';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'expected an id of lower-case letters, digits and _, such as finance_words');

const phrase = z
  .string()
  .trim()
  .min(1, 'expected at least one word')
  .refine((text) => text === text.toLowerCase(), 'expected lower case: titles are compared in lower case')
  .refine((text) => !/\*(?![\s-]|$)/u.test(text), 'expected * only at the end of a word')
  .refine((text) => !/(^|[\s-])\*/u.test(text), 'expected letters before *: a bare * would match every word');

const word = phrase.refine((text) => !/\s/.test(text), 'expected one word, without spaces');
const ending = word.refine(
  (text) => text.length >= 3 && !text.includes('*'),
  'expected three letters or more, without *',
);
const phrases = z.array(phrase).min(1, 'expected at least one phrase');
const list = z.array(phrase).default([]);

const abbreviation = z.strictObject({ words: z.array(word).min(1), means: phrase });

const department = z.strictObject({
  id,
  department: z.enum(DEPARTMENTS),
  weak: z.boolean().default(false),
  general: z.boolean().default(false),
  phrases,
});

const seniority = z.strictObject({
  id,
  seniority: z.enum(SENIORITIES),
  phrases,
  raised: z
    .strictObject({ by: phrases, to: z.enum(SENIORITIES) })
    .nullable()
    .default(null),
  alone: z
    .strictObject({ department: z.enum(DEPARTMENTS), seniority: z.enum(SENIORITIES) })
    .nullable()
    .default(null),
});

const occupation = z.strictObject({
  id,
  departments: z.array(z.enum(DEPARTMENTS)).min(1, 'expected at least one department, or other'),
  seniority: z.enum(SENIORITIES),
  weak: z.boolean().default(false),
  phrases,
  endings: z.array(ending).default([]),
  yields: z.array(z.enum(DEPARTMENTS)).nullable().default(null),
  place: z.enum(['any', 'head']).default('any'),
});

const modifier = z.strictObject({ id, effect: z.enum(TITLE_EFFECTS), phrases });

const shape = z.strictObject({
  abbreviations: z.array(abbreviation).default([]),
  departments: z.array(department),
  seniorities: z.array(seniority),
  occupations: z.array(occupation),
  modifiers: z.array(modifier).default([]),
  connectors: z.strictObject({
    of: list,
    to: list,
    at: list,
    ignored: list,
    prefixes: z.array(word).default([]),
  }),
});

/** Reads the parsed YAML into {@link TitleRules}; reports ids that occur twice, since explanations name them. */
export const titlesSchema = shape.superRefine((rules, context) => {
  const seen = new Set<string>();
  for (const name of ['departments', 'seniorities', 'occupations', 'modifiers'] as const) {
    rules[name].forEach((rule, index) => {
      if (seen.has(rule.id)) {
        context.addIssue({
          code: 'custom',
          path: [name, index, 'id'],
          message: `the id ${rule.id} occurs twice; every rule of titles.yaml needs its own`,
        });
      }
      seen.add(rule.id);
    });
  }
}) satisfies z.ZodType<TitleRules>;
