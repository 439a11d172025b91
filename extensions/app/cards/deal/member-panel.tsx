/** Everything about one person and everything a rep can say of them; filled only while it is open. */
import { Button, Divider, Flex, Panel, PanelBody, PanelSection, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActOutcome } from '../parts/act-outcome.tsx';
import { useActing } from '../parts/acting.tsx';
import { ConcernList } from './concern-list.tsx';
import { ExpertForm, ExpertLine } from './expert-form.tsx';
import { LearnedForms } from './learned-forms.tsx';
import { MembershipForm } from './membership-form.tsx';
import { RecentInteractions } from './recent-interactions.tsx';
import { RelationForms } from './relation-forms.tsx';
import { RoleEvidence } from './role-evidence.tsx';
import { SatisfactionForm } from './satisfaction-form.tsx';
import { AddRole } from './add-role.tsx';
import { KnowledgeLines } from './knowledge-form.tsx';
import { NextContent } from './next-content.tsx';

interface Props {
  readonly member: MemberView;
  readonly view: GroupView;
}

/** With 25 people the closed panels would be most of the card, so each is built on its click. */
export function MemberPanelButton({ member, view }: Props) {
  const { words } = useEnvironment();
  const [open, setOpen] = useState(false);
  return (
    <Button
      variant="transparent"
      size="xs"
      onClick={() => setOpen(true)}
      overlay={
        <Panel
          id={`member-${member.contactId}`}
          title={member.name}
          aria-label={`${member.name}: ${words.details}`}
          width="md"
          onOpen={() => setOpen(true)}
          onClose={() => setOpen(false)}
        >
          {open && <MemberDetails member={member} view={view} />}
        </Panel>
      }
    >
      {member.name}
    </Button>
  );
}

function MemberDetails({ member, view }: Props) {
  const { mayAct } = useActing();
  return (
    <PanelBody>
      <PanelSection>
        <Flex direction="column" gap="sm">
          <ActOutcome acts={view.acts} />
          <WhoItIs member={member} />
          <RoleEvidence member={member} />
          {mayAct && <AddRole member={member} roles={view.roles} />}
          <ConcernList member={member} categories={view.concernCategories} experts={view.experts} />
          <ExpertLine member={member} experts={view.experts} />
          <KnowledgeLines member={member} />
          <NextContent member={member} />
          {mayAct && (
            <>
              <Divider />
              <RelationForms member={member} />
              <Divider />
              <LearnedForms member={member} bant={view.bant} categories={view.concernCategories} />
              <ExpertForm member={member} experts={view.experts} categories={view.concernCategories} />
              <Divider />
              {view.outcome?.outcome === 'won' && <SatisfactionForm member={member} />}
              <MembershipForm member={member} />
              <Divider />
            </>
          )}
          <RecentInteractions member={member} />
        </Flex>
      </PanelSection>
    </PanelBody>
  );
}

function WhoItIs({ member }: Pick<Props, 'member'>) {
  const { words, say } = useEnvironment();
  const { jobTitle, departmentName, seniorityName } = member;
  const position = [jobTitle, departmentName && say(departmentName), seniorityName && say(seniorityName)];
  const standing = [
    words.statuses[member.status],
    words.access[member.access],
    member.presence && words.presences[member.presence],
    member.needRecorded ? words.needRecorded : null,
    member.openConcerns > 0 ? words.openConcerns(member.openConcerns) : null,
  ];
  return (
    <Flex direction="column" gap="xs">
      <Text>{joinKnown(position)}</Text>
      <Text>{joinKnown(standing)}</Text>
      <Text variant="microcopy">{say(member.reasonWords)}</Text>
      <Dismissal member={member} />
    </Flex>
  );
}

/** The reason and the words of whoever took this person out. */
function Dismissal({ member: { dismissal } }: Pick<Props, 'member'>) {
  const { words } = useEnvironment();
  if (dismissal === null) return null;
  const reasons: Readonly<Record<string, string>> = words.dismissReasons;
  const told = joinKnown([reasons[dismissal.reason ?? ''] ?? null, dismissal.note]);
  return told === '' ? null : <Text>{`${words.dismissedBecause}: ${told}`}</Text>;
}

function joinKnown(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
