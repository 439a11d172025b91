/** One role that is missing or silent: where it comes from, when, how to reach it, and whom to consider. */
import { Flex, Inline, StatusTag, Text, Tile } from '@hubspot/ui-extensions';

import type { MemberView, RoleView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { CONTACT_TYPE, CrmButton } from '../parts/crm-button.tsx';

interface Props {
  readonly role: RoleView;
  readonly members: readonly MemberView[];
}

export function RoleGap({ role, members }: Props) {
  const { words, say, list } = useEnvironment();
  const nameOf = (id: string) => members.find((each) => each.contactId === id)?.name ?? id;
  return (
    <Tile compact={true} testId={`gap-${role.role}`}>
      <Flex direction="column" gap="xs">
        <Inline gap="xs" align="center">
          <Text format={{ fontWeight: 'demibold' }}>{say(role.name)}</Text>
          <StatusTag variant={role.required && role.state === 'missing' ? 'danger' : 'warning'}>
            {words.roleStatus[role.state]}
          </StatusTag>
          <Text variant="microcopy">{role.required ? words.required : words.optional}</Text>
        </Inline>
        {role.heldBy.length > 0 && <Text>{words.held(list(role.heldBy.map(nameOf)))}</Text>}
        {say(role.from) !== '' && <Text variant="microcopy">{words.usuallyFrom(say(role.from))}</Text>}
        {role.late !== null && <Text variant="microcopy">{say(role.late.words)}</Text>}
        {role.reach !== null && <Text>{say(role.reach)}</Text>}
        <SuggestedHolders role={role} members={members} />
        <Candidates role={role} />
      </Flex>
    </Tile>
  );
}

/** Members whose evidence falls just short: a person's word makes the role theirs. */
function SuggestedHolders({ role: { role, suggested }, members }: Props) {
  const { words } = useEnvironment();
  const found = members.filter(({ contactId }) => suggested.includes(contactId));
  if (found.length === 0) return null;
  return (
    <>
      <Text format={{ fontWeight: 'demibold' }}>{words.maybeAlready}</Text>
      {found.map(({ contactId, name, jobTitle }) => (
        <Inline key={contactId} gap="xs" align="center">
          <Text>{jobTitle === null ? name : `${name}, ${jobTitle}`}</Text>
          <ActButton act={{ act: 'roles', contactId, roles: [{ role, holds: true }] }}>
            {words.confirmRole}
          </ActButton>
        </Inline>
      ))}
    </>
  );
}

function Candidates({ role }: Pick<Props, 'role'>) {
  const { words } = useEnvironment();
  if (role.consider.length > 0) {
    return (
      <>
        <Text format={{ fontWeight: 'demibold' }}>{words.consider}</Text>
        {role.consider.map((person) => (
          <Candidate key={person.contactId} person={person} />
        ))}
      </>
    );
  }
  if (role.suggested.length > 0) return null;
  return <Text variant="microcopy">{words.nobodyToConsider}</Text>;
}

function Candidate({ person }: { readonly person: RoleView['consider'][number] }) {
  const { words, say } = useEnvironment();
  const { contactId, name, jobTitle, why } = person;
  return (
    <Flex direction="column" gap="xs">
      <Text>{jobTitle === null ? name : `${name}, ${jobTitle}`}</Text>
      <Text variant="microcopy">{say(why)}</Text>
      <Inline gap="xs">
        <ActButton act={{ act: 'members', contactId, member: true }}>{words.addMember}</ActButton>
        <CrmButton action="ADD_TASK" objectTypeId={CONTACT_TYPE} objectId={contactId}>
          {words.planTask}
        </CrmButton>
        <CrmButton action="SEND_EMAIL" objectTypeId={CONTACT_TYPE} objectId={contactId}>
          {words.writeEmail}
        </CrmButton>
      </Inline>
    </Flex>
  );
}
