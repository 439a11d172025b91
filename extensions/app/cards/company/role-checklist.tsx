/** The three questions before a hand-over: which roles are there, who is missing, who else (R109). */
import { Flex, Text } from '@hubspot/ui-extensions';

import type { CompanyView, Role } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import type { Choosable } from './people-to-choose.ts';
import { ROLES } from './person-choice.tsx';

interface Props {
  readonly view: CompanyView;
  readonly solution: string;
  /** Of the people ticked so far. */
  readonly roles: readonly Role[];
  readonly others: readonly Choosable[];
}

export function RoleChecklist({ view, solution, roles, others }: Props) {
  const { words, list } = useEnvironment();
  const proposal = view.proposals.find((each) => each.solution.id === solution);
  const there = ROLES.filter((role) => roles.includes(role));
  const required = proposal === undefined ? [] : [...proposal.rolesPresent, ...proposal.rolesMissing];
  const missing = required.filter((role) => !there.includes(role));
  const nameRoles = (some: readonly Role[]) =>
    some.length === 0 ? words.none : list(some.map((role) => words.roleNames[role]));
  const names = others.map(({ name }) => name);
  return (
    <Flex direction="column" gap="flush">
      <Text>{`${words.whoIsThere} ${nameRoles(there)}`}</Text>
      {proposal !== undefined && <Text>{`${words.whoIsMissing} ${nameRoles(missing)}`}</Text>}
      <Text>{`${words.whoElse} ${names.length === 0 ? words.everyoneTicked : list(names)}`}</Text>
    </Flex>
  );
}
