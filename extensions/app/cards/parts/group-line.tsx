/** One opportunity in three lines, with the way to its deal. */
import { Flex, Inline, Text } from '@hubspot/ui-extensions';

import type { GroupSummary } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { DealLink } from './deal-link.tsx';

export function GroupLine({ group }: { readonly group: GroupSummary }) {
  const { words, say } = useEnvironment();
  const state = [
    group.outcome === null ? say(group.stageName) : words.outcomes[group.outcome],
    words.bandTitle(group.band),
    words.people(group.members),
  ];
  return (
    <Flex direction="column" gap="xs">
      <Inline gap="xs" align="center">
        <Text format={{ fontWeight: 'demibold' }}>{group.name}</Text>
        {group.dealId !== null && <DealLink dealId={group.dealId} />}
      </Inline>
      <Text variant="microcopy">{state.join(' · ')}</Text>
      <Text>{say(group.summary)}</Text>
    </Flex>
  );
}
