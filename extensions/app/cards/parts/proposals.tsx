/** Opportunities that wait for a person: why, who is there, who is missing, and the answer; and answers given of late. */
import { Flex, Heading, Inline, Text, Tile } from '@hubspot/ui-extensions';

import type { ActView, Proposal, Role } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from './act-button.tsx';
import { SituationLine } from './situations.tsx';
import { ActLines } from './act-lines.tsx';
import { DealLink } from './deal-link.tsx';

interface Props {
  readonly proposals: readonly Proposal[];
  readonly answers: readonly ActView[];
}

export function Proposals({ proposals, answers }: Props) {
  const { words } = useEnvironment();
  // What made a deal stands among the deals; what can be taken back is shown until it is.
  const open = answers.filter(({ undoable }) => undoable);
  if (proposals.length === 0 && open.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.proposals}</Heading>
      {proposals.map((proposal) => (
        <ProposalTile key={proposal.key} proposal={proposal} />
      ))}
      <ActLines acts={open} />
    </Flex>
  );
}

function ProposalTile({ proposal }: { readonly proposal: Proposal }) {
  const { words, say } = useEnvironment();
  const { dealId } = proposal;
  return (
    <Tile compact={true}>
      <Flex direction="column" gap="xs">
        <Inline gap="xs" align="center">
          <Text format={{ fontWeight: 'demibold' }}>{proposal.name}</Text>
          {dealId !== null && <DealLink dealId={dealId} />}
        </Inline>
        <Text>{say(proposal.reason)}</Text>
        <Text>{say(proposal.summary)}</Text>
        {proposal.situations.map((situation) => (
          <SituationLine key={situation.rule} situation={situation} />
        ))}
        <Checklist proposal={proposal} />
        {proposal.reopening && <Text>{words.moveToReopen}</Text>}
        <Answers proposal={proposal} />
      </Flex>
    </Tile>
  );
}

function Answers({ proposal: { key, answers } }: { readonly proposal: Proposal }) {
  const { words } = useEnvironment();
  if (answers.length === 0) return <Text variant="microcopy">{words.forming}</Text>;
  return (
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
