/** The card on a deal: its buying group, or why there is none yet. */
import { Flex } from '@hubspot/ui-extensions';

import type { DealView } from '../api/types.ts';
import { ActOutcome } from '../parts/act-outcome.tsx';
import { CardFrame, type CardProps } from '../parts/card-frame.tsx';
import { FoldedReviewCases } from '../parts/review-cases.tsx';
import { AboveFold } from './above-fold.tsx';
import { GroupTabs } from './group-tabs.tsx';
import { NoGroup } from './no-group.tsx';

export function DealCard(props: CardProps<DealView>) {
  return <CardFrame {...props} show={showDeal} />;
}

function showDeal(view: DealView) {
  if (view.kind === 'no_group') return <NoGroup view={view} />;
  return (
    <Flex direction="column" gap="sm">
      <ActOutcome acts={[...view.acts, ...view.answers]} />
      <AboveFold view={view} />
      <FoldedReviewCases cases={view.review} />
      <GroupTabs view={view} />
    </Flex>
  );
}
