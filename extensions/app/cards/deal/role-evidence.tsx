/** Every role of a person with what speaks for it and against it, and the two answers a rep can give. */
import { Flex, Heading, Inline, Text, Tile } from '@hubspot/ui-extensions';

import type { Assignment, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { EvidenceLines } from '../parts/evidence-lines.tsx';

export function RoleEvidence({ member }: { readonly member: MemberView }) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.rolesAndEvidence}</Heading>
      {member.assignments.length === 0 && <Text>{words.noEvidence}</Text>}
      {member.assignments.map((assignment) => (
        <AssignmentTile key={assignment.role} assignment={assignment} contactId={member.contactId} />
      ))}
    </Flex>
  );
}

interface Props {
  readonly assignment: Assignment;
  readonly contactId: string;
}

function AssignmentTile({ assignment, contactId }: Props) {
  const { words, say, percent } = useEnvironment();
  const { role, state, setBy, confidence } = assignment;
  const answer = (holds: boolean) => ({ act: 'roles', contactId, roles: [{ role, holds }] }) as const;
  return (
    <Tile compact={true}>
      <Flex direction="column" gap="xs">
        <Text
          format={{ fontWeight: 'demibold' }}
        >{`${say(assignment.name)}, ${words.sure(percent(confidence))}`}</Text>
        <Text variant="microcopy">{`${words.roleStates[state]} ${words.setBy[setBy]}`}</Text>
        <EvidenceLines assignment={assignment} />
        <Inline gap="xs">
          {(setBy === 'rule' || state === 'denied') && (
            <ActButton act={answer(true)}>{words.confirmRole}</ActButton>
          )}
          {state !== 'denied' && <ActButton act={answer(false)}>{words.denyRole}</ActButton>}
        </Inline>
      </Flex>
    </Tile>
  );
}
