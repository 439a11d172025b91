import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import type { MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function RecentInteractions({ member }: { readonly member: MemberView }) {
  const { words, say, moment } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.recent}</Heading>
      {member.recent.length === 0 && <Text>{words.never}</Text>}
      {member.recent.map(({ at, kindName, content }, index) => (
        <Text key={`${at}-${index}`} variant="microcopy">
          {[moment(at), say(kindName), content].filter((part) => part !== null).join(' · ')}
        </Text>
      ))}
    </Flex>
  );
}
