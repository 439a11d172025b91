import {
  Alert,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions';

import type { Check, Installation } from './installation.ts';
import type { Words } from './words.ts';

interface ConnectionProps {
  readonly installation: Installation;
  readonly say: Words;
}

/** Each check with what was found or what to do, and which server it is that answers. */
export function ConnectionSection({ installation, say }: ConnectionProps) {
  const { ready, checks, version, portalId, backlogSeconds } = installation;
  return (
    <Flex direction="column" gap="small">
      <Heading>{say.connection}</Heading>
      {ready ? (
        <Alert title={say.works} variant="success" />
      ) : (
        <Alert title={say.worksNot} variant="warning">
          {say.worksNotHint}
        </Alert>
      )}
      {checks.map((check) => (
        <CheckLine key={check.name} check={check} say={say} />
      ))}
      <DescriptionList direction="row">
        <DescriptionListItem label={say.server}>{version}</DescriptionListItem>
        <DescriptionListItem label={say.portal}>{portalId ?? say.anyPortal}</DescriptionListItem>
        <DescriptionListItem label={say.backlog}>{say.waits(backlogSeconds)}</DescriptionListItem>
      </DescriptionList>
    </Flex>
  );
}

function CheckLine({ check: { name, ok, detail }, say }: { readonly check: Check; readonly say: Words }) {
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <StatusTag variant={ok ? 'success' : 'danger'}>{ok ? say.good : say.bad}</StatusTag>
      <Text format={{ fontWeight: 'demibold' }}>{say.check[name] ?? name}</Text>
      <Text>{detail}</Text>
    </Flex>
  );
}
