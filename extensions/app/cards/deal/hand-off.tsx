/** The hand-off to sales: where it stands, what was handed over, and the step that is due now (R55, R110, R159). */
import { Flex, Heading, Inline, StatusTag, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { Handoff, ReturnReason } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useActing } from '../parts/acting.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';

const REASONS: readonly ReturnReason[] = [
  'role_missing',
  'not_qualified',
  'no_need',
  'wrong_timing',
  'duplicate',
  'other',
];

const COLOURS = {
  none: 'default',
  handed_over: 'warning',
  accepted: 'success',
  returned: 'danger',
} as const;

export function HandOff({ handoff }: { readonly handoff: Handoff }) {
  const { words, say } = useEnvironment();
  const { state, overdue, decisionMaker, packed } = handoff;
  return (
    <Flex direction="column" gap="xs" align="start">
      <Heading>{words.handoff}</Heading>
      <StatusTag variant={overdue && state === 'handed_over' ? 'danger' : COLOURS[state]}>
        {say(handoff.words)}
      </StatusTag>
      <Moments handoff={handoff} />
      {packed !== null && <Text>{say(packed)}</Text>}
      <Text>{say(decisionMaker.words)}</Text>
      <Steps steps={handoff.steps} />
    </Flex>
  );
}

function Moments({ handoff }: { readonly handoff: Handoff }) {
  const { words, moment, who } = useEnvironment();
  const { state, handedOverAt, handedOverBy, answeredAt, answeredBy, dueAt } = handoff;
  return (
    <>
      {handedOverAt !== null && (
        <Text variant="microcopy">{words.handedOver(moment(handedOverAt), who(handedOverBy))}</Text>
      )}
      {answeredAt !== null && (
        <Text variant="microcopy">{words.answered(moment(answeredAt), who(answeredBy))}</Text>
      )}
      {state === 'handed_over' && dueAt !== null && (
        <Text variant="microcopy">{words.answerDue(moment(dueAt))}</Text>
      )}
    </>
  );
}

function Steps({ steps }: Pick<Handoff, 'steps'>) {
  const { words } = useEnvironment();
  const { mayAct } = useActing();
  const [reason, choose] = useState<ReturnReason | null>(null);
  if (!mayAct || steps.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" align="start">
      <Inline gap="xs">
        {steps.includes('handed_over') && (
          <ActButton act={{ act: 'handoff', step: 'handed_over' }}>{words.handOver}</ActButton>
        )}
        {steps.includes('accepted') && (
          <ActButton act={{ act: 'handoff', step: 'accepted' }} variant="primary">
            {words.acceptHandoff}
          </ActButton>
        )}
      </Inline>
      {steps.includes('returned') && (
        <>
          <ChoiceSelect
            name="return-reason"
            label={words.returnReason}
            values={REASONS}
            labels={words.returnReasons}
            value={reason}
            onChange={choose}
          />
          {reason !== null && (
            <ActButton act={{ act: 'handoff', step: 'returned', reason }}>{words.returnHandoff}</ActButton>
          )}
        </>
      )}
    </Flex>
  );
}
