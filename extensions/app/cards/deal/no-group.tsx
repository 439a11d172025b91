/** A deal without a buying group: why, what will start one, and what a person can do about it now. */
import { EmptyState, Flex, Inline, Text } from '@hubspot/ui-extensions';

import type { NoGroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ActOutcome } from '../parts/act-outcome.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { SolutionChooser } from './solution-chooser.tsx';

export function NoGroup({ view }: { readonly view: NoGroupView }) {
  const { words, say } = useEnvironment();
  return (
    <Flex direction="column" gap="sm">
      <ActOutcome acts={view.answers} />
      <EmptyState title={say(view.reason.words)} layout="vertical" flush={true} imageName="multipleObjects">
        <Text>{say(view.next)}</Text>
      </EmptyState>
      {view.companyId !== null && <SolutionChooser solutions={view.solutions} chosen={null} />}
      <Proposals proposals={view.proposals} answers={view.answers} />
      {/* Without a company there is nothing to decide about. */}
      {view.companyId !== null && (
        <Inline>
          <ActButton act={{ act: 'recalculate' }}>{words.recalculate}</ActButton>
        </Inline>
      )}
    </Flex>
  );
}
