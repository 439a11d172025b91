/** What a person has told us: the letters of BANT, needs and concerns. */
import { Flex, Heading } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { BantLetter, GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ChoiceSelect } from '../parts/choice-select.tsx';
import { KnowledgeForm } from './knowledge-form.tsx';

const LETTERS: readonly BantLetter[] = ['budget', 'authority', 'need', 'timeline'];
interface Props {
  readonly member: MemberView;
  readonly bant: GroupView['bant'];
  /** The configuration's, the need first; the app refuses any other. */
  readonly categories: GroupView['concernCategories'];
}

export function LearnedForms({ member, bant, categories }: Props) {
  const { words } = useEnvironment();
  return (
    <Flex direction="column" gap="xs">
      <Heading>{words.learned}</Heading>
      <BantForm member={member} bant={bant} />
      <ConcernForm member={member} categories={categories} />
      <KnowledgeForm member={member} />
    </Flex>
  );
}

function BantForm({ member: { contactId }, bant }: Pick<Props, 'member' | 'bant'>) {
  const { words } = useEnvironment();
  const [letter, choose] = useState<BantLetter>('budget');
  const fromHere = bant.some((each) => each.letter === letter && each.known && each.contactId === contactId);
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="bant"
        label={words.qualification}
        values={LETTERS}
        labels={words.bantLetters}
        value={letter}
        onChange={choose}
      />
      <ActButton act={{ act: 'qualification', contactId, letter, known: !fromHere }}>
        {fromHere ? words.bantUnknown : words.bantKnown}
      </ActButton>
    </Flex>
  );
}

/** Each one recorded is a concern of its own, also where its topic was recorded before. */
function ConcernForm({ member: { contactId }, categories }: Pick<Props, 'member' | 'categories'>) {
  const { words, say: inLanguage } = useEnvironment();
  const [category, choose] = useState<string>(categories[0]?.id ?? '');
  return (
    <Flex direction="row" gap="xs" align="end" wrap={true}>
      <ChoiceSelect
        name="concern"
        label={words.concern}
        values={categories.map(({ id }) => id)}
        labels={Object.fromEntries(categories.map(({ id, name }) => [id, inLanguage(name)]))}
        value={category}
        onChange={choose}
      />
      <ActButton act={{ act: 'concerns', contactId, category, state: 'open' }}>{words.concernOpen}</ActButton>
    </Flex>
  );
}
