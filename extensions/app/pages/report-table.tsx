import {
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import { arrangeColumns, type ShownColumn } from './arrange-columns.ts';
import { addressRecord, type ShowCell } from './show-cell.ts';
import type { Language } from './language.ts';
import { nameColumn, type Column, type Report, type Row } from './report.ts';
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
  const columns = arrangeColumns(report.columns);
  return (
    <Table bordered paginated pageCount={state.pageCount} page={state.page} onPageChange={state.setPage}>
      <TableHead>
        <TableRow>
          <TableHeader width="min">{say.rank}</TableHeader>
          {columns.map(({ main, name, width }) => (
            <TableHeader
              key={main.id}
              width={width}
              sortDirection={state.sorting?.columnId === main.id ? state.sorting.direction : 'none'}
              onSortChange={(direction) =>
                state.setSorting(direction === 'none' ? null : { columnId: main.id, direction })
              }
            >
              {nameColumn({ name }, language)}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {state.pageRows.map(({ rank, row }) => (
          <TableRow key={rank}>
            <TableCell>{rank}</TableCell>
            {columns.map((column) => (
              <TableCell key={column.main.id}>
                <CellView {...{ row, column, showCell, portalId, say }} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface CellProps extends Pick<ReportTableProps, 'showCell' | 'portalId' | 'say'> {
  readonly row: Row;
  readonly column: ShownColumn;
}

function CellView({ row, column: { main, beside, below, link }, showCell, portalId, say }: CellProps) {
  const show = (column: Column): string => showCell(row[column.id] ?? null, column);
  const told = below.filter(({ id }) => (row[id] ?? null) !== null);
  const text = [main, ...beside].map(show).join(' / ');
  const target = link ?? main;
  const address = addressRecord(row[target.id] ?? null, target, portalId);
  // A number alone would not say what it is of.
  const label = main.type === 'deal' || main.type === 'contact' ? `${say.open[main.type]} ${text}` : text;
  return (
    <>
      {address !== null && <Link href={address}>{label}</Link>}
      {/* An empty cell leaves its place to the small print. */}
      {address === null && (told.length === 0 || (row[main.id] ?? null) !== null) && text}
      {told.map((column) => (
        <Text key={column.id} variant="microcopy">
          {show(column)}
        </Text>
      ))}
    </>
  );
}
