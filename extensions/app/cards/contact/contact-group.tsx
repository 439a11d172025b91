/** The part one person plays in one purchase; what it rests on opens on a click. */
import { Accordion, Flex, Inline, StatusTag, Text, Tile } from '@hubspot/ui-extensions';

import type { ContactView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { EvidenceLines } from '../parts/evidence-lines.tsx';
import { GroupLine } from '../parts/group-line.tsx';

export function ContactGroup({ group }: { readonly group: ContactView['groups'][number] }) {
  const { words, say, day, percent } = useEnvironment();
  const { roles, flags, interactions, lastInteractionAt } = group;
  const lastSeen = lastInteractionAt === null ? words.never : day(lastInteractionAt);
  return (
    <Tile compact={true}>
      <Flex direction="column" gap="xs">
        <GroupLine group={group} />
        <Inline gap="xs">
          {flags.map((flag) => (
            <StatusTag key={flag} variant={flag === 'champion' ? 'success' : 'danger'}>
              {words.flags[flag]}
            </StatusTag>
          ))}
        </Inline>
        {roles.length === 0 && <Text>{words.noRole}</Text>}
        {roles.map((assignment) => (
          <Accordion
            key={assignment.role}
            size="xs"
            title={`${say(assignment.name)}, ${words.sure(percent(assignment.confidence))} (${words.roleStates[assignment.state]})`}
          >
            <EvidenceLines assignment={assignment} />
          </Accordion>
        ))}
        <Text variant="microcopy">{`${lastSeen} · ${words.inTotal(interactions)}`}</Text>
      </Flex>
    </Tile>
  );
}
