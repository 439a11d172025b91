/** Whether the group is moving: a bar per week, and what was done, newest first. */
import { BarChart, Button, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

const FIRST_LINES = 15;

export function ActivityTab({ view }: { readonly view: GroupView }) {
  const { words } = useEnvironment();
  const { interactions7d, activeMembers7d } = view.numbers;
  if (view.activity.total === 0) return <Text>{words.noActivity}</Text>;
  return (
    <Flex direction="column" gap="sm">
      <Text>{words.lastSeven(words.interactions(interactions7d), words.people(activeMembers7d))}</Text>
      <WeeksChart weeks={view.activity.weeks} />
      <Timeline view={view} />
      <Text variant="microcopy">{words.identifiedOnly}</Text>
    </Flex>
  );
}

function WeeksChart({ weeks }: Pick<GroupView['activity'], 'weeks'>) {
  const { words, shortDay } = useEnvironment();
  return (
    <BarChart
      data={weeks.map(({ start, interactions }) => ({ week: shortDay(start), interactions }))}
      axes={{
        x: { field: 'week', fieldType: 'category', label: words.week },
        y: { field: 'interactions', fieldType: 'linear', label: words.interactionsAxis },
      }}
      options={{ title: words.perWeek, showLegend: false, showDataLabels: true, showTooltips: true }}
    />
  );
}

function Timeline({ view }: { readonly view: GroupView }) {
  const { words, say, moment } = useEnvironment();
  const [lines, show] = useState(FIRST_LINES);
  const { timeline } = view.activity;
  const nameOf = (id: string) => view.members.find((each) => each.contactId === id)?.name ?? id;
  const left = timeline.length - lines;
  return (
    <Flex direction="column" gap="xs">
      {timeline.slice(0, lines).map(({ at, contactId, kindName, content }, index) => (
        <Text key={`${at}-${index}`}>
          {[moment(at), nameOf(contactId), say(kindName), content]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      ))}
      {left > 0 && (
        <Button size="xs" variant="transparent" onClick={() => show(timeline.length)}>
          {words.showMore(left)}
        </Button>
      )}
    </Flex>
  );
}
