/** Who takes part: one line per person, the evidence one click away. */
import { Flex, SearchInput, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { ChoiceSelect } from '../parts/choice-select.tsx';
import { MemberTable } from './member-table.tsx';
import { FILTERS, selectMembers, type Filter } from './select-members.ts';

export function PeopleTab({ view }: { readonly view: GroupView }) {
  const environment = useEnvironment();
  const { words } = environment;
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  if (view.members.length === 0) return <Text>{words.nobody}</Text>;
  const found = selectMembers(view.members, filter, search, environment);
  return (
    <Flex direction="column" gap="sm">
      <Flex direction="row" gap="sm" align="end" wrap={true}>
        <SearchInput
          name="search"
          label={words.search}
          placeholder={words.searchHint}
          value={search}
          onInput={setSearch}
          onChange={setSearch}
        />
        <ChoiceSelect
          name="filter"
          label={words.show}
          values={FILTERS}
          labels={words.filters}
          value={filter}
          onChange={setFilter}
        />
        <Text variant="microcopy">{words.people(found.length)}</Text>
      </Flex>
      {found.length === 0 ? <Text>{words.nobodyFound}</Text> : <MemberTable members={found} view={view} />}
    </Flex>
  );
}
