import {
  Alert,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  List,
  Text,
} from '@hubspot/ui-extensions';

import type { Words } from './words.ts';

/** Says where the rules are changed, since they are not changed here. */
export function RulesSection({ rulesVersion, say }: { readonly rulesVersion: string; readonly say: Words }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>{say.rules}</Heading>
      <DescriptionList direction="row">
        <DescriptionListItem label={say.rulesVersion}>{rulesVersion}</DescriptionListItem>
      </DescriptionList>
      <Alert title={say.whereTitle} variant="info">
        {say.where}
      </Alert>
      <List variant="ordered">
        {say.steps.map((step) => (
          <Text key={step}>{step}</Text>
        ))}
      </List>
    </Flex>
  );
}
