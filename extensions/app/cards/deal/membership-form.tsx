/** Whether this person belongs to the purchase; a person's word outranks every rule. */
import { Flex, Heading } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { DismissReason, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';
import { NoteField } from '../parts/note-field.tsx';

const REASONS: readonly DismissReason[] = [
  'not_involved',
  'wrong_person',
  'left_company',
  'duplicate',
  'other',
];
const JOIN_LABELS = {
  suggested: 'addMember',
  to_confirm: 'confirmMember',
  dismissed: 'restoreMember',
} as const;

export function MembershipForm({ member }: { readonly member: MemberView }) {
  const { words } = useEnvironment();
  const { contactId, status } = member;
  return (
    <Flex direction="column" gap="xs" align="start">
      <Heading>{words.belongs}</Heading>
      {status !== 'confirmed' && (
        <ActButton act={{ act: 'members', contactId, member: true }} variant="primary">
          {words[JOIN_LABELS[status]]}
        </ActButton>
      )}
      {status !== 'dismissed' && <DismissForm contactId={contactId} />}
    </Flex>
  );
}

function DismissForm({ contactId }: Pick<MemberView, 'contactId'>) {
  const { words } = useEnvironment();
  const [reason, choose] = useState<DismissReason | null>(null);
  const [note, write] = useState('');
  const text = note.trim();
  const forget = () => {
    choose(null);
    write('');
  };
  return (
    <>
      <ChoiceSelect
        name="dismiss-reason"
        label={`${words.dismissMember}. ${words.dismissReason}`}
        values={REASONS}
        labels={words.dismissReasons}
        value={reason}
        onChange={choose}
      />
      {reason !== null && (
        <>
          <NoteField name="dismiss-note" label={words.note} value={note} onChange={write} />
          <ActButton
            act={{ act: 'members', contactId, member: false, reason, ...(text === '' ? {} : { note: text }) }}
            variant="destructive"
            onDone={forget}
          >
            {words.dismissMember}
          </ActButton>
        </>
      )}
    </>
  );
}
