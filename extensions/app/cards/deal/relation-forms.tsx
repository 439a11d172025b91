/** How this person stands to us: stance, champion, blocker, whether we have met. */
import { Flex, Heading, Inline } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { MemberView, Stance } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';
import { BlockerForm } from './blocker-form.tsx';

const STANCES: readonly Stance[] = ['supporter', 'neutral', 'sceptic', 'opponent'];

interface Props {
  readonly member: MemberView;
}

export function RelationForms({ member }: Props) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.relation}</Heading>
      {/* Another stance, by whatever way it came, makes a choice that was begun before it worthless. */}
      <StanceForm key={member.stance} member={member} />
      <Inline gap="xs">
        <ChampionButton member={member} />
        <PresenceButtons member={member} />
      </Inline>
      <BlockerForm member={member} />
    </Flex>
  );
}

function StanceForm({ member: { contactId, stance } }: Props) {
  const { words } = useEnvironment();
  const [chosen, choose] = useState<Stance | null>(stance);
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="stance"
        label={words.columns.stance}
        placeholder={words.noStance}
        values={STANCES}
        labels={words.stances}
        value={chosen}
        onChange={choose}
      />
      <ActButton
        act={{ act: 'stance', contactId, stance: chosen }}
        disabled={chosen === null || chosen === stance}
      >
        {words.setStance}
      </ActButton>
      {stance !== null && (
        <ActButton act={{ act: 'stance', contactId, stance: null }}>{words.clearStance}</ActButton>
      )}
    </Flex>
  );
}

function ChampionButton({ member: { contactId, flags } }: Props) {
  const { words } = useEnvironment();
  const holds = !flags.includes('champion');
  return (
    <ActButton act={{ act: 'flags', contactId, flag: 'champion', holds }}>
      {holds ? words.markChampion : words.unmarkChampion}
    </ActButton>
  );
}

function PresenceButtons({ member: { contactId, presence } }: Props) {
  const { words } = useEnvironment();
  if (presence !== null) {
    return <ActButton act={{ act: 'presence', contactId, presence: null }}>{words.clearPresence}</ActButton>;
  }
  return (
    <>
      <ActButton act={{ act: 'presence', contactId, presence: 'introduced' }}>{words.introduced}</ActButton>
      <ActButton act={{ act: 'presence', contactId, presence: 'left' }}>{words.left}</ActButton>
    </>
  );
}
