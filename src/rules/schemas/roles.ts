/** The shape of `config/roles.yaml`. */
import { z } from 'zod';
import { EVIDENCE_CLASSES, type ConfidenceRules, type RoleRule } from '../../domain/rule-set.ts';
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
    ceilings: recordOf(EVIDENCE_CLASSES, share).describe('The most that evidence of one class can give.'),
    write: share.describe('At or above: the role is written.'),
    suggest: share.describe('At or above, and below write: the role is suggested.'),
    evidence_half_life_days: days.default(45).describe('What content and behaviour say halves in this time.'),
    evidence_max_age_days: days.describe('Older content and behaviour no longer count.'),
    keep_margin: share
      .default(0.1)
      .describe('A role that reached a line falls only when its confidence is so much below it.'),
  })
  .transform(camelKeys);

export const rolesSchema = z
  .strictObject({ confidence, role_rules: z.array(roleRule).min(1, 'expected at least one rule') })
  .transform(camelKeys) satisfies z.ZodType<{
  readonly confidence: ConfidenceRules;
  readonly roleRules: readonly RoleRule[];
}>;
