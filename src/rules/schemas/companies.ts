/** The shape of `config/companies.yaml`. */
import { z } from 'zod';
import type { CompanyRules } from '../../domain/rule-set.ts';
import { camelKeys } from './camel-keys.ts';

const word = z.string().regex(/^\S+$/, 'expected one word, since company names are compared word by word');
const domain = z
  .string()
  .regex(/^[^\s@/:.]+(\.[^\s@/:.]+)+$/, 'expected a domain such as mail.ru, without @ and https://')
  .refine(
    (found) => found === found.toLowerCase(),
    'expected lower case: domains are compared in lower case',
  );

export const companiesSchema = z
  .strictObject({
    legal_forms: z.array(word).describe('Words that do not count when company names are compared.'),
    free_mail_domains: z.array(domain).describe('Mail domains that say nothing of a company.'),
    subsidiaries_join_parent: z
      .boolean()
      .describe(
        'Contacts of a subsidiary join the opportunities of the company at the top; solutions may override it.',
      ),
  })
  .transform(camelKeys) satisfies z.ZodType<CompanyRules>;
