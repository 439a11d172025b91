/** Nothing can be shown: what happened, what to do, and what to tell support. */
import { Button, ErrorState, Text } from '@hubspot/ui-extensions';

import type { Failure } from '../api/answer.ts';
import { useEnvironment } from '../locales/environment.ts';

export function RequestId({ failure }: { readonly failure: Failure }) {
  const { words } = useEnvironment();
  if (failure.requestId === null) return null;
  return <Text variant="microcopy">{words.requestId(failure.requestId)}</Text>;
}

interface Props {
  readonly failure: Failure;
  readonly onRetry: () => void;
}

export function ReadingFailed({ failure, onRetry }: Props) {
  const { words } = useEnvironment();
  return (
    <ErrorState title={words.cannotRead} type={failure.kind === 'no_permission' ? 'lock' : 'error'}>
      <Text>{words.failures[failure.kind]}</Text>
      <RequestId failure={failure} />
      <Button size="sm" onClick={onRetry}>
        {words.tryAgain}
      </Button>
    </ErrorState>
  );
}
