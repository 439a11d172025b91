/** Nothing on the card has to be believed: each number opens to its inputs and its rule. */
import { Divider, Flex, Heading, Inline, Text } from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { Situations } from '../parts/situations.tsx';
import { ActJournal } from './act-journal.tsx';
import { BlockerNotes } from './blocker-notes.tsx';
import { NumberTable } from './number-table.tsx';
import { SolutionChooser } from './solution-chooser.tsx';

export function WhyTab({ view }: { readonly view: GroupView }) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="sm">
      <Decision view={view} />
      <Situations situations={view.situations} />
      <NumberTable view={view} />
      <ActJournal acts={view.acts} />
      <BlockerNotes view={view} />
      <DataQuality found={view.dataQuality} />
      <Divider />
      <Proposals proposals={view.proposals} answers={view.answers} />
      <SolutionChooser solutions={view.solutions} chosen={view.solution.id} />
      <Inline>
        <ActButton act={{ act: 'recalculate' }}>{words.recalculate}</ActButton>
      </Inline>
    </Flex>
  );
}

function Decision({ view }: { readonly view: GroupView }) {
  const { words, say, moment } = useEnvironment();
  const earlier = listEarlier(view);
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.decision}</Heading>
      <Text>{say(view.decision.reason)}</Text>
      <Text variant="microcopy">{words.rule(view.decision.row, view.rulesVersion)}</Text>
      {earlier.length > 0 && <Text format={{ fontWeight: 'demibold' }}>{words.history}</Text>}
      {earlier.map(({ at, row, reason, rulesVersion }) => (
        <Text key={`${at}-${row}`} variant="microcopy">
          {`${moment(at)}: ${say(reason)} (${words.rule(row, rulesVersion)})`}
        </Text>
      ))}
    </Flex>
  );
}

/** The last one kept is mostly the one that stands above. */
function listEarlier({ decision, history }: GroupView): GroupView['history'] {
  return history.at(-1)?.row === decision.row ? history.slice(0, -1) : history;
}

function DataQuality({ found }: { readonly found: GroupView['dataQuality'] }) {
  const { words } = useEnvironment();
  if (found.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.dataQuality}</Heading>
      {found.map(({ code, object, id, detail }) => (
        <Text key={`${code}-${object}-${id}`}>{`${object} ${id}: ${detail}`}</Text>
      ))}
    </Flex>
  );
}
