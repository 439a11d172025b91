/** One opportunity in three lines, with the way to its deal. */
import { Flex, Inline, Text } from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';

import type { GroupSummary } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

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
        {group.dealId !== null && (
          <CrmActionLink
            actionType="RECORD_APP_LINK"
            actionContext={{ objectTypeId: '0-3', objectId: Number(group.dealId) }}
          >
            {words.openDeal}
          </CrmActionLink>
        )}
      </Inline>
      <Text variant="microcopy">{state.join(' · ')}</Text>
      <Text>{say(group.summary)}</Text>
    </Flex>
  );
}
