/** What a person has told us: the letters of BANT, needs and concerns. */
import { Flex, Heading } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { BantLetter, GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';

const LETTERS: readonly BantLetter[] = ['budget', 'authority', 'need', 'timeline'];
/** The app's own list; it refuses any other. */
const TOPICS = [
  'need',
  'usability',
  'integration',
  'security',
  'cost',
  'payment_terms',
  'strategic_fit',
  'vendor_reliability',
  'risk',
  'timing',
] as const;
type Topic = (typeof TOPICS)[number];

interface Props {
  readonly member: MemberView;
  readonly bant: GroupView['bant'];
}

export function LearnedForms({ member, bant }: Props) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.learned}</Heading>
      <BantForm member={member} bant={bant} />
      <ConcernForm member={member} />
    </Flex>
  );
}

function BantForm({ member: { contactId }, bant }: Props) {
  const { words } = useEnvironment();
  const [letter, choose] = useState<BantLetter>('budget');
  const fromHere = bant.some((each) => each.letter === letter && each.known && each.contactId === contactId);
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="bant"
        label={words.qualification}
        values={LETTERS}
        labels={words.bantLetters}
        value={letter}
        onChange={choose}
      />
      <ActButton act={{ act: 'qualification', contactId, letter, known: !fromHere }}>
        {fromHere ? words.bantUnknown : words.bantKnown}
      </ActButton>
    </Flex>
  );
}

/** Each one recorded is a concern of its own, also where its topic was recorded before. */
function ConcernForm({ member: { contactId } }: Pick<Props, 'member'>) {
  const { words } = useEnvironment();
  const [category, choose] = useState<Topic>('need');
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="concern"
        label={words.concern}
        values={TOPICS}
        labels={words.concernTopics}
        value={category}
        onChange={choose}
      />
      <ActButton act={{ act: 'concerns', contactId, category, state: 'open' }}>{words.concernOpen}</ActButton>
    </Flex>
  );
}
