/** Nothing can be shown: what happened, what to do, and what to tell support. */
import { Button, EmptyState, ErrorState, Text } from '@hubspot/ui-extensions';

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
  if (failure.kind === 'unknown') return <NotKnownYet failure={failure} onRetry={onRetry} />;
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

/** A record that was just made is no failure: HubSpot tells the app of it in a moment. */
function NotKnownYet({ failure, onRetry }: Props) {
  const { words } = useEnvironment();
  return (
    <EmptyState title={words.notKnownYet} layout="vertical" flush={true} imageName="multipleObjects">
      <Text>{words.failures.unknown}</Text>
      <RequestId failure={failure} />
      <Button size="sm" onClick={onRetry}>
        {words.reload}
      </Button>
    </EmptyState>
  );
}
