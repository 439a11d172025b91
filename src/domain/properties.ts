/**
 * What HubSpot should hold: the properties of a group's deal and of its members, as HubSpot's strings. An
 * empty string is an empty property.
 */
import { parseTime } from './time.ts';
import type { BuyingGroup, Member } from './opportunity.ts';
import { percentOf } from './forecast/win-rate.ts';
import type { Settings } from './rule-set.ts';

export type PropertyKind = 'text' | 'number' | 'set' | 'time';

/** Every deal property this app writes, and how two values of it are compared. */
export const DEAL_PROPERTIES = {
  bg_key: 'text',
  bg_solution: 'text',
  bg_operating_model: 'text',
  bg_stage: 'text',
  bg_priority_band: 'number',
  bg_engagement_score: 'number',
  bg_priority: 'number',
  bg_coverage_identified: 'number',
  bg_coverage_engaged: 'number',
  bg_coverage_validated: 'number',
  bg_roles_covered: 'set',
  bg_roles_missing: 'set',
  bg_departments: 'set',
  bg_member_count: 'number',
  bg_engaged_member_count: 'number',
  bg_interactions_7d: 'number',
  bg_active_members_7d: 'number',
  bg_momentum: 'text',
  bg_threading: 'text',
  bg_consensus: 'number',
  bg_has_blocker: 'text',
  bg_has_champion: 'text',
  bg_open_concerns: 'number',
  bg_bant_missing: 'set',
  bg_risks: 'set',
  bg_summary: 'text',
  bg_detected_at: 'time',
  bg_first_touch_at: 'time',
  bg_last_touch_at: 'time',
  bg_handoff_at: 'time',
  bg_win_estimate: 'number',
} as const satisfies Record<string, PropertyKind>;
export type DealProperty = keyof typeof DEAL_PROPERTIES;

export const CONTACT_PROPERTIES = {
  bg_department: 'text',
  bg_seniority: 'text',
  bg_buying_roles: 'set',
} as const satisfies Record<string, PropertyKind>;
export type ContactProperty = keyof typeof CONTACT_PROPERTIES;

const KINDS: Readonly<Record<string, PropertyKind>> = { ...DEAL_PROPERTIES, ...CONTACT_PROPERTIES };

/** HubSpot writes `12` as `12.0`, sets in any order and times as text: none of that is a difference. */
export function isSameValue(property: string, wanted: string, held: string | null): boolean {
  return normalize(property, wanted) === normalize(property, held ?? '');
}

function normalize(property: string, value: string): string {
  if (value === '') return '';
  switch (KINDS[property] ?? 'text') {
    case 'number':
      return String(Number(value));
    case 'set':
      return value.split(';').filter(Boolean).sort().join(';');
    case 'time':
      return String(parseTime(value) ?? value);
    case 'text':
      return value;
  }
}

function time(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

/** Everything but the key, which is written once, at creation. */
export type DesiredDeal = Readonly<Partial<Record<DealProperty, string>>>;

export function dealPropertiesOf(group: BuyingGroup, settings: Settings): DesiredDeal {
  const { numbers, members } = group;
  const { coverage, momentum } = numbers;
  return {
    bg_solution: group.solution,
    bg_operating_model: group.operatingModel,
    bg_stage: group.stage,
    bg_priority_band: String(numbers.band.band),
    bg_engagement_score: String(numbers.score),
    bg_priority: String(numbers.priority),
    bg_coverage_identified: String(coverage.identified),
    bg_coverage_engaged: String(coverage.engaged),
    bg_coverage_validated: String(coverage.validated),
    bg_roles_covered: numbers.covered.join(';'),
    bg_roles_missing: numbers.missing.join(';'),
    bg_departments: numbers.departments.join(';'),
    bg_member_count: String(numbers.memberCount),
    bg_engaged_member_count: String(numbers.engagedMemberCount),
    bg_interactions_7d: String(momentum.last.interactions),
    bg_active_members_7d: String(momentum.last.activeMembers),
    bg_momentum: momentum.momentum,
    bg_threading: numbers.threading,
    bg_consensus: numbers.consensus === null ? '' : String(numbers.consensus),
    bg_has_blocker: String(members.some(({ flags }) => flags.includes('blocker'))),
    bg_has_champion: String(members.some(({ flags }) => flags.includes('champion'))),
    bg_open_concerns: String(numbers.openConcerns),
    bg_bant_missing: numbers.bantMissing.join(';'),
    bg_risks: group.risks.map(({ risk }) => risk).join(';'),
    bg_win_estimate: group.winEstimate === null ? '' : String(percentOf(group.winEstimate)),
    bg_summary: group.summary[settings.language],
    bg_first_touch_at: time(numbers.firstTouchAt),
    bg_last_touch_at: time(numbers.lastTouchAt),
    // Returned, or taken back: it is in nobody's hands but marketing's.
    bg_handoff_at: time(
      group.handoff === null || group.handoff.state === 'returned' ? null : group.handoff.handedOverAt,
    ),
    ...(group.detectedAt === null ? {} : { bg_detected_at: time(group.detectedAt) }),
  };
}

/** A closed deal is frozen as it was at its close; only its stage says so. */
export const CLOSED_DEAL: DesiredDeal = { bg_stage: 'closed' };

/** A deal whose solution a person took back on the card no longer names it in HubSpot either. */
export const NO_SOLUTION: DesiredDeal = { bg_solution: '' };

/** A member can be in several groups: the roles of all of them stand on the contact. */
export function contactPropertiesOf(
  memberships: readonly Member[],
): Readonly<Record<ContactProperty, string>> {
  const persona = memberships[0]?.persona;
  return {
    bg_department: persona?.departments[0] ?? '',
    bg_seniority: persona?.seniority ?? '',
    bg_buying_roles: [...new Set(memberships.flatMap(({ roles }) => roles))].sort().join(';'),
  };
}

/** Only what HubSpot does not hold already; `null` when nothing differs. */
export function differenceOf(
  wanted: Readonly<Partial<Record<string, string>>>,
  held: Readonly<Record<string, string | null>>,
): Record<string, string> | null {
  const changed = Object.entries(wanted).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !isSameValue(entry[0], entry[1], held[entry[0]] ?? null),
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
