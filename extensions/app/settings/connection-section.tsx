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
import type { Language } from './language.ts';
import type { Words } from './words.ts';

interface ConnectionProps {
  readonly installation: Installation;
  readonly say: Words;
  readonly language: Language;
}

/** Each check with what was found or what to do, and which server it is that answers. */
export function ConnectionSection({ installation, say, language }: ConnectionProps) {
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
        <CheckLine key={check.name} check={check} say={say} language={language} />
      ))}
      <DescriptionList direction="row">
        <DescriptionListItem label={say.server}>{version}</DescriptionListItem>
        <DescriptionListItem label={say.portal}>{portalId ?? say.anyPortal}</DescriptionListItem>
        <DescriptionListItem label={say.backlog}>{say.waits(backlogSeconds)}</DescriptionListItem>
      </DescriptionList>
    </Flex>
  );
}

function CheckLine({
  check,
  say,
  language,
}: Omit<ConnectionProps, 'installation'> & { readonly check: Check }) {
  const { name, ok, detail } = check;
  return (
    <Flex direction="row" gap="small" align="center" wrap>
      <StatusTag variant={ok ? 'success' : 'danger'}>{ok ? say.good : say.bad}</StatusTag>
      <Text format={{ fontWeight: 'demibold' }}>{say.check[name] ?? name}</Text>
      <Text>{detail[language]}</Text>
    </Flex>
  );
}
