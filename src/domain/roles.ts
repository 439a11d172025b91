/** Who plays which role, and why: evidence by the role rules, and the word of people, which outranks it. */
import { judgeEvidence, type Kept } from './confidence.ts';
import type { LegacyMark } from './legacy.ts';
import { evidenceOfMark, findEvidence, wordsOf, type RoleEvidence } from './role-evidence.ts';
import type { ConfidenceRules, EvidenceClass, RoleRule } from './role-rules.ts';
import type { Solution } from './rule-set.ts';
import type { RoleFact } from './said-facts.ts';
import type { Contact, Persona, ReadInteraction } from './types.ts';
import { ROLES, type Flag, type Role } from './vocabulary.ts';

export type { RoleEvidence } from './role-evidence.ts';

export interface CounterEvidence {
  readonly rule: string;
  readonly text: string;
  /** The weight of content and behaviour was multiplied by this. */
  readonly factor: number;
}

export type RoleState = 'written' | 'suggested' | 'weak' | 'denied';

export interface RoleAssignment {
  readonly role: Role;
  /** 0 to 1. */
  readonly confidence: number;
  /** `denied`: a person said no, and that stands whatever the evidence. */
  readonly state: RoleState;
  readonly setBy: 'person' | 'rule';
  /** Why the state holds although the confidence has fallen below its line; `null`: it has not. */
  readonly kept: Kept | null;
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
  /** What people wrote down before this app; absent: nothing. */
  readonly marks?: readonly LegacyMark[];
}

/** What people said, here or elsewhere. */
const SAID: ReadonlySet<EvidenceClass> = new Set(['person', 'hubspot_label', 'legacy_marker']);
/** Content says little of a person whose title clearly says something else. */
const COUNTER_FACTOR = 0.5;

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

/** All roles of the solution's template, and those people named, strongest first. */
export function assignRoles(
  input: RoleInput,
  rules: readonly RoleRule[],
  confidence: ConfidenceRules,
  now: number,
): RoleAssignment[] {
  const facts = latestFacts(input.facts);
  return ROLES.map((role) => assignRole(role, input, facts.get(role), rules, confidence, now))
    .filter((each) => each.evidence.length > 0 && isWanted(each, input.solution))
    .sort((a, b) => b.confidence - a.confidence || ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** Rules guess within the template only; what people said counts beyond it: on the deal or in HubSpot's own field. */
function isWanted({ role, evidence }: RoleAssignment, { template }: Solution): boolean {
  const said = evidence.some(({ class: kind }) => SAID.has(kind));
  return said || template.some((each) => each.role === role);
}

function assignRole(
  role: Role,
  input: RoleInput,
  fact: RoleFact | undefined,
  rules: readonly RoleRule[],
  confidence: ConfidenceRules,
  now: number,
): RoleAssignment {
  const found = rules
    .filter((rule) => rule.role === role && (rule.solutions?.includes(input.solution.id) ?? true))
    .flatMap((rule) => findEvidence(rule, input, confidence, now));
  const marked = (input.marks ?? []).filter(({ means }) => means === role);
  const all = [
    ...evidenceOfFact(fact, confidence),
    ...found,
    ...marked.map((mark) => evidenceOfMark(mark, confidence)),
  ].sort(compareEvidence);
  const evidence = all.filter(({ ageFactor }) => ageFactor > 0);
  const counterEvidence = counterEvidenceOf(evidence, input.persona);
  if (fact?.source === 'person') {
    const state = fact.holds ? 'written' : 'denied';
    const value = fact.holds ? 1 : 0;
    return { role, confidence: value, state, setBy: 'person', kept: null, evidence, counterEvidence };
  }
  const guessFactor = counterEvidence.reduce((product, { factor }) => product * factor, 1);
  const judged = judgeEvidence(all, guessFactor, confidence, now);
  return { role, ...judged, setBy: 'rule', evidence, counterEvidence };
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
  const weight = fact.holds ? confidence.ceilings[kind] : 0;
  return [{ class: kind, rule: kind, weight, strength: fact.holds ? 1 : 0, ageFactor: 1, text, at: fact.at }];
}

/** A title that was read completely and does not speak for the role speaks against it. */
function counterEvidenceOf(found: readonly RoleEvidence[], persona: Persona): CounterEvidence[] {
  const supported = found.some((each) => each.class === 'title_full' || each.class === 'title_partial');
  const guessed = found.some((each) => each.class === 'content' || each.class === 'behaviour');
  if (!persona.full || supported || !guessed) return [];
  return [{ rule: 'title_says_otherwise', text: wordsOf(persona), factor: COUNTER_FACTOR }];
}

/** Flags come from people only, never from style or evidence. */
export function flagsOf(facts: readonly RoleFact[]): Flag[] {
  const latest = latestFacts(facts);
  return (['champion', 'blocker'] as const).filter((flag) => latest.get(flag)?.holds === true);
}
