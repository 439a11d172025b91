/** A chart's rows as categories and series; which axis holds the figures decides how it lies. */

export interface Axis {
  readonly field: string;
  readonly fieldType: 'datetime' | 'linear' | 'category';
  readonly label?: string;
}

type Row = Readonly<Record<string, number | string>>;

interface Options {
  readonly propertyLabels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ChartProps {
  readonly testId?: string;
  readonly data: readonly Row[] | { readonly data: readonly Row[]; readonly options?: Options };
  readonly axes: {
    readonly x: Axis;
    readonly y: Axis;
    readonly options?: {
      readonly groupFieldByColor?: string;
      readonly stacking?: boolean;
      readonly colors?: Readonly<Record<string, string>>;
    };
  };
  readonly options?: {
    readonly title?: string;
    readonly showLegend?: boolean;
    readonly showDataLabels?: boolean;
    readonly colorList?: readonly string[];
  };
}

export interface Series {
  readonly name: string;
  readonly color: string;
  /** One per category; 0 where there is no row. */
  readonly values: readonly number[];
}

export interface Chart {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly horizontal: boolean;
  readonly stacked: boolean;
  /** The highest figure, or the highest sum where series are stacked; at least 1. */
  readonly most: number;
}

const COLORS: Readonly<Record<string, string>> = {
  orange: '#e0763c',
  aqua: '#2a9d9a',
  purple: '#7a62c9',
  yellow: '#d5a021',
  pink: '#cf5c8b',
  blue: '#3b7dd8',
  green: '#4b9b57',
  darkOrange: '#a34d1b',
  darkAqua: '#14605e',
  darkPurple: '#4a3691',
  darkYellow: '#8a6710',
  darkPink: '#8e3159',
  darkBlue: '#1f4b8c',
  darkGreen: '#2b6335',
};
const ORDER = ['blue', 'aqua', 'orange', 'purple', 'yellow', 'pink', 'green'];

export function readChart({ data, axes, options = {} }: ChartProps): Chart {
  const rows = 'data' in data ? data.data : data;
  const labels = 'data' in data ? (data.options?.propertyLabels ?? {}) : {};
  const horizontal = axes.y.fieldType === 'category';
  const [category, figure] = horizontal ? [axes.y, axes.x] : [axes.x, axes.y];
  const group = axes.options?.groupFieldByColor;
  const nameOf = (field: string, value: unknown) => labels[field]?.[String(value)] ?? String(value);
  const categories = [...new Set(rows.map((row) => String(row[category.field])))];
  const groups = group === undefined ? [null] : [...new Set(rows.map((row) => String(row[group])))];
  const series = groups.map((each, index) => ({
    name: each === null || group === undefined ? (figure.label ?? figure.field) : nameOf(group, each),
    color: pickColor(axes.options?.colors?.[each ?? ''] ?? options.colorList?.[index], index),
    values: categories.map((wanted) =>
      rows
        .filter(
          (row) =>
            String(row[category.field]) === wanted && (each === null || String(row[group ?? '']) === each),
        )
        .reduce((sum, row) => sum + Number(row[figure.field] ?? 0), 0),
    ),
  }));
  const stacked = axes.options?.stacking === true;
  const tops = categories.map((_, at) =>
    stacked
      ? series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
      : Math.max(...series.map(({ values }) => values[at] ?? 0)),
  );
  const shown = categories.map((each) => nameCategory(category, nameOf(category.field, each)));
  return { categories: shown, series, horizontal, stacked, most: Math.max(1, ...tops) };
}

function pickColor(name: string | undefined, index: number): string {
  return COLORS[name ?? ''] ?? COLORS[ORDER[index % ORDER.length] ?? 'blue'] ?? '#3b7dd8';
}

function nameCategory({ fieldType }: Axis, value: string): string {
  if (fieldType !== 'datetime') return value;
  const time = new Date(/^\d+$/u.test(value) ? Number(value) : value);
  const locale = document.documentElement.lang;
  return Number.isNaN(time.getTime())
    ? value
    : time.toLocaleDateString(locale, { day: 'numeric', month: 'short' });
}
