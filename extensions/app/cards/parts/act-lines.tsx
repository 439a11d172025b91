/** What people did, a line for each, and the way back where there is one. */
import { Inline, Text } from '@hubspot/ui-extensions';

import type { ActView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';

export function ActLines({ acts }: { readonly acts: readonly ActView[] }) {
  const { words, say, moment, who } = useEnvironment();
  return (
    <>
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
    </>
  );
}
