/** Who takes part: one line per person, the evidence one click away. */
import {
  Flex,
  SearchInput,
  Select,
  Table,
  TableBody,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { MemberRow } from './member-row.tsx';
import { FILTERS, selectMembers, type Filter } from './select-members.ts';

/** The average group has 13 people; they fit on one page. */
const PAGE_SIZE = 15;
const COLUMNS = ['person', 'role', 'stance', 'activity', 'contact'] as const;

export function PeopleTab({ view }: { readonly view: GroupView }) {
  const environment = useEnvironment();
  const { words } = environment;
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [page, setPage] = useState(1);
  if (view.members.length === 0) return <Text>{words.nobody}</Text>;
  const found = selectMembers(view.members, filter, search, environment);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const current = Math.min(page, pages);
  const shown = found.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE);
  const paging =
    pages > 1
      ? ({ paginated: true, pageCount: pages, page: current, onPageChange: setPage } as const)
      : ({ paginated: false } as const);
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
        <Select
          name="filter"
          label={words.show}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: words.filters[value] }))}
          onChange={(value) => setFilter(FILTERS.find((each) => each === value) ?? 'all')}
        />
        <Text variant="microcopy">{words.people(found.length)}</Text>
      </Flex>
      {found.length === 0 ? (
        <Text>{words.nobodyFound}</Text>
      ) : (
        <Table density="condensed" {...paging}>
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableHeader key={column}>{words.columns[column]}</TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((member) => (
              <MemberRow key={member.contactId} member={member} view={view} />
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  );
}
