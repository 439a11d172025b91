/** Doubtful cases: why each is one, what to do, and the answer where one click is enough (R69, R120). */
import { Flex, Heading, Inline, Text, Tile } from '@hubspot/ui-extensions';

import type { ReviewCase } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';

export function ReviewCases({ cases }: { readonly cases: readonly ReviewCase[] }) {
  const { words, say } = useEnvironment();
  if (cases.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.review}</Heading>
      {cases.map(({ code, name, reason, todo, restsOn, answers }) => (
        <Tile key={`${code}-${restsOn}`} compact={true}>
          <Flex direction="column" gap="xs">
            <Text format={{ fontWeight: 'demibold' }}>{say(name)}</Text>
            <Text>{say(reason)}</Text>
            <Text variant="microcopy">{words.whatToDo(say(todo))}</Text>
            {answers.length > 0 && (
              <Inline gap="xs">
                {answers.map((answer) => (
                  <ActButton key={answer} act={{ act: 'review', code, restsOn, answer }}>
                    {words.reviewAnswers[answer]}
                  </ActButton>
                ))}
              </Inline>
            )}
          </Flex>
        </Tile>
      ))}
    </Flex>
  );
}
