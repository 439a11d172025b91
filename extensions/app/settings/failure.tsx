/** Why the server's answer is missing, what to do about it, and the way to try again. */
import { Button, ErrorState, Flex, Text } from '@hubspot/ui-extensions';

import type { Failure } from './ask-server.ts';
import { failureWords } from './failure-words.ts';
import type { Language } from './language.ts';

interface FailureProps {
  readonly failure: Failure;
  readonly requestId: string | null;
  readonly language: Language;
  readonly onRetry: () => void;
}

export function FailureView({ failure, requestId, language, onRetry }: FailureProps) {
  const { title, remedies, request, retry } = failureWords[language];
  const isLocked = failure === 'no_permission' || failure === 'foreign_portal';
  return (
    <ErrorState title={title} type={isLocked ? 'lock' : 'error'}>
      <Flex direction="column" gap="small">
        <Text>{remedies[failure]}</Text>
        {requestId === null ? null : <Text variant="microcopy">{request(requestId)}</Text>}
        <Button onClick={onRetry}>{retry}</Button>
      </Flex>
    </ErrorState>
  );
}
