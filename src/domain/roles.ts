/**
 * Who plays which role, and why. Evidence of one class is combined by noisy-or up to the class's ceiling, the
 * classes among each other by noisy-or; only a person's word reaches certainty.
 */
import { DAY } from './engagement.ts';
import type { ConfidenceRules, EvidenceClass, RoleRule, Solution } from './rule-set.ts';
import type { Contact, Persona, ReadInteraction, RoleFact } from './types.ts';
import { ROLES, type Flag, type Role } from './vocabulary.ts';

export interface RoleEvidence {
  readonly class: EvidenceClass;
  /** Id of the role rule, or `person` / `hubspot_label` for what people set. */
  readonly rule: string;
  /** 0 to 1: the class's ceiling times the rule's strength. */
  readonly weight: number;
  /** What it rests on, as it was found: words of the title, a content id, a value of HubSpot's. */
  readonly text: string;
  /** When it was seen; `null` for what holds now. */
  readonly at: number | null;
}

export interface CounterEvidence {
  readonly rule: string;
  readonly text: string;
  /** The weight of content and behaviour was multiplied by this. */
  readonly factor: number;
}

export type RoleState = 'written' | 'suggested' | 'weak' | 'denied';

export interface RoleAssignment {
  readonly role: Role;
  readonly confidence: number;
  /** `denied`: a person said no, and that stands whatever the evidence. */
  readonly state: RoleState;
  readonly setBy: 'person' | 'rule';
  readonly evidence: readonly RoleEvidence[];
  readonly counterEvidence: readonly CounterEvidence[];
}

export interface RoleInput {
  readonly contact: Contact;
  readonly persona: Persona;
  readonly solution: Solution;
  /** The contact's interactions on this opportunity. */
  readonly interactions: readonly ReadInteraction[];
  /** Facts of this contact on this opportunity, any order. */
  readonly facts: readonly RoleFact[];
}

/** Content says little of a person whose title clearly says something else. */
const COUNTER_FACTOR = 0.5;
/** No sum of guesses is certain. */
const GUESS_LIMIT = 0.99;

/** The latest word on each label; of two at one moment, a person's outranks, then a `holds`. */
export function latestFacts(facts: readonly RoleFact[]): ReadonlyMap<Role | Flag, RoleFact> {
  const latest = new Map<Role | Flag, RoleFact>();
  for (const fact of facts) {
    const known = latest.get(fact.label);
    if (known === undefined || outranks(fact, known)) latest.set(fact.label, fact);
  }
  return latest;
}

function outranks(fact: RoleFact, known: RoleFact): boolean {
  if (fact.source !== known.source) return fact.source === 'person';
  if (fact.at !== known.at) return fact.at > known.at;
  return fact.holds && !known.holds;
}

