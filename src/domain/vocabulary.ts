/**
 * The closed lists of the field's words. They are part of the public contract: HubSpot properties, the
 * configuration and the card all carry exactly these ids.
 */

export const ROLES = [
  'initiator',
  'end_user',
  'technical_validator',
  'budget_holder',
  'decision_maker',
  'approver',
  'influencer',
] as const;
export type Role = (typeof ROLES)[number];

export const FLAGS = ['champion', 'blocker'] as const;
export type Flag = (typeof FLAGS)[number];

/** Everything that can stand on a deal-contact pair as a label of ours: nine, since HubSpot allows ten. */
export const LABELS = [...ROLES, ...FLAGS] as const;
export type Label = (typeof LABELS)[number];

export const DEPARTMENTS = [
  'executive',
  'finance',
  'hr',
  'it',
  'engineering',
  'security',
  'legal',
  'procurement',
  'operations',
  'marketing',
  'sales',
  'customer_support',
  'product',
  'other',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const SENIORITIES = ['c_level', 'vp', 'director', 'manager', 'senior', 'staff', 'unknown'] as const;
export type Seniority = (typeof SENIORITIES)[number];

/** Leads people: a manager or above. */
export function isLeading(seniority: Seniority): boolean {
  return SENIORITIES.indexOf(seniority) <= SENIORITIES.indexOf('manager');
}

export const INTERACTION_KINDS = [
  'page_view',
  'article',
  'document',
  'comparison',
  'pricing_view',
  'technical_docs',
  'form_submission',
  'demo_request',
  'webinar_registration',
  'webinar_attendance',
  'event_registration',
  'email_open',
  'email_click',
  'email_reply',
  'meeting',
  'call',
  'message',
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** Waterfall stages, lowest first. */
export const STAGES = [
  'target',
  'detected',
  'engaged',
  'prioritized',
  'qualified',
  'pipeline',
  'closed',
] as const;
export type Stage = (typeof STAGES)[number];

export const OPERATING_MODELS = ['manual', 'partial', 'full'] as const;
export type OperatingModel = (typeof OPERATING_MODELS)[number];

/** Who approves a plan of target accounts. */
export const TARGET_SIDES = ['marketing', 'sales'] as const;
export type TargetSide = (typeof TARGET_SIDES)[number];

export const MOMENTUMS = ['up', 'flat', 'down'] as const;
export type Momentum = (typeof MOMENTUMS)[number];

export const THREADINGS = ['none', 'single', 'thin', 'multi'] as const;
export type Threading = (typeof THREADINGS)[number];

export const RISKS = [
  'missing_required_role',
  'single_threaded',
  'stalled',
  'champion_silent',
  'blocker',
  'late_surprise',
  'indirect_access',
  'owner_conflict',
] as const;
export type Risk = (typeof RISKS)[number];

export const BANT = ['budget', 'authority', 'need', 'timeline'] as const;
export type BantLetter = (typeof BANT)[number];

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The same words in every language the product speaks. */
export type Localized = Record<Language, string>;
