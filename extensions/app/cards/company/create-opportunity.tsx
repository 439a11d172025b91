/** One act makes the deal with everybody chosen on it, each with the roles that were checked (R108). */
import { Flex, Heading, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { CompanyView, Role } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useActing } from '../parts/acting.tsx';
import { listChoosable, type Choosable } from './people-to-choose.ts';
import { PersonChoice } from './person-choice.tsx';
import { RoleChecklist } from './role-checklist.tsx';

interface Choice {
  readonly ticked: boolean;
  readonly roles: readonly Role[];
}

export function CreateOpportunity({ view }: { readonly view: CompanyView }) {
  const { words, say } = useEnvironment();
  const { mayAct } = useActing();
  const [solution, choose] = useState(view.proposals[0]?.solution.id ?? view.solutions[0]?.id ?? '');
  const [choices, decide] = useState<Readonly<Record<string, Choice>>>({});
  const people = listChoosable(view, solution);
  if (!mayAct || people.length === 0) return null;
  const choiceOf = ({ contactId, proposed, roles }: Choosable) =>
    choices[`${solution}/${contactId}`] ?? { ticked: proposed, roles };
  const chosen = people
    .filter((person) => choiceOf(person).ticked)
    .map((person) => ({ contactId: person.contactId, roles: choiceOf(person).roles }));
  return (
    <Flex direction="column" gap="xs" align="start">
      <Heading>{words.createOpportunity}</Heading>
      <Text variant="microcopy">{words.createHint}</Text>
      <Select
        name="new-solution"
        label={words.solution}
        value={solution}
        options={view.solutions.map(({ id, name }) => ({ label: say(name), value: id }))}
        onChange={(value) => choose(String(value))}
      />
      {people.map((person) => (
        <PersonChoice
          key={person.contactId}
          person={person}
          choice={choiceOf(person)}
          onChange={(choice) => decide({ ...choices, [`${solution}/${person.contactId}`]: choice })}
        />
      ))}
      <RoleChecklist
        view={view}
        solution={solution}
        roles={chosen.flatMap(({ roles }) => roles)}
        others={people.filter((person) => !choiceOf(person).ticked)}
      />
      <ActButton
        act={{ act: 'opportunities', solution, people: chosen }}
        variant="primary"
        disabled={chosen.length === 0 || solution === ''}
        onDone={() => decide({})}
      >
        {words.createOpportunity}
      </ActButton>
    </Flex>
  );
}
