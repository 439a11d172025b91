/** What people did on the card, and the way back. */
import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActLines } from '../parts/act-lines.tsx';

export function ActJournal({ acts }: Pick<GroupView, 'acts'>) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.acts}</Heading>
      {acts.length === 0 && <Text>{words.noActs}</Text>}
      <ActLines acts={acts} />
    </Flex>
  );
}
