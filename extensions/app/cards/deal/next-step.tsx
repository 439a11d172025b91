/** One thing to do now, why, and the button that does it. */
import { Flex, Text, Tile } from '@hubspot/ui-extensions';

import type { GroupView, NextAction } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { CrmButton } from '../parts/crm-button.tsx';

interface Props {
  readonly action: NextAction | null;
  readonly dealId: GroupView['dealId'];
}

export function NextStep({ action, dealId }: Props) {
  const { words, say } = useEnvironment();
  if (action === null) return <Text variant="microcopy">{words.noNextStep}</Text>;
  return (
    <Tile compact={true} testId="next-step">
      <Flex direction="column" gap="xs" align="start">
        <Text variant="microcopy">{words.nextStep}</Text>
        <Text format={{ fontWeight: 'bold' }}>{say(action.words)}</Text>
        <Text>{say(action.why)}</Text>
        <StepButton button={action.button} dealId={dealId} />
      </Flex>
    </Tile>
  );
}

function StepButton({ button, dealId }: { readonly button: NextAction['button'] } & Pick<Props, 'dealId'>) {
  const { say } = useEnvironment();
  if (button.type === 'act') {
    return (
      <ActButton act={button.act} variant="primary">
        {say(button.label)}
      </ActButton>
    );
  }
  return (
    <CrmButton
      action={button.action}
      objectTypeId={button.objectTypeId}
      objectId={button.objectId}
      dealId={dealId}
      variant="primary"
    >
      {say(button.label)}
    </CrmButton>
  );
}
