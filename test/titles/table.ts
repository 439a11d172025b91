/** The tables of `docs/titles.md`. */
import { fileURLToPath } from 'node:url';
import { readTitle } from '../domain/persona-rules.ts';
import { readLabelledSet, type SetName } from './labelled-set.ts';
import { measure, type Quality } from './measure.ts';
import { NOISES, spoil } from './noise.ts';

export const TABLE_FILE = fileURLToPath(new URL('../../docs/titles.md', import.meta.url));
export const TABLE_START = '<!-- measured: written by test/titles/write-table.ts -->';
export const TABLE_END = '<!-- end of measured -->';

const NAMES: readonly SetName[] = ['english', 'russian'];
/** Of the titles labelled by their code the sums are enough. */
const SUMMED: readonly SetName[] = [...NAMES, 'english-by-code'];

/** Everything between the two marks, in Markdown. */
export function writeTable(): string {
  const sums = SUMMED.flatMap((name) =>
    (['dev', 'test'] as const).map((split) => {
      const set = readLabelledSet(name).filter((each) => each.split === split);
      return sumRow(`${name}, ${split}`, measure(set, readTitle));
    }),
  );
  return [
    '| set | titles | precision | recall | outsiders given a department | rank exact |',
    '|---|---:|---:|---:|---:|---:|',
    ...sums,
    '',
    '| department | English precision | recall | Russian precision | recall |',
    '|---|---:|---:|---:|---:|',
    ...departmentRows(),
    '',
    '| test set with | English precision | recall | Russian precision | recall |',
    '|---|---:|---:|---:|---:|',
    ...noiseRows(),
    '',
    '| most frequent confusions (both sets) | titles |',
    '|---|---:|',
    ...confusionRows(),
  ].join('\n');
}

function sumRow(name: string, quality: Quality): string {
  const { titles, precision, recall, wrongForOthers, seniority, ranked } = quality;
  const rank = ranked === 0 ? undefined : seniority;
  return row([name, String(titles), ...[precision, recall, wrongForOthers, rank].map(percent)]);
}

function departmentRows(): string[] {
  const [english, russian] = NAMES.map((name) => measure(readLabelledSet(name), readTitle).perDepartment);
  return [...(english?.entries() ?? [])].map(([department, mine]) => {
    const other = russian?.get(department);
    return row([
      department,
      percent(mine.precision),
      percent(mine.recall),
      percent(other?.precision),
      percent(other?.recall),
    ]);
  });
}

function noiseRows(): string[] {
  const sets = NAMES.map((name) => readLabelledSet(name).filter(({ split }) => split === 'test'));
  return NOISES.map((noise) => {
    const qualities = sets.map((set) => measure(spoil(set, noise), readTitle));
    return row([
      noise,
      ...qualities.flatMap(({ precision, recall }) => [percent(precision), percent(recall)]),
    ]);
  });
}

/** Of both sets and splits together: sums only, so that the test titles stay unseen. */
function confusionRows(): string[] {
  const counts = new Map<string, number>();
  for (const { expected, read } of NAMES.flatMap(
    (name) => measure(readLabelledSet(name), readTitle).mistakes,
  )) {
    const confusion = `${expected} read as ${read === '-' ? 'nobody' : read}`;
    counts.set(confusion, (counts.get(confusion) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, one], [b, two]) => two - one || a.localeCompare(b, 'en'));
  return ranked.slice(0, 10).map(([confusion, count]) => row([confusion, String(count)]));
}

function percent(value: number | undefined): string {
  return value === undefined ? '' : `${(value * 100).toFixed(1)} %`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
