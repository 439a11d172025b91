/** The settings page: whether the installation works, and by which rules. It shows; it changes nothing. */
import { Divider, Flex, Inline, LoadingButton, LoadingSpinner } from '@hubspot/ui-extensions';
import { useCallback } from 'react';

import { askServer } from './ask-server.ts';
import { ConnectionSection } from './connection-section.tsx';
import { FailureView } from './failure.tsx';
import { isInstallation } from './installation.ts';
import { chooseLanguage, type Reader } from './language.ts';
import { RulesSection } from './rules-section.tsx';
import { SolutionsSection } from './solutions-section.tsx';
import { useAnswer } from './use-answer.ts';
import { words } from './words.ts';

interface SettingsProps {
  /** The profile's variable; anything else than a text is no address. */
  readonly publicUrl: unknown;
  readonly reader: Reader;
}

export function SettingsView({ publicUrl, reader }: SettingsProps) {
  const language = chooseLanguage(reader);
  const ask = useCallback(() => askServer(publicUrl, '/api/installation', isInstallation), [publicUrl]);
  const { answer, asking, reload } = useAnswer(ask);
  const say = words[language];
  if (answer === null || (asking && !answer.ok)) return <LoadingSpinner label={say.loading} showLabel />;
  if (!answer.ok) {
    const { failure, requestId } = answer;
    return <FailureView failure={failure} requestId={requestId} language={language} onRetry={reload} />;
  }
  const { value: installation } = answer;
  return (
    <Flex direction="column" gap="medium">
      <ConnectionSection installation={installation} say={say} language={language} />
      <Inline>
        <LoadingButton loading={asking} onClick={reload}>
          {say.reload}
        </LoadingButton>
      </Inline>
      <Divider />
      <SolutionsSection solutions={installation.solutions} say={say} language={language} />
      <Divider />
      <RulesSection rulesVersion={installation.rulesVersion} say={say} />
    </Flex>
  );
}
