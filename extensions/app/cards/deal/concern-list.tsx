/** What a person needs and what holds them back: each by itself, with how far it was answered and the next step. */
import { Flex, Heading, Inline, Text } from '@hubspot/ui-extensions';

import type { ConcernView, GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';

interface ListProps {
  readonly member: MemberView;
  readonly categories: GroupView['concernCategories'];
  readonly experts: GroupView['experts'];
}

export function ConcernList({ member, categories, experts }: ListProps) {
  const { contactId, concerns } = member;
  const { words } = useEnvironment();
  if (concerns.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" testId="concerns">
      <Heading>{words.concerns}</Heading>
      {concerns.map((concern) => (
        <ConcernLine
          key={concern.id}
          concern={concern}
          contactId={contactId}
          categories={categories}
          expert={experts.find(({ id }) => id === concern.expert) ?? null}
        />
      ))}
    </Flex>
  );
}

/** From each state the steps that make sense: an answer may be accepted at once, and a concern may come back. */
const STEPS = { open: ['answered', 'accepted'], answered: ['accepted', 'open'], accepted: ['open'] } as const;

interface Props {
  readonly concern: ConcernView;
  readonly contactId: string;
  readonly categories: GroupView['concernCategories'];
  /** Whoever of ours answers it. */
  readonly expert: GroupView['experts'][number] | null;
}

function ConcernLine({ concern: { id, topic, state, at }, contactId, categories, expert }: Props) {
  const { words, day, say } = useEnvironment();
  // A category that was taken out of the rules is shown by its id.
  const known = categories.find((each) => each.id === topic);
  // A need is not answered but met by what is offered; it only stands there.
  const isNeed = topic === 'need';
  const told = [
    known === undefined ? topic : say(known.name),
    ...(isNeed ? [] : [words.concernStates[state]]),
    day(at),
    ...(expert === null ? [] : [say(expert.name)]),
  ];
  return (
    <Inline gap="xs" align="center">
      <Text>{told.join(' · ')}</Text>
      {!isNeed &&
        STEPS[state].map((next) => (
          <ActButton
            key={next}
            act={{ act: 'concerns', contactId, concernId: id, category: topic, state: next }}
          >
            {words.concernSteps[next]}
          </ActButton>
        ))}
    </Inline>
  );
}
