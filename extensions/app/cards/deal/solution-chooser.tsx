/** Puts the deal under a solution; the group is built from its people. */
import { Flex, Select } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { SolutionRef } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useActing } from '../parts/acting.tsx';

interface Props {
  readonly solutions: readonly SolutionRef[];
  readonly chosen: string | null;
}

export function SolutionChooser({ solutions, chosen }: Props) {
  const { words, say } = useEnvironment();
  const { mayAct } = useActing();
  const [solution, choose] = useState(chosen ?? '');
  if (!mayAct) return null;
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <Select
        name="solution"
        label={chosen === null ? words.chooseSolution : words.solution}
        value={solution}
        options={solutions.map(({ id, name }) => ({ label: say(name), value: id }))}
        onChange={(value) => choose(String(value))}
      />
      <ActButton
        act={{ act: 'solution', solution }}
        variant={chosen === null ? 'primary' : 'secondary'}
        disabled={solution === '' || solution === chosen}
      >
        {chosen === null ? words.choose : words.change}
      </ActButton>
    </Flex>
  );
}
