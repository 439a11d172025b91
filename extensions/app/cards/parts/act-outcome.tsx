/** How the last act ended: it failed and can be tried again with the same id, or it is done and can be taken back. */
import { Alert, Button, Flex, Inline, Text } from '@hubspot/ui-extensions';

import type { ActView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';
import { useActing } from './acting.tsx';
import { RequestId } from './failure.tsx';

export function ActOutcome({ acts = [] }: { readonly acts?: readonly ActView[] }) {
  const { words, say } = useEnvironment();
  const { state, run, reload, dismiss } = useActing();
  if (state.state === 'failed') {
    const { failure, act } = state;
    // Trying again cannot help where somebody was faster; a fresh look can.
    const lookAgain = () => {
      dismiss();
      reload();
    };
    const again = failure.kind === 'conflict' ? lookAgain : () => void run(act);
    return (
      <Alert title={words.notSaved} variant="danger">
        <Flex direction="column" gap="xs">
          <Text>{words.failures[failure.kind]}</Text>
          <RequestId failure={failure} />
          <Inline gap="xs">
            <Button size="xs" onClick={again}>
              {failure.kind === 'conflict' ? words.reload : words.tryAgain}
            </Button>
            <Button size="xs" variant="transparent" onClick={dismiss}>
              {words.close}
            </Button>
          </Inline>
        </Flex>
      </Alert>
    );
  }
  if (state.state !== 'done') return null;
  const { actionId } = state;
  const done = acts.find((each) => each.actionId === actionId);
  return (
    <Inline gap="xs" align="center">
      <Text variant="microcopy">{done === undefined ? words.done : `${words.done} ${say(done.words)}`}</Text>
      {done?.undoable === true && <ActButton act={{ act: 'undo', undoes: actionId }}>{words.undo}</ActButton>}
    </Inline>
  );
}
