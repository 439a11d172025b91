import { Link, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';

import { addressRecord, type ShowCell } from './show-cell.ts';
import type { Language } from './language.ts';
import { nameColumn, type Cell, type Column, type Report } from './report.ts';
import type { ReportTableState } from './use-report-table.ts';
import type { Words } from './words.ts';

interface ReportTableProps {
  readonly report: Report;
  readonly state: ReportTableState;
  readonly showCell: ShowCell;
  readonly portalId: number;
  readonly say: Words;
  readonly language: Language;
}

/** One page of the rows. A click on a column sorts by it, the next one turns it round, the third goes back to the ranking. */
export function ReportTable({ report, state, showCell, portalId, say, language }: ReportTableProps) {
  const { columns } = report;
  return (
    <Table bordered paginated pageCount={state.pageCount} page={state.page} onPageChange={state.setPage}>
      <TableHead>
        <TableRow>
          <TableHeader width="min">{say.rank}</TableHeader>
          {columns.map((column) => (
            <TableHeader
              key={column.id}
              sortDirection={state.sorting?.columnId === column.id ? state.sorting.direction : 'none'}
              onSortChange={(direction) =>
                state.setSorting(direction === 'none' ? null : { columnId: column.id, direction })
              }
            >
              {nameColumn(column, language)}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {state.pageRows.map(({ rank, row }) => (
          <TableRow key={rank}>
            <TableCell>{rank}</TableCell>
            {columns.map((column) => (
              <TableCell key={column.id}>
                <CellView cell={row[column.id] ?? null} {...{ column, showCell, portalId, say }} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface CellProps extends Pick<ReportTableProps, 'showCell' | 'portalId' | 'say'> {
  readonly cell: Cell;
  readonly column: Column;
}

function CellView({ cell, column, showCell, portalId, say }: CellProps) {
  const address = addressRecord(cell, column, portalId);
  const text = showCell(cell, column);
  if (address === null || (column.type !== 'deal' && column.type !== 'contact')) return <>{text}</>;
  return <Link href={address}>{`${say.open[column.type]} ${text}`}</Link>;
}
