import { Table, TableBody, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import { useState } from 'react';

import type { GroupView, MemberView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { MemberRow } from './member-row.tsx';

/** The average group has 13 people (R8); they fit on one page. */
const PAGE_SIZE = 15;
const COLUMNS = ['person', 'role', 'stance', 'activity', 'contact'] as const;

interface Props {
  readonly members: readonly MemberView[];
  readonly view: GroupView;
}

export function MemberTable({ members, view }: Props) {
  const { words } = useEnvironment();
  const [page, turn] = useState(1);
  const pages = Math.ceil(members.length / PAGE_SIZE);
  // A search leaves fewer pages than before.
  const current = Math.min(page, pages);
  const paging =
    pages > 1
      ? ({ paginated: true, pageCount: pages, page: current, onPageChange: turn } as const)
      : ({ paginated: false } as const);
  return (
    <Table density="condensed" {...paging}>
      <TableHead>
        <TableRow>
          {COLUMNS.map((column) => (
            <TableHeader key={column}>{words.columns[column]}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {members.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE).map((member) => (
          <MemberRow key={member.contactId} member={member} view={view} />
        ))}
      </TableBody>
    </Table>
  );
}
