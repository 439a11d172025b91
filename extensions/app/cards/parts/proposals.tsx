/** Opportunities that wait for a person: why, who is there, who is missing, and the answer. */
import { Flex, Heading, Inline, Text, Tile } from '@hubspot/ui-extensions';

import type { Proposal, Role } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';
import { SituationLine } from './situations.tsx';

export function Proposals({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const { words } = useEnvironment();
  if (proposals.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.proposals}</Heading>
      {proposals.map((proposal) => (
        <ProposalTile key={proposal.key} proposal={proposal} />
      ))}
    </Flex>
  );
}

function ProposalTile({ proposal }: { readonly proposal: Proposal }) {
  const { words, say } = useEnvironment();
  const { key, answers } = proposal;
  return (
    <Tile compact={true}>
      <Flex direction="column" gap="xs">
        <Text format={{ fontWeight: 'demibold' }}>{proposal.name}</Text>
        <Text>{say(proposal.reason)}</Text>
        <Text>{say(proposal.summary)}</Text>
        {proposal.situations.map((situation) => (
          <SituationLine key={situation.rule} situation={situation} />
        ))}
        <Checklist proposal={proposal} />
        {answers.length === 0 ? (
          <Text variant="microcopy">{words.forming}</Text>
        ) : (
          <Inline gap="xs">
            {answers.map((answer) => (
              <ActButton
                key={answer}
                act={{ act: 'proposal', key, answer }}
                variant={answer === 'decline' ? 'secondary' : 'primary'}
              >
                {words.proposalAnswers[answer]}
              </ActButton>
            ))}
          </Inline>
        )}
      </Flex>
    </Tile>
  );
}

/** Who is there and who is missing, the questions of qualification (R109). */
function Checklist({ proposal }: { readonly proposal: Proposal }) {
  const { words, list } = useEnvironment();
  const name = (roles: readonly Role[]) =>
    roles.length === 0 ? words.none : list(roles.map((role) => words.roleNames[role]));
  return (
    <>
      <Text variant="microcopy">{list(proposal.people.map((person) => person.name))}</Text>
      <Text variant="microcopy">{words.rolesPresent(name(proposal.rolesPresent))}</Text>
      <Text variant="microcopy">{words.rolesMissing(name(proposal.rolesMissing))}</Text>
    </>
  );
}
