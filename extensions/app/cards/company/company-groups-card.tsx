/** The card on a company: what it is buying, what waits for a decision, and who is in no group. */
import { Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';

import type { CompanyView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActOutcome } from '../parts/act-outcome.tsx';
import { CardFrame, type CardProps } from '../parts/card-frame.tsx';
import { GroupLine } from '../parts/group-line.tsx';
import { Plays } from '../parts/plays.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { Situations } from '../parts/situations.tsx';
import { ReviewCases } from '../parts/review-cases.tsx';
import { CreateOpportunity } from './create-opportunity.tsx';

export function CompanyGroupsCard(props: CardProps<CompanyView>) {
  return <CardFrame {...props} show={showCompany} />;
}

function showCompany(view: CompanyView) {
  return (
    <Flex direction="column" gap="sm">
      <ActOutcome acts={view.answers} />
      <Opportunities view={view} />
      <Situations situations={situationsAlone(view)} />
      <Proposals proposals={view.proposals} answers={view.answers} />
      <ReviewCases cases={view.review} />
      {view.plays.map(({ key, name, plays }) => (
        <Plays key={key} group={name} plays={plays} actOf={(play) => ({ act: 'plays', key, play })} />
      ))}
      <CreateOpportunity view={view} />
      <Interests view={view} />
      <Ungrouped view={view} />
    </Flex>
  );
}

/** Those of a proposal stand beside it. */
function situationsAlone({ situations, proposals }: CompanyView) {
  const told = new Set(proposals.flatMap((proposal) => proposal.situations.map(({ rule }) => rule)));
  return situations.filter(({ rule }) => !told.has(rule));
}

interface Props {
  readonly view: CompanyView;
}

function Opportunities({ view }: Props) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.opportunities}</Heading>
      {view.opportunities.length === 0 && <Text>{words.noOpportunities}</Text>}
      {view.opportunities.map((group) => (
        <Tile key={group.key} compact={true}>
          <GroupLine group={group} />
        </Tile>
      ))}
    </Flex>
  );
}

/** Where needs of several departments meet (R170). */
function Interests({ view }: Props) {
  const { words, say } = useEnvironment();
  if (view.interests.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.interests}</Heading>
      {view.interests.map(({ solution, bought, shared, departments }) => (
        <Flex key={solution.id} direction="column" gap="flush">
          <Text>{bought ? `${say(solution.name)} (${words.bought})` : say(solution.name)}</Text>
          <Text variant="microcopy">
            {departments
              .map(
                ({ name, people, interactions }) =>
                  `${say(name)}: ${words.people(people)}, ${words.interactions(interactions)}`,
              )
              .join('; ')}
          </Text>
          {shared && <Text variant="microcopy">{words.sharedInterest}</Text>}
        </Flex>
      ))}
    </Flex>
  );
}

function Ungrouped({ view }: Props) {
  const { words, say } = useEnvironment();
  const { opportunities, ungrouped } = view;
  // With nobody known at all there is nothing to say of them.
  if (opportunities.length === 0 && ungrouped.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.ungrouped}</Heading>
      {ungrouped.length === 0 && <Text>{words.everyoneGrouped}</Text>}
      {ungrouped.map(({ contactId, name, jobTitle, reason, persona }) => (
        <Flex key={contactId} direction="column" gap="flush">
          <Text>{jobTitle === null ? name : `${name}, ${jobTitle}`}</Text>
          <Text variant="microcopy">{`${say(persona)} · ${say(reason.words)}`}</Text>
        </Flex>
      ))}
    </Flex>
  );
}