/** All roles of the solution's template, and those a person named, strongest first. */
export function assignRoles(
  input: RoleInput,
  rules: readonly RoleRule[],
  confidence: ConfidenceRules,
  now: number,
): RoleAssignment[] {
  const facts = latestFacts(input.facts);
  const candidates = ROLES.filter(
    (role) => facts.has(role) || input.solution.template.some((each) => each.role === role),
  );
  return candidates
    .map((role) => assignRole(role, input, facts.get(role), rules, confidence, now))
    .filter((each) => each.evidence.length > 0)
    .sort((a, b) => b.confidence - a.confidence || ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

function assignRole(
  role: Role,
  input: RoleInput,
  fact: RoleFact | undefined,
  rules: readonly RoleRule[],
  confidence: ConfidenceRules,
  now: number,
): RoleAssignment {
  const since = now - confidence.evidenceMaxAgeDays * DAY;
  const found = rules
    .filter((rule) => rule.role === role && (rule.solutions?.includes(input.solution.id) ?? true))
    .flatMap((rule) => evidenceOf(rule, input, confidence, since));
  const counterEvidence = counterEvidenceOf(found, input.persona);
  const evidence = [...evidenceOfFact(fact, confidence), ...found].sort(compareEvidence);
  if (fact?.source === 'person') {
    const state = fact.holds ? 'written' : 'denied';
    return { role, confidence: fact.holds ? 1 : 0, state, setBy: 'person', evidence, counterEvidence };
  }
  const value = combine(evidence, confidence, counterEvidence);
  return {
    role,
    confidence: value,
    state: stateOf(value, confidence),
    setBy: 'rule',
    evidence,
    counterEvidence,
  };
}

function stateOf(value: number, confidence: ConfidenceRules): RoleState {
  if (value >= confidence.write) return 'written';
  return value >= confidence.suggest ? 'suggested' : 'weak';
}

function compareEvidence(a: RoleEvidence, b: RoleEvidence): number {
  if (a.weight !== b.weight) return b.weight - a.weight;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return (a.at ?? 0) - (b.at ?? 0) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

function evidenceOfFact(fact: RoleFact | undefined, confidence: ConfidenceRules): RoleEvidence[] {
  if (fact === undefined) return [];
  const kind = fact.source;
  const text = fact.holds ? 'set' : 'taken off';
  return [{ class: kind, rule: kind, weight: fact.holds ? confidence.ceilings[kind] : 0, text, at: fact.at }];
}

function evidenceOf(
  rule: RoleRule,
  input: RoleInput,
  confidence: ConfidenceRules,
  since: number,
): RoleEvidence[] {
  const make = (kind: EvidenceClass, text: string, at: number | null = null): RoleEvidence => ({
    class: kind,
    rule: rule.id,
    weight: confidence.ceilings[kind] * rule.strength,
    text,
    at,
  });
  const { when } = rule;
  const recent = (): readonly ReadInteraction[] => input.interactions.filter(({ at }) => at >= since);
  switch (when.type) {
    case 'title':
      return titleEvidence(when, input.persona).map((text) =>
        make(input.persona.full ? 'title_full' : 'title_partial', text),
      );
    case 'content':
      return recent()
        .filter(({ interests }) => interests.some((each) => when.interests.includes(each)))
        .map((each) => make('content', each.rule ?? each.kind, each.at));
    case 'behaviour':
      return recent()
        .filter(({ kind }) => when.kinds.includes(kind))
        .map((each) => make('behaviour', each.kind, each.at));
    case 'hubspot_buying_role':
      return input.contact.hsBuyingRoles
        .filter((value) => when.values.includes(value))
        .map((value) => make('hubspot_label', `hs_buying_role ${value}`));
    case 'hubspot_enrichment':
      return enrichmentEvidence(when, input.contact).map((text) => make('hubspot_enrichment', text));
  }
}

function titleEvidence(when: Extract<RoleRule['when'], { type: 'title' }>, persona: Persona): string[] {
  if (!persona.departments.some((department) => when.departments.includes(department))) return [];
  if (persona.full && when.seniorities !== undefined && !when.seniorities.includes(persona.seniority))
    return [];
  const words = [...new Set(persona.evidence.map(({ text }) => text))];
  return [words.join(' … ')];
}

function enrichmentEvidence(
  when: Extract<RoleRule['when'], { type: 'hubspot_enrichment' }>,
  contact: Contact,
): string[] {
  if (contact.hsRole === null || !when.hsRoles.includes(contact.hsRole)) return [];
  const wanted = when.hsSeniorities;
  if (wanted !== undefined && (contact.hsSeniority === null || !wanted.includes(contact.hsSeniority)))
    return [];
  return [`hs_role ${contact.hsRole}${wanted === undefined ? '' : `, hs_seniority ${contact.hsSeniority}`}`];
}

/** A title that was read completely and does not speak for the role speaks against it. */
function counterEvidenceOf(found: readonly RoleEvidence[], persona: Persona): CounterEvidence[] {
  const supported = found.some((each) => each.class === 'title_full' || each.class === 'title_partial');
  const guessed = found.some((each) => each.class === 'content' || each.class === 'behaviour');
  if (!persona.full || supported || !guessed) return [];
  const text = [...new Set(persona.evidence.map((each) => each.text))].join(' … ');
  return [{ rule: 'title_says_otherwise', text, factor: COUNTER_FACTOR }];
}

function combine(
  evidence: readonly RoleEvidence[],
  confidence: ConfidenceRules,
  counter: readonly CounterEvidence[],
): number {
  const byClass = new Map<EvidenceClass, number>();
  for (const { class: kind, weight } of evidence) {
    byClass.set(kind, 1 - (1 - (byClass.get(kind) ?? 0)) * (1 - weight));
  }
  const factor = counter.reduce((product, each) => product * each.factor, 1);
  let doubt = 1;
  for (const [kind, value] of [...byClass].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const capped = Math.min(value, confidence.ceilings[kind]);
    doubt *= 1 - capped * (kind === 'content' || kind === 'behaviour' ? factor : 1);
  }
  // Four decimals: more would only show the order in which the factors were multiplied.
  return Math.min(GUESS_LIMIT, Math.round((1 - doubt) * 10_000) / 10_000);
}

/** Flags come from people only, never from style or evidence. */
export function flagsOf(facts: readonly RoleFact[]): Flag[] {
  const latest = latestFacts(facts);
  return (['champion', 'blocker'] as const).filter((flag) => latest.get(flag)?.holds === true);
}
