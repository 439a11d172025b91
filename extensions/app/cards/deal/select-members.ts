/** Which people the list shows; in the order of the app, which puts first whom a rep needs first. */
import type { MemberView } from '../api/types.ts';
import type { Environment } from '../locales/environment.ts';

export const FILTERS = ['all', 'attention', 'suggested', 'supporters', 'dismissed'] as const;
export type Filter = (typeof FILTERS)[number];

const KEEPS: Readonly<Record<Filter, (member: MemberView) => boolean>> = {
  all: ({ status }) => status !== 'dismissed',
  attention: needsAttention,
  suggested: ({ status }) => status === 'suggested',
  supporters: ({ status, stance }) => status !== 'dismissed' && stance === 'supporter',
  dismissed: ({ status }) => status === 'dismissed',
};

/** Something about this person waits for the rep: a confirmation, an answer, a first word, an obstacle. */
function needsAttention({ status, stance, flags, openConcerns, active }: MemberView): boolean {
  if (status === 'dismissed') return false;
  return (
    status !== 'confirmed' ||
    openConcerns > 0 ||
    !active ||
    flags.includes('blocker') ||
    stance === 'sceptic' ||
    stance === 'opponent'
  );
}

export function selectMembers(
  members: readonly MemberView[],
  filter: Filter,
  search: string,
  { words, say }: Pick<Environment, 'words' | 'say'>,
): readonly MemberView[] {
  const wanted = search.trim().toLocaleLowerCase();
  return members.filter((member) => {
    if (!KEEPS[filter](member)) return false;
    const department = member.departmentName === null ? '' : say(member.departmentName);
    const roles = member.roles.map((role) => words.roleNames[role]);
    return [member.name, member.jobTitle ?? '', department, ...roles]
      .join('\n')
      .toLocaleLowerCase()
      .includes(wanted);
  });
}
