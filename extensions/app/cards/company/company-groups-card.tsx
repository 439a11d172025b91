/** The card on a company: what it is buying, what waits for a decision, and who is in no group. */
import { Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';

import type { CompanyView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActOutcome } from '../parts/act-outcome.tsx';
import { CardFrame, type CardProps } from '../parts/card-frame.tsx';
import { GroupLine } from '../parts/group-line.tsx';
import { Plays } from '../parts/plays.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { CreateOpportunity } from './create-opportunity.tsx';

export function CompanyGroupsCard(props: CardProps<CompanyView>) {
  return <CardFrame {...props} show={showCompany} />;
}

function showCompany(view: CompanyView) {
  return (
    <Flex direction="column" gap="sm">
      <ActOutcome />
      <Opportunities view={view} />
      <Proposals proposals={view.proposals} />
      {view.plays.map(({ key, name, plays }) => (
        <Plays key={key} group={name} plays={plays} actOf={(play) => ({ act: 'plays', key, play })} />
      ))}
      <CreateOpportunity view={view} />
      <Ungrouped view={view} />
    </Flex>
  );
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

function Ungrouped({ view }: Props) {
  const { words, say } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.ungrouped}</Heading>
      {view.ungrouped.length === 0 && <Text>{words.everyoneGrouped}</Text>}
      {view.ungrouped.map(({ contactId, name, jobTitle, reason, persona }) => (
        <Flex key={contactId} direction="column" gap="flush">
          <Text>{jobTitle === null ? name : `${name}, ${jobTitle}`}</Text>
          <Text variant="microcopy">{`${say(persona)} · ${say(reason.words)}`}</Text>
        </Flex>
      ))}
    </Flex>
  );
}
