/** What charts have around their marks: title, legend, words for those who do not see, and the scale. */
import type { ReactNode } from 'react';

import type { Chart, ChartProps } from './chart-data.ts';
import { mark } from './common.ts';

export const WIDTH = 560;
export const HEIGHT = 180;
const BOTTOM = 24;
const TOP = 16;
export const LEFT = 30;
/** About the width of a letter of a label. */
const LETTER = 6;

function describe({ categories, series }: Chart): string {
  return series
    .map(
      ({ name, values }) =>
        `${name}: ${categories.map((each, at) => `${each} ${values[at] ?? 0}`).join(', ')}`,
    )
    .join('; ');
}

export function Frame({
  chart,
  props,
  height,
  children,
}: {
  readonly chart: Chart;
  readonly props: ChartProps;
  readonly height: number;
  readonly children: ReactNode;
}) {
  const { title, showLegend } = props.options ?? {};
  return (
    <figure className="pv-chart" {...mark(props)}>
      {title !== undefined && <figcaption>{title}</figcaption>}
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${title ?? 'Chart'}: ${describe(chart)}`}
      >
        {children}
      </svg>
      {(showLegend === true || chart.series.length > 1) && (
        <div className="pv-legend">
          {chart.series.map(({ name, color }) => (
            <span key={name}>
              <i style={{ background: color }} />
              {name}
            </span>
          ))}
        </div>
      )}
    </figure>
  );
}

export const yOf = (value: number, most: number) => TOP + (HEIGHT - BOTTOM - TOP) * (1 - value / most);

/** Every second name or fewer where they would run into each other. */
export function Scale({ chart }: { readonly chart: Chart }) {
  const step = (WIDTH - LEFT) / Math.max(1, chart.categories.length);
  const widest = Math.max(...chart.categories.map((name) => name.length), 1) * LETTER + 12;
  const every = Math.ceil(widest / step);
  return (
    <>
      {[0, chart.most / 2, chart.most].map((value) => (
        <g key={value} className="pv-scale">
          <line x1={LEFT} x2={WIDTH} y1={yOf(value, chart.most)} y2={yOf(value, chart.most)} />
          <text x={LEFT - 6} y={yOf(value, chart.most) + 4} textAnchor="end">
            {Number.isInteger(value) ? value : ''}
          </text>
        </g>
      ))}
      {chart.categories.map((name, at) =>
        at % every === 0 ? (
          <text key={at} x={LEFT + step * (at + 0.5)} y={HEIGHT - 4} textAnchor="middle">
            {name}
          </text>
        ) : null,
      )}
    </>
  );
}
