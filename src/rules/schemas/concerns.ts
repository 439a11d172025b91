/** The categories of concerns in `config/settings.yaml`. */
import { z } from 'zod';
import { DEFAULT_CONCERNS, NEED } from '../../domain/concerns.ts';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { id, recordOf, text } from './pieces.ts';

const concernCategory = z.strictObject({
  id: id
    .refine((found) => found !== NEED, 'expected another id: a need is recorded beside the concerns already')
    .describe('Kept with what people record, so choose it for good.'),
  name: recordOf(LANGUAGES, text),
});

export const concernCategories = z
  .array(concernCategory)
  .min(1, 'expected at least one category')
  .default([...DEFAULT_CONCERNS])
  .describe('What can hold a member back; without it, the nine of the sample.');
