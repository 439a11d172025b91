/** Roles of the template that nobody fills: whom to consider, how late they use to come, how to reach them (R19, R87). */
import { assignRoles } from './roles.ts';
import type { CompiledRules } from './compile.ts';
import { coveredRoles } from './coverage.ts';
import type { LateRole } from './late-roles.ts';
import type { BuyingGroup, Member } from './opportunity.ts';
import type { Solution } from './rule-set.ts';
import type { Contact } from './types.ts';
import { count, DEPARTMENT_NAMES, listWords, localized, ROLE_NAMES, writePercent } from './words.ts';
import type { Department, Localized, Role } from './vocabulary.ts';

export interface Gap {
  readonly role: Role;
  readonly consider: readonly Candidate[];
  readonly late: { readonly words: Localized; readonly deals: number } | null;
  readonly reach: Localized | null;
}

export interface Candidate {
  readonly contact: Contact;
  /** 0 to 1, by title and HubSpot's own fields alone. */
  readonly confidence: number;
  readonly why: Localized;
}

/** So many people are shown; more are no choice any more. */
const MOST_CANDIDATES = 5;

export interface GapInput {
  readonly group: BuyingGroup;
  readonly solution: Solution;
  /** Everybody of the company. */
  readonly colleagues: readonly Contact[];
  readonly compiled: CompiledRules;
  readonly lateRoles: ReadonlyMap<Role, LateRole>;
  readonly now: number;
}

/** One line per role of the template; `consider` and `reach` only where nobody active plays it, required or not. */
export function findGaps(input: GapInput): Gap[] {
  const { group, solution, lateRoles } = input;
  const covered = coveredRoles(group.numbers.coverage);
  const open = new Set(solution.template.map(({ role }) => role).filter((role) => !covered.includes(role)));
  return solution.template.map(({ role, departments }) => ({
    role,
    consider: open.has(role) ? candidatesFor(role, input) : [],
    late: lateWords(role, lateRoles.get(role)),
    reach: open.has(role) ? reachWords(departments, group.members) : null,
  }));
}

function candidatesFor(role: Role, { group, ...rest }: GapInput): Candidate[] {
  const taken = new Set([...group.members.map(({ contactId }) => contactId), ...group.dismissed]);
  return findCandidates(role, { ...rest, taken }).slice(0, MOST_CANDIDATES);
}

export interface CandidateInput extends Pick<GapInput, 'solution' | 'colleagues' | 'compiled' | 'now'> {
  /** Ids of contacts who are not asked about. */
  readonly taken: ReadonlySet<string>;
}

/** Who could fill a role by title and HubSpot's own fields, the likeliest first. */
export function findCandidates(
  role: Role,
  { solution, colleagues, taken, compiled, now }: CandidateInput,
): Candidate[] {
  return colleagues
    .filter(({ id }) => !taken.has(id))
    .flatMap((contact) => {
      const persona = compiled.readTitle(contact.jobTitle);
      const found = assignRoles(
        { contact, persona, solution, interactions: [], facts: [] },
        compiled.rules.roleRules,
        compiled.rules.confidence,
        now,
      ).find((each) => each.role === role);
      if (found === undefined || found.state === 'weak') return [];
      const text = found.evidence[0]?.text ?? '';
      const why = localized((language) =>
        language === 'ru'
          ? `«${text}» подходит к роли «${ROLE_NAMES[role].ru}»`
          : `“${text}” fits the role ${ROLE_NAMES[role].en}`,
      );
      return [{ contact, confidence: found.confidence, why }];
    })
    .sort((a, b) => b.confidence - a.confidence || (a.contact.id < b.contact.id ? -1 : 1));
}

function lateWords(role: Role, late: LateRole | undefined): Gap['late'] {
  if (late === undefined) return null;
  const percent = Math.round((100 * late.late) / late.deals);
  return {
    deals: late.deals,
    words: localized((language) => {
      const share = writePercent(percent, language);
      return language === 'ru'
        ? `в ${share} из ${late.deals} закрытых сделок роль «${ROLE_NAMES[role].ru}» появлялась поздно`
        : `in ${share} of ${late.deals} closed deals the ${ROLE_NAMES[role].en} came in late`;
    }),
  };
}

/** A member of the same department knows the person; else the one we talk with most. */
function reachWords(departments: readonly Department[], members: readonly Member[]): Localized | null {
  const there = members.filter(({ presence }) => presence !== 'left');
  const near = there.filter(({ department }) => department !== null && departments.includes(department));
  const spoken = there.filter(({ direct }) => direct);
  const [way, group] =
    near.length > 0
      ? (['near', near] as const)
      : spoken.length > 0
        ? (['spoken', spoken] as const)
        : ['', []];
  if (way === '') return null;
  return localized((language) => {
    const from = listWords(
      departments.map((each) => DEPARTMENT_NAMES[each][language]),
      language,
    );
    if (way === 'near')
      return language === 'ru'
        ? `спросите тех, кто рядом (${from}): ${count(group.length, 'member', 'ru')} уже в группе`
        : `ask somebody near: ${count(group.length, 'member', 'en')} of ${from} ${group.length === 1 ? 'is' : 'are'} in the group`;
    return language === 'ru'
      ? `попросите знакомства у тех, с кем уже говорили: ${count(group.length, 'member', 'ru')}`
      : `ask for an introduction: we have spoken with ${count(group.length, 'member', 'en')}`;
  });
}
