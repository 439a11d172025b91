/** Business situations: why this company is worth a look, with the rule and what of the company met it. */
import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import type { BusinessSituation } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function Situations({ situations }: { readonly situations: readonly BusinessSituation[] }) {
  const { words } = useEnvironment();
  if (situations.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.whyCompany}</Heading>
      {situations.map((situation) => (
        <SituationLine key={situation.rule} situation={situation} />
      ))}
    </Flex>
  );
}

export function SituationLine({ situation }: { readonly situation: BusinessSituation }) {
  const { say } = useEnvironment();
  return (
    <Flex direction="column" gap="flush">
      <Text format={{ fontWeight: 'demibold' }}>{say(situation.name)}</Text>
      <Text variant="microcopy">{`${say(situation.words)} (${situation.rule})`}</Text>
    </Flex>
  );
}
