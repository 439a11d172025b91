import { Frame, HEIGHT, LEFT, Scale, WIDTH, yOf } from './chart-frame.tsx';
import { readChart, type Chart, type ChartProps } from './chart-data.ts';

const ROW = 26;
const NAMES = 150;

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
