/**
 * The properties this app owns in HubSpot, as data. Names and values are the public contract; labels and
 * descriptions are what people read in HubSpot's property settings.
 */
import type { RuleSet } from '../domain/rule-set.ts';
import {
  BANT,
  DEPARTMENTS,
  LABELS,
  MOMENTUMS,
  OPERATING_MODELS,
  RISKS,
  ROLES,
  SENIORITIES,
  STAGES,
  THREADINGS,
} from '../domain/vocabulary.ts';
import type { PropertyDefinition } from '../hubspot/gateway.ts';

export const PROPERTY_GROUP = { name: 'buying_group', label: 'Buying group' } as const;

/** Object types that carry properties of ours. */
export const OWNED_TYPES = ['deals', 'contacts'] as const;
export type OwnedType = (typeof OWNED_TYPES)[number];

interface Choice {
  readonly value: string;
  readonly label: string;
}

const OPERATING_MODEL_NAMES = { manual: 'Manual', partial: 'Partly automatic', full: 'Fully automatic' };
const THREADING_NAMES = { none: 'Nobody', single: 'One person', thin: 'Thin', multi: 'Several people' };
/** Words that are not simply the id with a capital letter. */
const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  hr: 'HR',
  it: 'IT',
  c_level: 'C-level',
  vp: 'VP',
  owner_conflict: 'Conflict of owners',
};

/** Everything on deals; the solutions of the rule set are the options of `bg_solution`. */
export function listDealProperties(rules: RuleSet): readonly PropertyDefinition[] {
  return [...listIdentity(rules), ...listFigures(), ...listGroupState(), ...listMoments()];
}

/** Everything on contacts. */
export function listContactProperties(): readonly PropertyDefinition[] {
  return [
    select(
      'bg_department',
      'Department (Buying Groups)',
      'Department, as the job title says.',
      DEPARTMENTS.map(toChoice),
    ),
    select(
      'bg_seniority',
      'Seniority (Buying Groups)',
      'Seniority, as the job title says.',
      SENIORITIES.map(toChoice),
    ),
    checkboxes(
      'bg_buying_roles',
      'Roles in open opportunities',
      'Roles this person plays in any open opportunity.',
      LABELS.map(toChoice),
    ),
  ];
}

export function listProperties(type: OwnedType, rules: RuleSet): readonly PropertyDefinition[] {
  return type === 'deals' ? listDealProperties(rules) : listContactProperties();
}

function listIdentity(rules: RuleSet): readonly PropertyDefinition[] {
  const solutions = rules.solutions.map(({ id, name }) => ({ value: id, label: name.en }));
  const models = OPERATING_MODELS.map((value) => ({ value, label: OPERATING_MODEL_NAMES[value] }));
  return [
    {
      ...text(
        'bg_key',
        'Buying group key',
        'Identity of the opportunity: company, solution and cycle. Do not edit.',
      ),
      hasUniqueValue: true,
    },
    select(
      'bg_solution',
      'Solution',
      'What is bought. Setting it puts the deal under Buying Groups.',
      solutions,
    ),
    select('bg_operating_model', 'Operating model', 'How much Buying Groups does by itself.', models),
    select('bg_stage', 'Buying group stage', 'How far the opportunity has come.', STAGES.map(toChoice)),
    text('bg_summary', 'Buying group summary', 'The state of the buying group in one sentence.'),
  ];
}

function listFigures(): readonly PropertyDefinition[] {
  return [
    number('bg_priority_band', 'Priority band', 'Required roles filled by different active people, 0 to 3.'),
    number('bg_engagement_score', 'Engagement score', 'Engagement of the whole group, 0 to 999.9.'),
    number('bg_priority', 'Buying group priority', 'Sorts deals: 1000 times the band plus the score.'),
    number(
      'bg_coverage_identified',
      'Coverage: identified',
      'Percent of the role template with a known person.',
    ),
    number(
      'bg_coverage_engaged',
      'Coverage: engaged',
      'Percent of the role template with an engaged person.',
    ),
    number(
      'bg_coverage_validated',
      'Coverage: validated',
      'Percent confirmed by a person, with a need recorded.',
    ),
    number('bg_member_count', 'Members', 'People in the buying group.'),
    number('bg_engaged_member_count', 'Engaged members', 'Members with a meaningful interaction in 30 days.'),
    number(
      'bg_interactions_7d',
      'Interactions in 7 days',
      'Interactions in the last 7 days, without opened e-mails.',
    ),
    number('bg_active_members_7d', 'Active members in 7 days', 'Members active in the last 7 days.'),
    number('bg_consensus', 'Consensus', 'Agreement of the members, in percent.'),
    number('bg_open_concerns', 'Open concerns', 'Concerns of members that nobody has answered.'),
    number('bg_win_estimate', 'Win estimate', 'Percent; empty while there are too few closed deals to tell.'),
  ];
}

