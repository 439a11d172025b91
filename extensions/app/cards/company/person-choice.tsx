import { Checkbox, Flex, MultiSelect } from '@hubspot/ui-extensions';

import type { Role } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import type { Choosable } from './people-to-choose.ts';
import type { Choice } from './use-choices.ts';

interface Props {
  readonly person: Choosable;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

export const ROLES: readonly Role[] = [
  'initiator',
  'end_user',
  'technical_validator',
  'budget_holder',
  'decision_maker',
  'approver',
  'influencer',
];

export function PersonChoice({ person, choice, onChange }: Props) {
  const { words } = useEnvironment();
  const { contactId, name, jobTitle } = person;
  return (
    <Flex direction="column" gap="xs">
      <Checkbox
        name={`person-${contactId}`}
        checked={choice.ticked}
        onChange={(ticked) => onChange({ ...choice, ticked })}
      >
        {jobTitle === null ? name : `${name}, ${jobTitle}`}
      </Checkbox>
      {choice.ticked && (
        <MultiSelect
          name={`roles-${contactId}`}
          label={words.rolesOf(name)}
          value={[...choice.roles]}
          options={ROLES.map((value) => ({ value, label: words.roleNames[value] }))}
          onChange={(values) => onChange({ ...choice, roles: ROLES.filter((role) => values.includes(role)) })}
        />
      )}
    </Flex>
  );
}
