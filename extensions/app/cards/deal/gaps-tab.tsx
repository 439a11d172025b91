/** Which roles nobody plays or only silent people do, and what to do about each, or about the whole group. */
import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import type { GroupView, RoleView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { Plays } from '../parts/plays.tsx';
import { BantList } from './bant-list.tsx';
import { HandOff } from './hand-off.tsx';
import { RoleGap } from './role-gap.tsx';

export function GapsTab({ view }: { readonly view: GroupView }) {
  const { words } = useEnvironment();
  const gaps = sortGaps(view.roles.filter(({ state }) => state !== 'covered'));
  return (
    <Flex direction="column" gap="sm">
      {gaps.length === 0 && <Text>{words.everyRoleCovered}</Text>}
      {gaps.map((role) => (
        <RoleGap key={role.role} role={role} members={view.members} />
      ))}
      <Plays plays={view.plays} actOf={(play) => ({ act: 'plays', play })} />
      <CoveredRoles view={view} />
      <UnknownConcerns view={view} />
      <BantList view={view} />
      {!isOverWithout(view) && <HandOff handoff={view.handoff} />}
      <AllRisks risks={view.risks} />
    </Flex>
  );
}

/** A deal that ended without a hand-off will have none. */
function isOverWithout({ outcome, handoff }: GroupView): boolean {
  return outcome !== null && handoff.state === 'none';
}

/** Required before optional, nobody before somebody silent, heavy before light. */
function sortGaps(roles: readonly RoleView[]): readonly RoleView[] {
  const rank = ({ required, state }: RoleView) => (required ? 0 : 2) + (state === 'missing' ? 0 : 1);
  return roles.toSorted((a, b) => rank(a) - rank(b) || b.weight - a.weight);
}

function CoveredRoles({ view }: { readonly view: GroupView }) {
  const { words, say, list } = useEnvironment();
  const covered = view.roles.filter(({ state }) => state === 'covered');
  if (covered.length === 0) return null;
  const nameOf = (contactId: string) =>
    view.members.find((each) => each.contactId === contactId)?.name ?? contactId;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.covered}</Heading>
      {covered.map(({ role, name, heldBy }) => (
        <Text key={role}>{`${say(name)}: ${list(heldBy.map(nameOf))}`}</Text>
      ))}
    </Flex>
  );
}

function UnknownConcerns({ view }: { readonly view: GroupView }) {
  const { words, say } = useEnvironment();
  if (view.members.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.concerns}</Heading>
      <Text>{say(view.unknownConcerns.words)}</Text>
      {view.withoutExpert !== null && <Text>{say(view.withoutExpert.words)}</Text>}
    </Flex>
  );
}

function AllRisks({ risks }: Pick<GroupView, 'risks'>) {
  const { words, say } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.otherRisks}</Heading>
      {risks.length === 0 && <Text>{words.noRisks}</Text>}
      {risks.map((each) => (
        <Text key={each.risk}>{`${words.severity[each.severity]}: ${say(each.words)}`}</Text>
      ))}
    </Flex>
  );
}
