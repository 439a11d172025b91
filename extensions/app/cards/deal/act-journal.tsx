/** What people did on the card, and the way back. */
import { Flex, Heading, Inline, Text } from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';

export function ActJournal({ acts }: Pick<GroupView, 'acts'>) {
  const { words, say, moment, who } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.acts}</Heading>
      {acts.length === 0 && <Text>{words.noActs}</Text>}
      {acts.map(({ actionId, at, by, words: what, undoable }) => (
        <Inline key={actionId} gap="xs" align="center">
          <Text>{`${moment(at)}: ${say(what)} (${words.by(who(by))})`}</Text>
          {undoable ? (
            <ActButton act={{ act: 'undo', undoes: actionId }}>{words.undo}</ActButton>
          ) : (
            <Text variant="microcopy">{words.undone}</Text>
          )}
        </Inline>
      ))}
    </Flex>
  );
}
