/** One act makes the deal with everybody chosen on it, each with the roles that were checked (R108). */
import { Flex, Heading, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { CompanyView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useActing } from '../parts/acting.tsx';
import { listChoosable } from './people-to-choose.ts';
import { PersonChoice } from './person-choice.tsx';
import { RoleChecklist } from './role-checklist.tsx';
import { useChoices } from './use-choices.ts';

export function CreateOpportunity({ view }: { readonly view: CompanyView }) {
  const { words, say } = useEnvironment();
  const { mayAct } = useActing();
  const [solution, choose] = useState(view.proposals[0]?.solution.id ?? view.solutions[0]?.id ?? '');
  const people = listChoosable(view, solution);
  const { choiceOf, decide, forget, chosen, others } = useChoices(solution, people);
  if (!mayAct || people.length === 0) return null;
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
          onChange={(choice) => decide(person, choice)}
        />
      ))}
      <RoleChecklist
        view={view}
        solution={solution}
        roles={chosen.flatMap(({ roles }) => roles)}
        others={others}
      />
      <ActButton
        act={{ act: 'opportunities', solution, people: chosen }}
        variant="primary"
        disabled={chosen.length === 0 || solution === ''}
        onDone={forget}
      >
        {words.createOpportunity}
      </ActButton>
    </Flex>
  );
}
