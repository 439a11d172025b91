/** What a person looks for in the rows, how they are sorted, and which page of them is open. */
import { useState } from 'react';

import { rankRows, searchRows, sortRows, type RankedRow, type Report, type Sorting } from './report.ts';
import type { ShowCell } from './show-cell.ts';

/** As many as fit a screen; all rows of a portal at once would be slow to draw. */
const ROWS_PER_PAGE = 25;

export interface ReportTableState {
  readonly search: string;
  readonly sorting: Sorting | null;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly found: number;
  readonly pageRows: readonly RankedRow[];
  readonly setSearch: (search: string) => void;
  readonly setSorting: (sorting: Sorting | null) => void;
  readonly setPage: (page: number) => void;
}

export function useReportTable({ rows, columns }: Report, showCell: ShowCell): ReportTableState {
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [wantedPage, setPage] = useState(1);
  const found = sortRows(searchRows(rankRows(rows), columns, search, showCell), sorting);
  const pageCount = Math.max(1, Math.ceil(found.length / ROWS_PER_PAGE));
  // After a search or a reload there may be fewer pages than the open one.
  const page = Math.min(wantedPage, pageCount);
  return {
    search,
    sorting,
    page,
    pageCount,
    found: found.length,
    pageRows: found.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
    setSearch: (text) => {
      setSearch(text);
      setPage(1);
    },
    setSorting: (wanted) => {
      setSorting(wanted);
      setPage(1);
    },
    setPage,
  };
}
