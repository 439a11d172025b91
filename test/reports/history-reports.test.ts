/** Reports on the histories of deals from the store: every name, every format, on both databases, and how long it takes. */
import { performance } from 'node:perf_hooks';
import { printReport, REPORT_FORMATS } from '../../src/cli/print-report.ts';
import { answerRecommendation, type RecommendationAction } from '../../src/cli/recommendations.ts';
import { OVER_HISTORIES } from '../../src/reports/read-over-histories.ts';
import { readReport, type ReportName } from '../../src/reports/registry.ts';
import type { ReportContext } from '../../src/reports/report-context.ts';
import { LANGUAGES } from '../../src/domain/vocabulary.ts';
import { writeSoldPortal } from '../fixtures/sold-portal.ts';
import { DAY, loadSample, NOW } from '../support/facts.ts';
import { openTestStore, STORE_KINDS, type OpenedStore } from '../support/stores.ts';

const NAMES = [
  ...(Object.keys(OVER_HISTORIES) as (keyof typeof OVER_HISTORIES)[]),
  'recommendations' as const,
];
const compiled = await loadSample();
const opened: OpenedStore[] = [];
afterAll(async () => {
  for (const { remove } of opened) await remove();
});

async function open(deals: number, kind = STORE_KINDS[0]!): Promise<ReportContext> {
  const store = await openTestStore(kind);
  opened.push(store);
  const { db } = store.store;
  await writeSoldPortal(db, deals);
  return { db, compiled, now: NOW, language: 'en' };
}

async function rowsOf(
  context: ReportContext,
  name: ReportName,
): Promise<Record<string, string | number | null>[]> {
  return [...(await readReport(name, context)).rows];
}

describe.each(STORE_KINDS)('on %s', (kind) => {
  // One store for both, the empty portal first: opening PostgreSQL within this process takes seconds.
  let context: ReportContext;
  beforeAll(async () => {
    context = await open(0, kind);
  });

  test('every report of an empty portal says so and is no error', async () => {
    for (const name of NAMES) {
      const { rows, summary } = await readReport(name, context);
      expect(rows).toEqual([]);
      expect(summary.en).toMatch(/^(0 |There are no deals yet|Moves: 0;|Closed .*: 0;|Recommendations: 0,)/u);
    }
  });

  test('the value of won deals is told to the cent, by kind, by member and touch by touch (R138)', async () => {
    await writeSoldPortal(context.db, 24);
    const deals = (await rowsOf(context, 'deal-figures')).filter(({ outcome }) => outcome === 'won');
    const cents = (
      rows: Record<string, string | number | null>[],
      column: string,
      currency: string,
    ): number =>
      rows
        .filter((row) => row['currency'] === currency)
        .reduce((sum, row) => sum + Math.round(100 * Number(row[column])), 0);
    for (const name of ['attribution', 'attribution-members', 'attribution-touches'] as const) {
      const rows = await rowsOf(context, name);
      for (const currency of ['EUR', 'RUB'])
        for (const model of ['even', 'people', 'points', 'first'])
          expect(cents(rows, model, currency)).toBe(cents(deals, 'amount', currency));
    }
    expect(deals.length).toBeGreaterThan(10);
  });
});

test('a portal of 250 deals and 10,000 interactions is reported on within two seconds of computing', async () => {
  const context = await open(250);
  const begun = performance.now();
  const before = process.cpuUsage();
  const rows = await rowsOf(context, 'deal-figures');
  const { user, system } = process.cpuUsage(before);
  expect(rows).toHaveLength(250);
  process.stderr.write(
    `deal-figures: ${Math.round(performance.now() - begun)} ms, ${Math.round((user + system) / 1000)} ms of computing\n`,
  );
  expect((user + system) / 1000).toBeLessThan(2000);
});

describe('over 24 deals', () => {
  let context: ReportContext;
  beforeAll(async () => {
    context = await open(24);
  });

  test.each(NAMES)('%s comes in every format and both languages, each cell in its column', async (name) => {
    for (const language of LANGUAGES) {
      const view = await readReport(name, { ...context, language });
      const ids = view.columns.map(({ id }) => id).sort();
      for (const row of view.rows) expect(Object.keys(row).sort()).toEqual(ids);
      for (const format of REPORT_FORMATS) expect(printReport(view, format).length).toBeGreaterThan(50);
      const texts = [view.title, view.summary, ...view.notes, ...view.columns.map((each) => each.name)];
      for (const { en, ru } of texts) {
        expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
        expect(ru).toMatch(/\p{Script=Cyrillic}/u);
      }
    }
  });

  test('asking for an earlier day again gives what was said then, whatever came after', async () => {
    const then = { ...context, now: NOW - 20 * DAY };
    const before = await Promise.all(NAMES.map((name) => readReport(name, then)));
    await context.db
      .insertInto('interaction')
      .values({
        id: 'late',
        contact_id: '3000000',
        at: NOW - DAY,
        source: 'page',
        content: 'https://x.ru/hr/demo',
        solution: null,
        kind: null,
      })
      .execute();
    const after = await Promise.all(NAMES.map((name) => readReport(name, then)));
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  test('the same question has the same answer, byte for byte', async () => {
    for (const name of NAMES)
      expect(JSON.stringify(await readReport(name, context))).toBe(
        JSON.stringify(await readReport(name, context)),
      );
  });
});

describe('recommendations (R142)', () => {
  async function answer(context: ReportContext, action: RecommendationAction, id: string, by?: string) {
    const out: string[] = [];
    const code = await answerRecommendation({
      action,
      id,
      by,
      json: false,
      context,
      write: (text) => void out.push(text),
    });
    return { code, text: out.join('') };
  }

  test('wait until somebody approves, which says what to do and changes no rule', async () => {
    const context = await open(120);
    const waiting = await rowsOf(context, 'recommendations');
    expect(waiting.length).toBeGreaterThan(0);
    expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['waits for approval']));
    const { id, action } = waiting[0]!;
    // A table folds sentences, and never cuts an id that somebody has to type.
    const table = printReport(await readReport('recommendations', context), 'table');
    expect(waiting.every((row) => table.includes(String(row['id'])))).toBe(true);
    expect(table).not.toContain(String(action));
    expect(await answer(context, 'approve', String(id), 'anna@example.com')).toEqual({
      code: 0,
      text: `Approved. To do: ${action}.\n`,
    });
    const [first] = await rowsOf(context, 'recommendations');
    expect(first).toMatchObject({ id, state: 'approved', answered: new Date(NOW).toISOString() });
    expect(JSON.stringify(first)).not.toContain('anna');
    await answer({ ...context, now: NOW + 1 }, 'withdraw', String(id), '7');
    expect((await rowsOf(context, 'recommendations'))[0]).toMatchObject({
      state: 'waits for approval',
      answered: null,
    });
  });

  test('that are not there, and answers of nobody, are refused', async () => {
    const context = await open(0);
    expect(await answer(context, 'decline', 'curve:fax', '7')).toMatchObject({ code: 1 });
    await expect(answer(context, 'approve', 'curve:fax')).rejects.toThrow('give --by');
  });
});
