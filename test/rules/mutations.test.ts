import fc from 'fast-check';
import { isMap, isScalar, parseDocument, visit, type Document, type Pair } from 'yaml';
import { RULE_FILES } from '../../src/rules/rule-files.ts';
import { loadTexts, readSample } from './sample.ts';

/** Titles are long and have tests of their own; a short file keeps hundreds of loads quick. */
const TITLES = `departments: [{ id: finance_words, department: finance, phrases: [finance] }]
seniorities: [{ id: director_words, seniority: director, phrases: [director] }]
occupations: []
connectors: {}
`;

const SAMPLE = readSample().set('titles.yaml', TITLES);

const OTHER_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e9,
  Number.NaN,
  '',
  'text',
  '2026-01-01',
  [],
  [null],
  [[1]],
  {},
  { id: 1 },
  { __proto__: null, constructor: 'x' },
];

const mutation = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const) }),
  fc.record({ kind: fc.constant('rename' as const), to: fc.oneof(fc.string(), fc.constant('__proto__')) }),
  fc.record({ kind: fc.constant('change' as const), to: fc.constantFrom(...OTHER_VALUES) }),
);

function pairsOf(document: Document): Pair[] {
  const pairs: Pair[] = [];
  visit(document, { Pair: (_, pair) => void pairs.push(pair) });
  return pairs;
}

function applyTo(
  document: Document,
  at: number,
  change: typeof mutation extends fc.Arbitrary<infer T> ? T : never,
): void {
  const pairs = pairsOf(document);
  const pair = pairs[at % pairs.length];
  if (pair === undefined) return;
  if (change.kind === 'change') pair.value = document.createNode(change.to);
  else if (change.kind === 'rename' && isScalar(pair.key)) pair.key.value = change.to;
  else if (change.kind === 'delete')
    visit(document, {
      Map: (_, map) => {
        map.items = map.items.filter((each) => each !== pair);
      },
    });
}

async function expectVerdict(texts: ReadonlyMap<string, string>): Promise<void> {
  const loaded = await loadTexts(texts);
  if (loaded.ok) {
    expect(loaded.rules.version).toMatch(/^[0-9a-f]{12}$/);
    return;
  }
  expect(loaded.problems.length).toBeGreaterThan(0);
  for (const { file, line, column, got, expected } of loaded.problems) {
    const name = file.replace('config/', '');
    const lines = (texts.get(name) ?? '').split('\n').length;
    expect(RULE_FILES.some((each) => each === name)).toBe(true);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(got).not.toBe('');
    expect(expected).not.toMatch(/^$|undefined|Invalid/);
  }
}

describe('any change of a valid configuration', () => {
  test('to a key or a value is either valid or pointed at, and never throws', async () => {
    const change = fc.record({
      file: fc.constantFrom(...RULE_FILES),
      at: fc.nat(500),
      mutation,
    });
    const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const texts = new Map(SAMPLE);
      for (const { file, at, mutation: each } of changes) {
        const document = parseDocument(texts.get(file) ?? '');
        if (document.errors.length > 0 || !isMap(document.contents)) continue;
        applyTo(document, at, each);
        texts.set(file, document.toString());
      }
      await expectVerdict(texts);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  test('to its text is either valid or pointed at, and never throws', async () => {
    const change = fc.record({
      file: fc.constantFrom(...RULE_FILES),
      at: fc.nat(10_000),
      length: fc.nat(40),
      text: fc.oneof(
        fc.string(),
        fc.constantFrom('\t', '\0', '\uFEFF', '&a *a', '? ', '- ', ': ', '<<: ', '!!map ', '\r'),
      ),
    });
    const property = fc.asyncProperty(change, async ({ file, at, length, text }) => {
      const sample = SAMPLE.get(file) ?? '';
      const from = at % sample.length;
      const changed = sample.slice(0, from) + text + sample.slice(from + length);
      await expectVerdict(new Map(SAMPLE).set(file, changed));
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
