/** Nobody is a blocker without a reason and a plan: a bare label would only hurt. */
import { Flex } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { BlockerReason, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';
import { NoteField } from '../parts/note-field.tsx';

const REASONS: readonly BlockerReason[] = [
  'excluded',
  'position_threatened',
  'process_threatened',
  'competitor_loyal',
  'budget_rival',
];

export function BlockerForm({ member: { contactId, flags } }: { readonly member: MemberView }) {
  const { words } = useEnvironment();
  if (!flags.includes('blocker')) return <MarkBlocker contactId={contactId} />;
  return (
    <ActButton act={{ act: 'flags', contactId, flag: 'blocker', holds: false }}>
      {words.unmarkBlocker}
    </ActButton>
  );
}

function MarkBlocker({ contactId }: Pick<MemberView, 'contactId'>) {
  const { words } = useEnvironment();
  const [reason, choose] = useState<BlockerReason | null>(null);
  const [plan, write] = useState('');
  return (
    <Flex direction="column" gap="xs" align="start">
      <ChoiceSelect
        name="blocker-reason"
        label={words.blockerReason}
        values={REASONS}
        labels={words.blockerReasons}
        value={reason}
        onChange={choose}
      />
      {reason !== null && (
        <>
          <NoteField name="blocker-plan" label={words.blockerPlan} value={plan} onChange={write} />
          <ActButton
            act={{ act: 'flags', contactId, flag: 'blocker', holds: true, reason, plan: plan.trim() }}
            disabled={plan.trim() === ''}
          >
            {words.markBlocker}
          </ActButton>
        </>
      )}
    </Flex>
  );
}
