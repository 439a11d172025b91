/** Everything that is counted on a group. */
import { coverageOf, coveredRoles, missingRoles, silentRoles, type CoverageMember } from './coverage.ts';
import { groupScore, saturatedScore } from './engagement.ts';
import { readMomentum, threadingOf } from './momentum.ts';
import type { Member, Numbers } from './opportunity.ts';
import { bandOf, priorityOf } from './priority.ts';
import type { ScoringRules, Solution } from './rule-set.ts';
import type { QualificationFact } from './said-facts.ts';
import type { ReadInteraction } from './types.ts';
import { BANT, DEPARTMENTS, ROLES, type BantLetter, type Role } from './vocabulary.ts';

interface Person {
  readonly person: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly interactions: readonly ReadInteraction[];
  readonly validatedRoles: readonly Role[];
}

/** Two contacts of one person (R12) count once, with the roles and the activity of both. */
export function mergePeople(members: readonly Member[]): Person[] {
  const people = new Map<string, Person>();
  for (const member of members) {
    const known = people.get(member.person);
    people.set(member.person, {
      person: member.person,
      roles: unique([...(known?.roles ?? []), ...member.roles]),
      active: (known?.active ?? false) || member.active,
      interactions: [...(known?.interactions ?? []), ...member.interactions],
      validatedRoles: unique([...(known?.validatedRoles ?? []), ...validatedRoles(member)]),
    });
  }
  return [...people.values()];
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** Validated: a person confirmed the role, and a need of this member is recorded. */
function validatedRoles(member: Member): Role[] {
  if (!member.needRecorded) return [];
  return member.assignments
    .filter((each) => each.setBy === 'person' && each.state === 'written')
    .map(({ role }) => role);
}

export function countGroup(
  members: readonly Member[],
  solution: Solution,
  qualification: readonly QualificationFact[],
  scoring: ScoringRules,
  now: number,
): Numbers {
  const people = mergePeople(members);
  const active = people.filter((person) => person.active);
  const required = solution.template.filter((each) => each.required).map(({ role }) => role);
  const band = bandOf(required, active);
  const score = groupScore(people.map((person) => saturatedScore(person.interactions, scoring, now)));
  const coverage = coverageOf(solution.template, people satisfies CoverageMember[]);
  const touches = members.flatMap(({ interactions }) => interactions.map(({ at }) => at));
  const attributed = members.flatMap(({ interactions, person }) =>
    interactions.map((each) => ({ ...each, person })),
  );
  const known = knownLetters(qualification);
  return {
    band,
    score,
    priority: priorityOf(band.band, score),
    coverage,
    missing: missingRoles(coverage),
    silent: silentRoles(coverage),
    covered: ROLES.filter((role) => coveredRoles(coverage).includes(role)),
    momentum: readMomentum(attributed, scoring, now),
    threading: threadingOf(active.length),
    memberCount: people.length,
    engagedMemberCount: active.length,
    consensus: consensusOf(members),
    openConcerns: members.reduce((sum, each) => sum + each.openConcerns, 0),
    bantMissing: BANT.filter((letter) => !known.has(letter)),
    departments: DEPARTMENTS.filter((department) => members.some((each) => each.department === department)),
    firstTouchAt: touches.length === 0 ? null : Math.min(...touches),
    lastTouchAt: touches.length === 0 ? null : Math.max(...touches),
  };
}

/** The latest word on each letter; of two at one moment, that it is known. */
export function knownLetters(
  facts: readonly QualificationFact[],
): ReadonlyMap<BantLetter, QualificationFact> {
  const ordered = [...facts].sort((a, b) => a.at - b.at || Number(a.known) - Number(b.known));
  const latest = new Map(ordered.map((fact) => [fact.letter, fact]));
  return new Map([...latest].filter(([, { known }]) => known));
}

/** Percent of members whose support is recorded; silence is not agreement. */
function consensusOf(members: readonly Member[]): number | null {
  if (members.length === 0) return null;
  return Math.round((100 * members.filter(({ stance }) => stance === 'supporter').length) / members.length);
}
