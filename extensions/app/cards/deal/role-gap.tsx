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
        <Text variant="microcopy">{words.usuallyFrom(say(role.from))}</Text>
        {role.late !== null && <Text variant="microcopy">{say(role.late.words)}</Text>}
        {role.reach !== null && <Text>{say(role.reach)}</Text>}
        <Candidates role={role} members={members} />
      </Flex>
    </Tile>
  );
}

function Candidates({ role, members }: Props) {
  const { words } = useEnvironment();
  if (role.consider.length === 0) return <Text variant="microcopy">{words.nobodyToConsider}</Text>;
  return (
    <>
      <Text format={{ fontWeight: 'demibold' }}>{words.consider}</Text>
      {role.consider.map((person) => (
        <Candidate key={person.contactId} person={person} role={role} members={members} />
      ))}
    </>
  );
}

function Candidate({ person, role, members }: Props & { readonly person: RoleView['consider'][number] }) {
  const { words, say } = useEnvironment();
  const { contactId, name, jobTitle, why } = person;
  const isMember = members.some((each) => each.contactId === contactId && each.status === 'confirmed');
  return (
    <Flex direction="column" gap="xs">
      <Text>{jobTitle === null ? name : `${name}, ${jobTitle}`}</Text>
      <Text variant="microcopy">{say(why)}</Text>
      <Inline gap="xs">
        {isMember ? (
          <ActButton act={{ act: 'roles', contactId, roles: [{ role: role.role, holds: true }] }}>
            {words.hasThisRole}
          </ActButton>
        ) : (
          <ActButton act={{ act: 'members', contactId, member: true }}>{words.addMember}</ActButton>
        )}
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
