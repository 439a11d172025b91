/** What a person needs and what holds them back: each by itself, with how far it was answered and the next step. */
import { Flex, Heading, Inline, Text } from '@hubspot/ui-extensions';

import type { ConcernView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';

export function ConcernList({ member: { contactId, concerns } }: { readonly member: MemberView }) {
  const { words } = useEnvironment();
  if (concerns.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" testId="concerns">
      <Heading>{words.concerns}</Heading>
      {concerns.map((concern) => (
        <ConcernLine key={concern.id} concern={concern} contactId={contactId} />
      ))}
    </Flex>
  );
}

/** From each state the steps that make sense: an answer may be accepted at once, and a concern may come back. */
const STEPS = { open: ['answered', 'accepted'], answered: ['accepted', 'open'], accepted: ['open'] } as const;

interface Props {
  readonly concern: ConcernView;
  readonly contactId: string;
}

function ConcernLine({ concern: { id, topic, state, at }, contactId }: Props) {
  const { words, day } = useEnvironment();
  const topics: Readonly<Record<string, string>> = words.concernTopics;
  // A need is not answered but met by what is offered; it only stands there.
  const isNeed = topic === 'need';
  const told = [topics[topic] ?? topic, ...(isNeed ? [] : [words.concernStates[state]]), day(at)];
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
