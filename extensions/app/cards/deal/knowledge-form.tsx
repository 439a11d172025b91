/** What this person wants, by what they judge, what they expect: shown, and written down by whoever may act. */
import { Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { KnowledgeAspect, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';
import { NoteField } from '../parts/note-field.tsx';

type Written = Exclude<KnowledgeAspect, 'satisfaction'>;

const ASPECTS: readonly Written[] = ['goal', 'criterion', 'expectation'];

interface Props {
  readonly member: MemberView;
}

export function KnowledgeLines({ member: { knowledge } }: Props) {
  const { words } = useEnvironment();
  return (
    <>
      {ASPECTS.map((aspect) => {
        const known = knowledge[aspect];
        return known === null ? null : <Text key={aspect}>{`${words.aspects[aspect]}: ${known.text}`}</Text>;
      })}
    </>
  );
}

export function KnowledgeForm({ member: { contactId, knowledge } }: Props) {
  const { words } = useEnvironment();
  const [aspect, choose] = useState<Written>('goal');
  const [drafts, write] = useState<Readonly<Partial<Record<Written, string>>>>({});
  const text = drafts[aspect] ?? knowledge[aspect]?.text ?? '';
  const known = text.trim();
  return (
    <Flex direction="column" gap="xs" align="start">
      <ChoiceSelect
        name="aspect"
        label={words.knowledge}
        values={ASPECTS}
        labels={words.aspects}
        value={aspect}
        onChange={choose}
      />
      <NoteField
        name="knowledge"
        label={words.aspects[aspect]}
        value={text}
        onChange={(draft) => write({ ...drafts, [aspect]: draft })}
      />
      <ActButton act={{ act: 'knowledge', contactId, aspect, note: known === '' ? null : known }}>
        {words.saveKnowledge}
      </ActButton>
    </Flex>
  );
}
