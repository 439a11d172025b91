/** One person in one line: who, as what, for or against, when last seen, and whether we know them ourselves. */
import { Inline, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';

import type { GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { MemberPanelButton } from './member-panel.tsx';

interface Props {
  readonly member: MemberView;
  readonly view: GroupView;
}

export function MemberRow({ member, view }: Props) {
  const { words, day } = useEnvironment();
  const { lastInteractionAt, interactions } = member;
  return (
    <TableRow>
      <TableCell>
        <MemberPanelButton member={member} view={view} />
        {member.jobTitle !== null && <Text variant="microcopy">{member.jobTitle}</Text>}
        <MemberTags member={member} />
      </TableCell>
      <TableCell>
        <MemberRoles member={member} />
      </TableCell>
      <TableCell>{member.stance === null ? words.noStance : words.stances[member.stance]}</TableCell>
      <TableCell>
        <Text>{lastInteractionAt === null ? words.never : day(lastInteractionAt)}</Text>
        <Text variant="microcopy">{words.inTotal(interactions)}</Text>
      </TableCell>
      <TableCell>{words.access[member.access]}</TableCell>
    </TableRow>
  );
}

/** Only what sets this person apart; a plain member carries no tag. */
function MemberTags({ member }: Pick<Props, 'member'>) {
  const { words } = useEnvironment();
  const { flags, status, presence, openConcerns, lateArrival } = member;
  return (
    <Inline gap="xs">
      {flags.includes('champion') && <StatusTag variant="success">{words.flags.champion}</StatusTag>}
      {flags.includes('blocker') && <StatusTag variant="danger">{words.flags.blocker}</StatusTag>}
      {status !== 'confirmed' && <StatusTag variant="info">{words.statuses[status]}</StatusTag>}
      {presence === 'left' && <StatusTag variant="default">{words.presences.left}</StatusTag>}
      {openConcerns > 0 && <StatusTag variant="warning">{words.openConcerns(openConcerns)}</StatusTag>}
      {lateArrival && <StatusTag variant="default">{words.lateArrival}</StatusTag>}
    </Inline>
  );
}

function MemberRoles({ member }: Pick<Props, 'member'>) {
  const { words, say, percent } = useEnvironment();
  const shown = member.assignments.filter(({ state }) => state === 'written' || state === 'suggested');
  if (shown.length === 0) return <Text variant="microcopy">{words.noRole}</Text>;
  return (
    <>
      {shown.map(({ role, name, confidence, state }) => (
        <Text key={role}>
          {`${say(name)}, ${percent(confidence)}${state === 'suggested' ? ` (${words.roleStates.suggested})` : ''}`}
        </Text>
      ))}
    </>
  );
}
