import { readChart, type Chart, type ChartProps } from './chart-data.ts';
import { mark } from './common.ts';

const WIDTH = 560;
const HEIGHT = 180;
const BOTTOM = 24;
const TOP = 16;
const LEFT = 30;
/** About the width of a letter of a label. */
const LETTER = 6;
const ROW = 26;
const NAMES = 150;

function describe({ categories, series }: Chart): string {
  return series
    .map(
      ({ name, values }) =>
        `${name}: ${categories.map((each, at) => `${each} ${values[at] ?? 0}`).join(', ')}`,
    )
    .join('; ');
}

function Frame({
  chart,
  props,
  height,
  children,
}: {
  readonly chart: Chart;
  readonly props: ChartProps;
  readonly height: number;
  readonly children: React.ReactNode;
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

const yOf = (value: number, most: number) => TOP + (HEIGHT - BOTTOM - TOP) * (1 - value / most);

/** Every second name or fewer where they would run into each other. */
function Scale({ chart }: { readonly chart: Chart }) {
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

function Columns({ chart, labels }: { readonly chart: Chart; readonly labels: boolean }) {
  const step = (WIDTH - LEFT) / Math.max(1, chart.categories.length);
  const lanes = chart.stacked ? 1 : chart.series.length;
  const width = Math.min(40, (step * 0.7) / lanes);
  const before = (series: number, at: number) =>
    chart.stacked ? chart.series.slice(0, series).reduce((sum, { values }) => sum + (values[at] ?? 0), 0) : 0;
  return chart.series.map(({ name, color, values }, index) =>
    values.map((value, at) => {
      const [low, high] = [before(index, at), before(index, at) + value];
      const x = LEFT + step * (at + 0.5) - (width * lanes) / 2 + (chart.stacked ? 0 : width * index);
      const top = yOf(high, chart.most);
      return (
        <g key={`${name}-${at}`}>
          <rect
            x={x}
            y={top}
            width={width}
            height={Math.max(0, yOf(low, chart.most) - top)}
            fill={color}
            rx={2}
          />
          {labels && value > 0 && (
            <text x={x + width / 2} y={top - 3} textAnchor="middle">
              {value}
            </text>
          )}
        </g>
      );
    }),
  );
}

function Rows({ chart, labels }: { readonly chart: Chart; readonly labels: boolean }) {
  const length = (value: number) => ((WIDTH - NAMES - 40) * value) / chart.most;
  return chart.categories.map((name, at) => {
    let from = NAMES;
    return (
      <g key={at}>
        <text x={NAMES - 8} y={at * ROW + 18} textAnchor="end">
          {name}
        </text>
        {chart.series.map((series) => {
          const value = series.values[at] ?? 0;
          const x = from;
          from += length(value);
          return (
            <rect
              key={series.name}
              x={x}
              y={at * ROW + 5}
              width={length(value)}
              height={ROW - 10}
              fill={series.color}
              rx={2}
            />
          );
        })}
        {labels && (
          <text x={from + 6} y={at * ROW + 18}>
            {chart.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)}
          </text>
        )}
      </g>
    );
  });
}

export function BarChart(props: ChartProps) {
  const chart = readChart(props);
  const labels = props.options?.showDataLabels === true;
  const height = chart.horizontal ? chart.categories.length * ROW + 4 : HEIGHT;
  return (
    <Frame chart={chart} props={props} height={height}>
      {chart.horizontal ? (
        <Rows chart={chart} labels={labels} />
      ) : (
        <>
          <Scale chart={chart} />
          <Columns chart={chart} labels={labels} />
        </>
      )}
    </Frame>
  );
}

export function LineChart(props: ChartProps) {
  const chart = readChart(props);
  const step = (WIDTH - LEFT) / Math.max(1, chart.categories.length);
  const point = (value: number, at: number) => `${LEFT + step * (at + 0.5)},${yOf(value, chart.most)}`;
  return (
    <Frame chart={chart} props={props} height={HEIGHT}>
      <Scale chart={chart} />
      {chart.series.map(({ name, color, values }) => (
        <polyline
          key={name}
          points={values.map(point).join(' ')}
          fill="none"
          stroke={color}
          strokeWidth={2}
        />
      ))}
    </Frame>
  );
}
