/** The shape of `config/roles.yaml`. */
import { z } from 'zod';
import {
  EVIDENCE_CLASSES,
  LEGACY_MEANINGS,
  MARKED_FIELDS,
  type ConfidenceRules,
  type LegacyRules,
  type RoleRule,
} from '../../domain/role-rules.ts';
import type { InterestProfile } from '../../domain/rule-set.ts';
import { SENIORITIES } from '../../domain/vocabulary.ts';
import { camelKeys } from './camel-keys.ts';
import { days, id, kinds, recordOf, role, share, someDepartments, text } from './pieces.ts';

/** Values of HubSpot's own contact property `hs_buying_role`. */
const HUBSPOT_BUYING_ROLES = [
  'BLOCKER',
  'BUDGET_HOLDER',
  'CHAMPION',
  'DECISION_MAKER',
  'END_USER',
  'EXECUTIVE_SPONSOR',
  'INFLUENCER',
  'LEGAL_AND_COMPLIANCE',
  'OTHER',
] as const;

const phrase = text
  .refine((found) => found === found.toLowerCase(), 'expected lower case: markers are compared in lower case')
  .refine(
    (found) => /^[^*]*[^*\s](?:\*(?=\s|$)[^*]*)*$/u.test(found),
    'expected * only at the end of a word',
  );

const seniorities = z.array(z.enum(SENIORITIES)).min(1, 'expected at least one seniority');
const enriched = z.array(text).min(1, 'expected at least one value, as HubSpot spells it');

const condition = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('title'),
    departments: someDepartments,
    seniorities: seniorities.exactOptional(),
  }),
  z.strictObject({ type: z.literal('content'), interests: someDepartments }),
  z.strictObject({ type: z.literal('behaviour'), kinds }),
  z.strictObject({
    type: z.literal('hubspot_buying_role'),
    values: z.array(z.enum(HUBSPOT_BUYING_ROLES)).min(1, 'expected at least one value of hs_buying_role'),
  }),
  z
    .strictObject({
      type: z.literal('hubspot_enrichment'),
      hs_roles: enriched,
      hs_seniorities: enriched.exactOptional(),
    })
    .transform(camelKeys),
]);

const roleRule = z.strictObject({
  id: id.describe('Unique; shown in every explanation.'),
  role,
  solutions: z
    .array(id)
    .min(1, 'expected at least one solution; leave solutions out for a rule that holds for all')
    .exactOptional()
    .describe('Only for these solutions; without it, for all.'),
  when: condition,
  strength: share.default(1).describe("Share of the evidence class's ceiling that this rule gives."),
});

const confidence = z
  .strictObject({
    ceilings: z
      .strictObject({ ...recordOf(EVIDENCE_CLASSES, share).shape, legacy_marker: share.default(0.5) })
      .describe('The most that evidence of one class can give.'),
    write: share.describe('At or above: the role is written.'),
    suggest: share.describe('At or above, and below write: the role is suggested.'),
    evidence_half_life_days: days.default(45).describe('What content and behaviour say halves in this time.'),
    evidence_max_age_days: days.describe('Older content and behaviour no longer count.'),
    keep_margin: share
      .default(0.1)
      .describe('A role that reached a line falls only when its confidence is so much below it.'),
  })
  .transform(camelKeys);

const means = z
  .enum(LEGACY_MEANINGS)
  .describe('A role or flag, left (the company), or do_not_contact; proposed, never written.');

const legacyMarker = z.strictObject({
  id: id.describe('Unique; shown in every explanation.'),
  phrases: z
    .array(phrase)
    .min(1, 'expected at least one phrase')
    .describe('Words to look for; a trailing * matches any ending.'),
  in: z
    .array(z.enum(MARKED_FIELDS))
    .min(1, 'expected at least one field')
    .default(['firstname', 'lastname'])
    .describe('Where they are looked for.'),
  anywhere: z
    .boolean()
    .default(false)
    .describe('Also amid other words; otherwise only set apart: in brackets, after a dash or comma.'),
  means,
});

const legacyField = z.strictObject({
  id: id.describe('Unique; shown in every explanation.'),
  property: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,99}$/,
      'expected the internal name of a contact property, such as old_buying_role',
    )
    .describe('Internal name of a contact property; it is read from then on.'),
  values: z.array(text).min(1, 'expected at least one value').describe('Values that mean it, in any case.'),
  means,
});

const legacy = z
  .strictObject({ markers: z.array(legacyMarker).default([]), fields: z.array(legacyField).default([]) })
  .default({ markers: [], fields: [] })
  .describe('What people wrote down before this app: read-only proposals.');

const interestProfile = z.strictObject({
  role,
  topics: z.array(id).min(1, 'expected at least one topic').describe('What matters most first.'),
});

export const rolesSchema = z
  .strictObject({
    confidence,
    role_rules: z.array(roleRule).min(1, 'expected at least one rule'),
    legacy,
    interest_profiles: z.array(interestProfile).default([]).describe('What each role wants to read about.'),
  })
  .transform(camelKeys) satisfies z.ZodType<{
  readonly confidence: ConfidenceRules;
  readonly roleRules: readonly RoleRule[];
  readonly legacy: LegacyRules;
  readonly interestProfiles: readonly InterestProfile[];
}>;
