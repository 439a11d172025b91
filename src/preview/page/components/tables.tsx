import type { ReactNode } from 'react';

import { classes, mark, type ParentProps } from './common.ts';
import { frameWords } from './frame-words.ts';

interface TableProps extends ParentProps {
  readonly bordered?: boolean;
  readonly flush?: boolean;
  readonly density?: string;
  readonly paginated?: boolean;
  readonly pageCount?: number;
  readonly page?: number;
  readonly onPageChange?: (page: number) => void;
}

export function Table({
  bordered = true,
  flush,
  density = 'default',
  paginated,
  pageCount = 1,
  page = 1,
  onPageChange,
  ...props
}: TableProps) {
  return (
    <div
      className={classes('pv-table', bordered && 'is-bordered', flush && 'is-flush', `is-${density}`)}
      {...mark(props)}
    >
      <div className="pv-table-scroll">
        <table>{props.children}</table>
      </div>
      {paginated === true && pageCount > 1 && <Pages page={page} count={pageCount} onGo={onPageChange} />}
    </div>
  );
}

interface PagesProps {
  readonly page: number;
  readonly count: number;
  readonly onGo: ((page: number) => void) | undefined;
}

function Pages({ page, count, onGo }: PagesProps) {
  return (
    <nav className="pv-pages" aria-label={frameWords().pages}>
      <button type="button" className="pv-link" disabled={page <= 1} onClick={() => onGo?.(page - 1)}>
        ‹ {frameWords().previous}
      </button>
      <span>
        {page} / {count}
      </span>
      <button type="button" className="pv-link" disabled={page >= count} onClick={() => onGo?.(page + 1)}>
        {frameWords().next} ›
      </button>
    </nav>
  );
}

export const TableHead = (props: ParentProps) => <thead {...mark(props)}>{props.children}</thead>;
export const TableBody = (props: ParentProps) => <tbody {...mark(props)}>{props.children}</tbody>;
export const TableFooter = (props: ParentProps) => <tfoot {...mark(props)}>{props.children}</tfoot>;
export const TableRow = (props: ParentProps) => <tr {...mark(props)}>{props.children}</tr>;

interface CellProps extends ParentProps {
  readonly align?: 'left' | 'center' | 'right';
  readonly width?: string | number;
  readonly colSpan?: number;
}

function styleOf({ align, width }: CellProps) {
  const named = width === 'min' ? '1%' : width === 'max' ? '99%' : width;
  return { textAlign: align, width: named } as const;
}

export const TableCell = (props: CellProps) => (
  <td colSpan={props.colSpan} style={styleOf(props)} {...mark(props)}>
    {props.children}
  </td>
);

interface HeaderProps extends CellProps {
  readonly sortDirection?: 'ascending' | 'descending' | 'none' | 'never';
  readonly onSortChange?: (direction: 'ascending' | 'descending') => void;
  readonly disabled?: boolean;
}

const ARROWS = { ascending: '▲', descending: '▼', none: '↕' };

export function TableHeader({ sortDirection = 'never', onSortChange, disabled, ...props }: HeaderProps) {
  if (sortDirection === 'never') return header(props, undefined, props.children);
  const next = sortDirection === 'ascending' ? 'descending' : 'ascending';
  return header(
    props,
    sortDirection,
    <button type="button" className="pv-bare" disabled={disabled} onClick={() => onSortChange?.(next)}>
      {props.children} <span aria-hidden="true">{ARROWS[sortDirection]}</span>
    </button>,
  );
}

function header(props: CellProps, sort: 'ascending' | 'descending' | 'none' | undefined, content: ReactNode) {
  return (
    <th scope="col" colSpan={props.colSpan} aria-sort={sort} style={styleOf(props)} {...mark(props)}>
      {content}
    </th>
  );
}
