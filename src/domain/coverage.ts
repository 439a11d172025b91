/** Coverage: Σ w·min(1, q/n) / Σ w over the required roles, counted three ways. */
import type { TemplateRole } from './rule-set.ts';
import type { Role } from './vocabulary.ts';

export interface CoverageMember {
  readonly person: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Roles that a person has confirmed for this member, with a need recorded. */
  readonly validatedRoles: readonly Role[];
}

export interface RoleCoverage {
  readonly role: Role;
  readonly required: boolean;
  readonly count: number;
  readonly weight: number;
  readonly identified: readonly string[];
  readonly engaged: readonly string[];
  readonly validated: readonly string[];
}

export interface Coverage {
  /** Whole percents, 0 to 100. */
  readonly identified: number;
  readonly engaged: number;
  readonly validated: number;
  readonly roles: readonly RoleCoverage[];
}

function peopleWith(
  members: readonly CoverageMember[],
  holds: (member: CoverageMember) => boolean,
): string[] {
  return [...new Set(members.filter(holds).map(({ person }) => person))].sort();
}

export function coverageOf(template: readonly TemplateRole[], members: readonly CoverageMember[]): Coverage {
  const roles = template.map(({ role, required, count, weight }) => ({
    role,
    required,
    count,
    weight,
    identified: peopleWith(members, (member) => member.roles.includes(role)),
    engaged: peopleWith(members, (member) => member.active && member.roles.includes(role)),
    validated: peopleWith(members, (member) => member.validatedRoles.includes(role)),
  }));
  const required = roles.filter((role) => role.required);
  const total = required.reduce((sum, role) => sum + role.weight, 0);
  const percent = (layer: 'identified' | 'engaged' | 'validated'): number => {
    if (total === 0) return 0;
    const filled = required.reduce(
      (sum, role) => sum + role.weight * Math.min(1, role[layer].length / role.count),
      0,
    );
    // Rounding may not hide a gap: 100 is said only when every role is filled.
    return filled < total ? Math.min(99, Math.round((100 * filled) / total)) : 100;
  };
  return {
    identified: percent('identified'),
    engaged: percent('engaged'),
    validated: percent('validated'),
    roles,
  };
}

/** Required and nobody identified. */
export function missingRoles(coverage: Coverage): Role[] {
  return coverage.roles
    .filter((role) => role.required && role.identified.length === 0)
    .map(({ role }) => role);
}

/** Required and identified, but no holder is active. */
export function silentRoles(coverage: Coverage): Role[] {
  return coverage.roles
    .filter((role) => role.required && role.identified.length > 0 && role.engaged.length === 0)
    .map(({ role }) => role);
}

/** An engaged member holds it; required or not. */
export function coveredRoles(coverage: Coverage): Role[] {
  return coverage.roles.filter((role) => role.engaged.length > 0).map(({ role }) => role);
}
