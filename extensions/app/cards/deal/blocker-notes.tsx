/** Only where the app sent them: who may not see them is not told that there are any. */
import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function BlockerNotes({ view }: { readonly view: GroupView }) {
  const { words, day, who } = useEnvironment();
  const { blockerNotes, members } = view;
  if (blockerNotes === null || blockerNotes.length === 0) return null;
  const nameOf = (id: string) => members.find((each) => each.contactId === id)?.name ?? id;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.blockerNotes}</Heading>
      {blockerNotes.map(({ contactId, reason, plan, at, by }) => (
        <Text key={`${contactId}-${at}`}>
          {`${nameOf(contactId)}: ${words.blockerReasons[reason]}. ${plan} (${day(at)}, ${words.by(who(by))})`}
        </Text>
      ))}
    </Flex>
  );
}
