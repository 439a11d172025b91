/** What to give this person next, and why. */
import { Flex, Text } from '@hubspot/ui-extensions';

import type { MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function NextContent({ member: { nextContent } }: { readonly member: MemberView }) {
  const { words, say } = useEnvironment();
  if (nextContent === null) return null;
  return (
    <Flex direction="column" gap="flush">
      <Text format={{ fontWeight: 'demibold' }}>{words.nextContent}</Text>
      <Text>{`${say(nextContent.title)} (${nextContent.path})`}</Text>
      <Text variant="microcopy">{`${say(nextContent.words)} (${nextContent.rule})`}</Text>
    </Flex>
  );
}
