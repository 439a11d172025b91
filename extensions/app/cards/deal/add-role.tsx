/** A role the rules did not see; several per person are normal. */
import { Flex, Select } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView, MemberView, Role } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';

interface Props {
  readonly member: MemberView;
  readonly roles: GroupView['roles'];
}

export function AddRole({ member, roles }: Props) {
  const { words, say } = useEnvironment();
  const [role, choose] = useState<Role | null>(null);
  const left = roles.filter((each) => !member.assignments.some((known) => known.role === each.role));
  if (left.length === 0) return null;
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <Select
        name="role"
        label={words.otherRole}
        placeholder={words.chooseRole}
        value={role ?? ''}
        options={left.map((each) => ({ label: say(each.name), value: each.role }))}
        onChange={(value) => choose(left.find((each) => each.role === value)?.role ?? null)}
      />
      <ActButton
        act={{
          act: 'roles',
          contactId: member.contactId,
          roles: role === null ? [] : [{ role, holds: true }],
        }}
        disabled={role === null}
        onDone={() => choose(null)}
      >
        {words.setRole}
      </ActButton>
    </Flex>
  );
}