function listGroupState(): readonly PropertyDefinition[] {
  const threadings = THREADINGS.map((value) => ({ value, label: THREADING_NAMES[value] }));
  return [
    checkboxes('bg_roles_covered', 'Roles covered', 'Roles held by an engaged member.', ROLES.map(toChoice)),
    checkboxes(
      'bg_roles_missing',
      'Roles missing',
      'Required roles nobody is known for.',
      ROLES.map(toChoice),
    ),
    checkboxes('bg_departments', 'Departments', 'Departments of the members.', DEPARTMENTS.map(toChoice)),
    select('bg_momentum', 'Momentum', 'The last 7 days against the 7 before.', MOMENTUMS.map(toChoice)),
    select('bg_threading', 'Threading', 'How many people the conversation rests on.', threadings),
    flag('bg_has_blocker', 'Has a blocker', 'A member is against the purchase.'),
    flag('bg_has_champion', 'Has a champion', 'A member argues for the purchase.'),
    checkboxes(
      'bg_bant_missing',
      'Qualification missing',
      'What nobody has found out yet.',
      BANT.map(toChoice),
    ),
    checkboxes('bg_risks', 'Risks', 'What endangers the deal.', RISKS.map(toChoice)),
  ];
}

function listMoments(): readonly PropertyDefinition[] {
  return [
    moment('bg_detected_at', 'Buying group detected', 'When the signals first amounted to an opportunity.'),
    moment('bg_first_touch_at', 'First interaction', 'First interaction of a member.'),
    moment('bg_last_touch_at', 'Last interaction', 'Latest interaction of a member.'),
    moment('bg_handoff_at', 'Handed over to sales', 'When sales took the opportunity over.'),
  ];
}

/** `technical_validator` becomes "Technical validator". */
function toChoice(value: string): Choice {
  const words = value.replaceAll('_', ' ');
  return { value, label: SPECIAL_NAMES[value] ?? words.charAt(0).toUpperCase() + words.slice(1) };
}

function define(
  name: string,
  words: { readonly label: string; readonly description: string },
  kind: Pick<PropertyDefinition, 'type' | 'fieldType'>,
): PropertyDefinition {
  return { name, ...words, groupName: PROPERTY_GROUP.name, ...kind };
}

function text(name: string, label: string, description: string): PropertyDefinition {
  return define(name, { label, description }, { type: 'string', fieldType: 'text' });
}

function number(name: string, label: string, description: string): PropertyDefinition {
  return define(name, { label, description }, { type: 'number', fieldType: 'number' });
}

function moment(name: string, label: string, description: string): PropertyDefinition {
  return define(name, { label, description }, { type: 'datetime', fieldType: 'date' });
}

/** HubSpot wants exactly the options `true` and `false` on a bool. */
function flag(name: string, label: string, description: string): PropertyDefinition {
  const choices = [
    { value: 'true', label: 'Yes' },
    { value: 'false', label: 'No' },
  ];
  return {
    ...define(name, { label, description }, { type: 'bool', fieldType: 'booleancheckbox' }),
    options: order(choices),
  };
}

function select(
  name: string,
  label: string,
  description: string,
  choices: readonly Choice[],
): PropertyDefinition {
  const kind = { type: 'enumeration', fieldType: 'select' } as const;
  return { ...define(name, { label, description }, kind), options: order(choices) };
}

function checkboxes(
  name: string,
  label: string,
  description: string,
  choices: readonly Choice[],
): PropertyDefinition {
  const kind = { type: 'enumeration', fieldType: 'checkbox' } as const;
  return { ...define(name, { label, description }, kind), options: order(choices) };
}

function order(choices: readonly Choice[]): NonNullable<PropertyDefinition['options']> {
  return choices.map((choice, displayOrder) => ({ ...choice, displayOrder }));
}
