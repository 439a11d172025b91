/** Doubtful cases: why each is one, what to do, and the answer where one click is enough (R69, R120). */
import { Accordion, Flex, Heading, Inline, Text, Tile } from '@hubspot/ui-extensions';

import type { ReviewCase } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';

interface Props {
  readonly cases: readonly ReviewCase[];
}

export function ReviewCases({ cases }: Props) {
  const { words } = useEnvironment();
  if (cases.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.review}</Heading>
      <CaseTiles cases={cases} />
    </Flex>
  );
}

/** One line that names them, where something else matters more at first sight. */
export function FoldedReviewCases({ cases }: Props) {
  const { words, say, list } = useEnvironment();
  if (cases.length === 0) return null;
  const names = [...new Set(cases.map(({ name }) => say(name)))];
  return (
    <Accordion title={`${words.review} (${cases.length}): ${list(names)}`} size="sm">
      <CaseTiles cases={cases} />
    </Accordion>
  );
}

function CaseTiles({ cases }: Props) {
  const { words, say } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
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
