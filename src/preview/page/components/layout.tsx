import type { CSSProperties } from 'react';

import { classes, mark, sizeOf, type ParentProps } from './common.ts';

const JUSTIFY: Readonly<Record<string, string>> = {
  start: 'flex-start',
  end: 'flex-end',
  center: 'center',
  around: 'space-around',
  between: 'space-between',
};
const ALIGN: Readonly<Record<string, string>> = { start: 'flex-start', end: 'flex-end' };

const alignOf = (align: string | undefined) => (align === undefined ? undefined : (ALIGN[align] ?? align));
const gapOf = (gap: string | undefined, fallback: string) => `var(--gap-${sizeOf(gap, fallback)})`;

interface FlexProps extends ParentProps {
  readonly direction?: 'row' | 'column';
  readonly justify?: string;
  readonly align?: string;
  readonly alignSelf?: string;
  readonly wrap?: boolean | string;
  readonly gap?: string;
}

function draw(style: Record<string, string | number | undefined>, props: ParentProps, className = 'pv-flex') {
  return (
    <div className={className} style={style as CSSProperties} {...mark(props)}>
      {props.children}
    </div>
  );
}

export function Flex({ direction = 'row', justify, align, alignSelf, wrap, gap, ...props }: FlexProps) {
  const wrapping = wrap === true || wrap === 'wrap' ? 'wrap' : 'nowrap';
  return draw(
    {
      flexDirection: direction,
      justifyContent: JUSTIFY[justify ?? 'start'],
      alignItems: alignOf(align ?? (direction === 'row' ? 'start' : 'stretch')),
      alignSelf: alignOf(alignSelf),
      flexWrap: wrapping,
      gap: gapOf(gap, 'flush'),
    },
    props,
  );
}

export function Stack({
  direction = 'column',
  justify,
  align,
  distance,
  width,
  ...props
}: Omit<FlexProps, 'gap'> & { readonly distance?: string; readonly width?: string }) {
  return draw(
    {
      flexDirection: direction,
      justifyContent: JUSTIFY[justify ?? 'start'],
      alignItems: alignOf(align ?? 'stretch'),
      gap: gapOf(distance, 'sm'),
      width: width ?? 'auto',
    },
    props,
  );
}

export function Inline({ justify, align, gap, ...props }: FlexProps) {
  return draw(
    {
      flexWrap: 'wrap',
      justifyContent: JUSTIFY[justify ?? 'start'],
      alignItems: alignOf(align ?? 'center'),
      gap: gapOf(gap, 'sm'),
    },
    props,
  );
}

const FLEX: Readonly<Record<string, string>> = { initial: '0 1 auto', auto: '1 1 auto', none: '0 0 auto' };

export function Box({
  flex,
  alignSelf,
  ...props
}: ParentProps & { readonly flex?: string | number; readonly alignSelf?: string }) {
  const grow = typeof flex === 'number' ? `${flex} 1 0` : FLEX[flex ?? 'initial'];
  return draw({ flex: grow, alignSelf: alignOf(alignSelf) }, props, 'pv-box');
}

export function AutoGrid({
  columnWidth,
  gap,
  flexible,
  ...props
}: ParentProps & { readonly columnWidth: number; readonly gap?: string; readonly flexible?: boolean }) {
  const widest = flexible === true ? '1fr' : `${columnWidth}px`;
  // Flexible columns share the whole width; the others keep theirs, and leave the rest of the line empty.
  const columns = `repeat(${flexible === true ? 'auto-fit' : 'auto-fill'}, minmax(min(${columnWidth}px, 100%), ${widest}))`;
  return draw({ gridTemplateColumns: columns, gap: gapOf(gap, 'flush') }, props, 'pv-grid');
}

export const Divider = ({ distance, ...props }: ParentProps & { readonly distance?: string }) => (
  <hr className="pv-divider" style={{ marginBlock: gapOf(distance, 'sm') }} {...mark(props)} />
);

export const Spacer = ({ size, ...props }: ParentProps & { readonly size?: string }) => (
  <div aria-hidden="true" style={{ height: gapOf(size, 'sm') }} {...mark(props)} />
);

export const Tile = ({
  compact,
  flush,
  ...props
}: ParentProps & { readonly compact?: boolean; readonly flush?: boolean }) => (
  <div className={classes('pv-tile', compact && 'is-compact', flush && 'is-flush')} {...mark(props)}>
    {props.children}
  </div>
);

export const Card = (props: ParentProps) => (
  <div className="pv-tile" {...mark(props)}>
    {props.children}
  </div>
);
