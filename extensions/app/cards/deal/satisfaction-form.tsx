/** How content a member is with what was bought, asked after the close (R15). */
import { Flex } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';

const GRADES = ['1', '2', '3', '4', '5'] as const;
type Grade = (typeof GRADES)[number];

export function SatisfactionForm({ member: { contactId, knowledge } }: { readonly member: MemberView }) {
  const { words } = useEnvironment();
  const known = GRADES.find((grade) => grade === knowledge.satisfaction?.text) ?? null;
  const [grade, choose] = useState<Grade>(known ?? '3');
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="satisfaction"
        label={known === null ? words.satisfaction : words.satisfactionKnown(known)}
        values={GRADES}
        labels={words.satisfactionGrades}
        value={grade}
        onChange={choose}
      />
      <ActButton act={{ act: 'knowledge', contactId, aspect: 'satisfaction', note: grade }}>
        {words.saveSatisfaction}
      </ActButton>
    </Flex>
  );
}
