import { Tab, Tabs } from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ActivityTab } from './activity-tab.tsx';
import { GapsTab } from './gaps-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { WhyTab } from './why-tab.tsx';

export function GroupTabs({ view }: { readonly view: GroupView }) {
  const { words } = useEnvironment();
  const gaps = view.roles.filter((role) => role.state !== 'covered' && role.required).length;
  return (
    <Tabs defaultSelected="people">
      <Tab tabId="people" title={`${words.tabs.people} (${view.numbers.members})`}>
        <PeopleTab view={view} />
      </Tab>
      <Tab tabId="gaps" title={gaps === 0 ? words.tabs.gaps : `${words.tabs.gaps} (${gaps})`}>
        <GapsTab view={view} />
      </Tab>
      <Tab tabId="activity" title={words.tabs.activity}>
        <ActivityTab view={view} />
      </Tab>
      <Tab tabId="why" title={words.tabs.why}>
        <WhyTab view={view} />
      </Tab>
    </Tabs>
  );
}
