/** `node bench/titles.ts`: how many different job titles are read per second, on one core and without the cache. */
import { compileTitles } from '../src/domain/persona.ts';
import { readLabelledSet } from '../test/titles/labelled-set.ts';
import { spoil, NOISES } from '../test/titles/noise.ts';
import { round } from './measure/figures.ts';
import { printTable } from './measure/table.ts';
import { loadSampleRules } from './scene/portal.ts';

const TITLES = 10_000;

/** Real titles and spoiled ones, all different: nothing could be answered from a cache. */
function takeTitles(): string[] {
  const sets = [readLabelledSet('english'), readLabelledSet('russian')].flat();
  const spoiled = NOISES.flatMap((noise) => spoil(sets, noise));
  return [...new Set([...sets, ...spoiled].map(({ title }) => title))].slice(0, TITLES);
}

const { titles: rules, confidence } = await loadSampleRules();
const { title_full: full, title_partial: partial } = confidence.ceilings;
const compileStart = performance.now();
const read = compileTitles(rules, { full, partial });
const compiled = performance.now() - compileStart;
const titles = takeTitles();
const started = performance.now();
for (const title of titles) read(title);
const took = performance.now() - started;
printTable(
  `Job titles, ${titles.length.toLocaleString('en-US')} different ones`,
  ['what', 'value'],
  [
    ['the rules made ready once, ms', round(compiled)],
    ['all titles read, first time, ms', round(took)],
    ['titles per second', round((titles.length / took) * 1000)],
  ],
);
