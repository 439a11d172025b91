/** What the group has told us of budget, authority, need and timeline, and who did. */
import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function BantList({ view }: { readonly view: GroupView }) {
  const { words, say, day } = useEnvironment();
  const nameOf = (id: string | null) => view.members.find((each) => each.contactId === id)?.name ?? null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.qualification}</Heading>
      {view.bant.map(({ letter, name, known, contactId, at }) => {
        const source = [nameOf(contactId), at === null ? null : day(at)].filter((part) => part !== null);
        const detail = known && source.length > 0 ? ` (${source.join(', ')})` : '';
        return <Text key={letter}>{`${say(name)}: ${known ? words.known : words.notKnown}${detail}`}</Text>;
      })}
    </Flex>
  );
}
