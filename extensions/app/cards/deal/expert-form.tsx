/** Who of ours answers this person, as a whole or on one concern. */
import { Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';

/** Stands for whatever the person asks; no concern can have this id. */
const WHOLE_PERSON = '*';

interface Props {
  readonly member: MemberView;
  readonly experts: GroupView['experts'];
  readonly categories: GroupView['concernCategories'];
}

export function ExpertLine({ member: { expert }, experts }: Pick<Props, 'member' | 'experts'>) {
  const { words, say } = useEnvironment();
  const known = experts.find(({ id }) => id === expert);
  return known === undefined ? null : <Text>{`${words.expert}: ${say(known.name)}`}</Text>;
}

export function ExpertForm({ member, experts, categories }: Props) {
  const { words, say } = useEnvironment();
  const open = member.concerns.filter(({ topic, state }) => topic !== 'need' && state === 'open');
  const [chosenPlace, choosePlace] = useState<string | null>(null);
  // Until somebody chooses, the first open concern; one that was answered meanwhile is no longer offered.
  const concern = chosenPlace === null ? open[0] : open.find(({ id }) => id === chosenPlace);
  const place = concern?.id ?? WHOLE_PERSON;
  if (experts.length === 0) return null;
  const nameTopic = (topic: string): string => {
    const known = categories.find(({ id }) => id === topic);
    return known === undefined ? topic : say(known.name);
  };
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="expert-for"
        label={words.expertFor}
        values={[...open.map(({ id }) => id), WHOLE_PERSON]}
        labels={{
          ...Object.fromEntries(open.map(({ id, topic }) => [id, nameTopic(topic)])),
          [WHOLE_PERSON]: words.wholePerson,
        }}
        value={place}
        onChange={choosePlace}
      />
      <ExpertChoice
        key={`${place} ${String(concern === undefined ? member.expert : concern.expert)}`}
        contactId={member.contactId}
        concernId={concern?.id ?? null}
        current={concern === undefined ? member.expert : concern.expert}
        experts={concern === undefined ? experts : sortFor(concern.topic, experts)}
      />
    </Flex>
  );
}

/** Those who are there for the topic come first. */
function sortFor(topic: string, experts: GroupView['experts']): GroupView['experts'] {
  const rank = ({ concerns }: GroupView['experts'][number]): number => (concerns.includes(topic) ? 0 : 1);
  return experts.toSorted((a, b) => rank(a) - rank(b));
}

interface ChoiceProps {
  readonly contactId: string;
  readonly concernId: string | null;
  readonly current: string | null;
  readonly experts: GroupView['experts'];
}

function ExpertChoice({ contactId, concernId, current, experts }: ChoiceProps) {
  const { words, say } = useEnvironment();
  const [chosen, choose] = useState<string | null>(current);
  return (
    <>
      <ChoiceSelect
        name="expert"
        label={words.expert}
        placeholder={words.chooseExpert}
        values={experts.map(({ id }) => id)}
        labels={Object.fromEntries(experts.map(({ id, name }) => [id, say(name)]))}
        value={chosen}
        onChange={choose}
      />
      <ActButton
        act={{ act: 'experts', contactId, concernId, expert: chosen }}
        disabled={chosen === null || chosen === current}
      >
        {words.assignExpert}
      </ActButton>
      {current !== null && (
        <ActButton act={{ act: 'experts', contactId, concernId, expert: null }}>
          {words.removeExpert}
        </ActButton>
      )}
    </>
  );
}
