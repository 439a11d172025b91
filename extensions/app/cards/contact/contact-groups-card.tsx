/** The card on a contact: which purchases this person takes part in, as what, and why. */
import { Flex, Text } from '@hubspot/ui-extensions';

import type { ContactView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActOutcome } from '../parts/act-outcome.tsx';
import { CardFrame, type CardProps } from '../parts/card-frame.tsx';
import { Proposals } from '../parts/proposals.tsx';
import { ContactGroup } from './contact-group.tsx';

export function ContactGroupsCard(props: CardProps<ContactView>) {
  return <CardFrame {...props} show={showContact} />;
}

function showContact(view: ContactView) {
  return <ContactGroups view={view} />;
}

function ContactGroups({ view }: { readonly view: ContactView }) {
  const { words, say } = useEnvironment();
  return (
    <Flex direction="column" gap="sm">
      <ActOutcome acts={view.answers} />
      {view.ungrouped !== null && (
        <>
          <Text format={{ fontWeight: 'demibold' }}>{words.noGroups}</Text>
          <Text>{say(view.ungrouped.words)}</Text>
        </>
      )}
      {view.groups.map((group) => (
        <ContactGroup key={group.key} group={group} />
      ))}
      <Proposals proposals={view.proposals} answers={view.answers} />
      <Text variant="microcopy">{`${words.persona}: ${say(view.persona.words)}`}</Text>
    </Flex>
  );
}
