/** What a person has told us: the letters of BANT, needs and concerns. */
import { Flex, Heading, Inline } from '@hubspot/ui-extensions';
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

/** One concern per person and topic, so that it can be answered later without knowing more than the two. */
function ConcernForm({ member: { contactId } }: Pick<Props, 'member'>) {
  const { words } = useEnvironment();
  const [category, choose] = useState<Topic>('need');
  const say = (state: 'open' | 'answered' | 'accepted') =>
    ({ act: 'concerns', contactId, concernId: `${contactId}-${category}`, category, state }) as const;
  return (
    <Flex direction="column" gap="xs" align="start">
      <ChoiceSelect
        name="concern"
        label={words.concern}
        values={TOPICS}
        labels={words.concernTopics}
        value={category}
        onChange={choose}
      />
      <Inline gap="xs">
        <ActButton act={say('open')}>{words.concernOpen}</ActButton>
        <ActButton act={say('answered')}>{words.concernAnswered}</ActButton>
        <ActButton act={say('accepted')}>{words.concernAccepted}</ActButton>
      </Inline>
    </Flex>
  );
}
