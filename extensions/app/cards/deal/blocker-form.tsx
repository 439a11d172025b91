/** Nobody is a blocker without a reason and a plan: a bare label would only hurt. */
import { Flex, Select, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { BlockerReason, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';

const REASONS: readonly BlockerReason[] = [
  'excluded',
  'position_threatened',
  'process_threatened',
  'competitor_loyal',
  'budget_rival',
];

export function BlockerForm({ member: { contactId, flags } }: { readonly member: MemberView }) {
  const { words } = useEnvironment();
  const [reason, choose] = useState<BlockerReason | null>(null);
  const [plan, write] = useState('');
  if (flags.includes('blocker')) {
    return (
      <ActButton act={{ act: 'flags', contactId, flag: 'blocker', holds: false }}>
        {words.unmarkBlocker}
      </ActButton>
    );
  }
  const forget = () => {
    choose(null);
    write('');
  };
  return (
    <Flex direction="column" gap="xs" align="start">
      <Select
        name="blocker-reason"
        label={words.blockerReason}
        value={reason ?? ''}
        options={REASONS.map((value) => ({ value, label: words.blockerReasons[value] }))}
        onChange={(value) => choose(REASONS.find((each) => each === value) ?? null)}
      />
      {reason !== null && (
        <>
          <TextArea
            name="blocker-plan"
            label={words.blockerPlan}
            value={plan}
            rows={2}
            maxLength={1000}
            onInput={write}
            onChange={write}
          />
          <ActButton
            act={{ act: 'flags', contactId, flag: 'blocker', holds: true, reason, plan: plan.trim() }}
            disabled={plan.trim() === ''}
            onDone={forget}
          >
            {words.markBlocker}
          </ActButton>
        </>
      )}
    </Flex>
  );
}
