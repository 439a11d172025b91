/** How far what is shown can be trusted, in the fewest words. */
import { Alert, Button, Flex, Inline, Text } from '@hubspot/ui-extensions';

import type { Failure } from '../api/answer.ts';
import type { Freshness as State, Permissions } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { useActing } from './acting.tsx';
import { RequestId } from './failure.tsx';

interface Props {
  readonly at: string;
  readonly freshness: State;
  readonly permissions: Permissions;
  readonly failure: Failure | null;
  readonly asking: boolean;
}

/** Above everything: only where it changes what the reader should believe. */
export function StaleWarning({ freshness, failure }: Pick<Props, 'freshness' | 'failure'>) {
  const { words, say } = useEnvironment();
  if (failure === null && freshness.problem === null) return null;
  return (
    <Alert title={words.maybeStale} variant="warning">
      <Flex direction="column" gap="xs">
        {freshness.problem !== null && <Text>{say(freshness.problem)}</Text>}
        {failure !== null && <Text>{words.failures[failure.kind]}</Text>}
        {failure !== null && <RequestId failure={failure} />}
      </Flex>
    </Alert>
  );
}

/** At the foot of a card. */
export function Freshness({ at, freshness, permissions, asking }: Omit<Props, 'failure'>) {
  const { words, moment } = useEnvironment();
  const { reload } = useActing();
  return (
    <Flex direction="column" gap="xs">
      {!permissions.mayAct && <Text variant="microcopy">{words.readOnly}</Text>}
      <Inline gap="xs" align="center">
        <Text variant="microcopy">{words.computed(moment(at))}</Text>
        {freshness.pending && <Text variant="microcopy">{words.pending}</Text>}
        <Button size="xs" variant="transparent" disabled={asking} onClick={reload}>
          {words.reload}
        </Button>
      </Inline>
    </Flex>
  );
}
