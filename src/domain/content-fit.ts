/** Which content is for which role and stage, by the catalogue in `content.yaml` (R73, R74). */
import type { ContentRule, RuleSet, Solution } from './rule-set.ts';
import type { Role } from './vocabulary.ts';

export interface Fit {
  readonly role: Role;
  /** Topics of the role's interest profile that the content is about, what matters most first. */
  readonly topics: readonly string[];
  readonly because: 'roles' | 'topics' | 'departments';
}

type Catalogue = Pick<RuleSet, 'interestProfiles'>;

/** `null`: nothing says that the content is for the role. */
export function fitRole(
  content: ContentRule,
  role: Role,
  solution: Solution,
  { interestProfiles }: Catalogue,
): Fit | null {
  const profile = interestProfiles.find((each) => each.role === role)?.topics ?? [];
  const topics = profile.filter((topic) => (content.topics ?? []).includes(topic));
  if ((content.roles ?? []).includes(role)) return { role, topics, because: 'roles' };
  if (topics.length > 0) return { role, topics, because: 'topics' };
  const departments = solution.template.find((each) => each.role === role)?.departments ?? [];
  return departments.some((each) => content.interests.includes(each))
    ? { role, topics, because: 'departments' }
    : null;
}

/** What can be given to somebody: a plain page is passed by, a piece of content is read. */
export function offeredContent(content: readonly ContentRule[], solution: string): ContentRule[] {
  return content.filter((each) => each.solution === solution && each.kind !== 'page_view');
}
