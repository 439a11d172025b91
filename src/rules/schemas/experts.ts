/** Our experts in `config/settings.yaml`. */
import { z } from 'zod';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { id, recordOf, text } from './pieces.ts';

const expert = z.strictObject({
  id: id.describe('Kept with what people record, so choose it for good.'),
  name: recordOf(LANGUAGES, text),
  owner: z
    .string()
    .regex(/^\d{1,19}$/u, 'expected the id of an owner, a number in quotes')
    .optional()
    .describe('Owner id in HubSpot, where it is one person.'),
  concerns: z.array(id).default([]).describe('Categories of concerns they are for.'),
});

/** May be left out: files of earlier versions stay valid. */
export const experts = z
  .array(expert)
  .default([])
  .describe('Our own people who can be assigned to a member or a concern on the card.');
