/** What speaks for a role: words of the title, HubSpot's fields, content and behaviour, and how it ages. */
import { DAY } from './engagement.ts';
import type { LegacyMark } from './legacy.ts';
import type { ConfidenceRules, EvidenceClass, RoleRule } from './role-rules.ts';
import type { Contact, Persona, ReadInteraction } from './types.ts';

export interface RoleEvidence {
  readonly class: EvidenceClass;
  /** Id of the role rule, or `person` / `hubspot_label` for what people set. */
  readonly rule: string;
  /** 0 to 1: ceiling of the class × strength of the rule × age factor. */
  readonly weight: number;
  /** Share of the ceiling that the rule gives, 0 to 1. */
  readonly strength: number;
  /** 1: counts in full; 0.5: half of it is left. Only content and behaviour age. */
  readonly ageFactor: number;
  /** What it rests on, as it was found: words of the title, a content id, a value of HubSpot's. */
  readonly text: string;
  /** When it was seen; `null` for what holds now. */
  readonly at: number | null;
}

/** A marker that proposes a role: never more than a proposal, whatever the figures in the rules. */
export function evidenceOfMark({ rule, field, text }: LegacyMark, rules: ConfidenceRules): RoleEvidence {
  const weight = rules.ceilings.legacy_marker;
  return {
    class: 'legacy_marker',
    rule,
    weight,
    strength: 1,
    ageFactor: 1,
    text: `${field}: ${text}`,
    at: null,
  };
}

export interface EvidenceSource {
  readonly contact: Contact;
  readonly persona: Persona;
  readonly interactions: readonly ReadInteraction[];
}

/** Somebody's interest of last year says little of today; a title or a label holds until it is changed. */
const AGEING: ReadonlySet<EvidenceClass> = new Set(['content', 'behaviour']);

export function isAgeing(evidence: Pick<RoleEvidence, 'class'>): boolean {
  return AGEING.has(evidence.class);
}

/**
 * How much of its weight evidence has at a moment: halved every half-life, nothing after the maximal age or before
 * it was there. Four decimals, so that machines agree.
 */
export function ageFactorAt(
  { class: kind, at }: Pick<RoleEvidence, 'class' | 'at'>,
  rules: ConfidenceRules,
  moment: number,
): number {
  if (at === null) return 1;
  if (at > moment) return 0;
  if (!AGEING.has(kind)) return 1;
  const age = moment - at;
  if (age > rules.evidenceMaxAgeDays * DAY) return 0;
  return round4(2 ** (-age / (rules.evidenceHalfLifeDays * DAY)));
}

export function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The same evidence as it weighs at another moment. */
export function weighAt(evidence: RoleEvidence, rules: ConfidenceRules, moment: number): RoleEvidence {
  const ageFactor = ageFactorAt(evidence, rules, moment);
  const weight = round4(rules.ceilings[evidence.class] * evidence.strength * ageFactor);
  return { ...evidence, ageFactor, weight };
}

/** Everything one rule finds, however old: what no longer counts has an age factor of 0. */
export function findEvidence(
  rule: RoleRule,
  { contact, persona, interactions }: EvidenceSource,
  rules: ConfidenceRules,
  now: number,
): RoleEvidence[] {
  const { when, id, strength } = rule;
  const make = (kind: EvidenceClass, text: string, at: number | null = null): RoleEvidence =>
    weighAt({ class: kind, rule: id, weight: 0, strength, ageFactor: 1, text, at }, rules, now);
  switch (when.type) {
    case 'title':
      return findInTitle(when, persona).map((text) =>
        make(persona.full ? 'title_full' : 'title_partial', text),
      );
    case 'content':
      return interactions
        .filter(({ interests }) => interests.some((each) => when.interests.includes(each)))
        .map((each) => make('content', each.rule ?? each.kind, each.at));
    case 'behaviour':
      return interactions
        .filter(({ kind }) => when.kinds.includes(kind))
        .map((each) => make('behaviour', each.kind, each.at));
    case 'hubspot_buying_role':
      return contact.hsBuyingRoles
        .filter((value) => when.values.includes(value))
        .map((value) => make('hubspot_label', `hs_buying_role ${value}`));
    case 'hubspot_enrichment':
      return findEnrichment(when, contact).map((text) => make('hubspot_enrichment', text));
  }
}

type Condition<Type> = Extract<RoleRule['when'], { type: Type }>;

function findInTitle(when: Condition<'title'>, persona: Persona): string[] {
  if (!persona.departments.some((department) => when.departments.includes(department))) return [];
  if (persona.full && when.seniorities !== undefined && !when.seniorities.includes(persona.seniority))
    return [];
  return [wordsOf(persona)];
}

/** The words of the title that decided, in their order. */
export function wordsOf({ evidence }: Persona): string {
  return [...new Set(evidence.map(({ text }) => text))].join(' … ');
}

function findEnrichment(when: Condition<'hubspot_enrichment'>, contact: Contact): string[] {
  if (contact.hsRole === null || !when.hsRoles.includes(contact.hsRole)) return [];
  const wanted = when.hsSeniorities;
  if (wanted !== undefined && (contact.hsSeniority === null || !wanted.includes(contact.hsSeniority)))
    return [];
  return [`hs_role ${contact.hsRole}${wanted === undefined ? '' : `, hs_seniority ${contact.hsSeniority}`}`];
}
