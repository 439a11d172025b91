/** What can be done about a group with one click, and what somebody has chosen already. */
import { Flex, Heading, Inline, Text } from '@hubspot/ui-extensions';

import type { Act } from '../api/acts.ts';
import type { Play } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';

interface Props {
  /** Beside the words, where plays of several groups stand on one card. */
  readonly group?: string;
  readonly plays: readonly Play[];
  readonly actOf: (play: string) => Act;
}

export function Plays({ group, plays, actOf }: Props) {
  const { words } = useEnvironment();
  if (plays.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{group === undefined ? words.plays : `${words.plays}: ${group}`}</Heading>
      {plays.map((play) => (
        <PlayLine key={play.id} play={play} act={actOf(play.id)} />
      ))}
    </Flex>
  );
}

function PlayLine({ play, act }: { readonly play: Play; readonly act: Act }) {
  const { words, say, moment, who } = useEnvironment();
  const { name, text, people, chosen } = play;
  return (
    <Flex direction="column" gap="flush">
      <Inline gap="xs" align="center">
        <Text format={{ fontWeight: 'demibold' }}>{say(name)}</Text>
        <Text variant="microcopy">{words.people(people)}</Text>
        <ActButton act={act} disabled={people === 0}>
          {chosen === null ? words.choosePlay : words.choosePlayAgain}
        </ActButton>
      </Inline>
      <Text variant="microcopy">{say(text)}</Text>
      {chosen !== null && (
        <Text variant="microcopy">{`${moment(chosen.at)}, ${words.by(who(chosen.by))}: ${say(chosen.words)}`}</Text>
      )}
    </Flex>
  );
}
