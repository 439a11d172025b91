import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listCode, readText, ROOT } from './markdown.ts';
import { ARGUMENTS, describeProof, readRequirements } from './requirements-table.ts';
import { ALL_IDS, findProofs, idsIn, listTitles } from './title-ids.ts';

const REMEDY = 'run: npm run requirements';

describe('docs/requirements.md', () => {
  const rows = readRequirements(readText('docs/requirements.md'));
  const proofs = findProofs();

  test('has every requirement and promise once, in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(ALL_IDS);
  });

  test('says of each in words what is asked', () => {
    expect(rows.filter(({ words }) => words.length < 12)).toEqual([]);
  });

  test('names only test files that exist and have a title with that id', () => {
    const wrong = rows.flatMap(({ id, proof }) =>
      listCode(proof).filter(
        (file) => !existsSync(join(ROOT, file)) || !listTitles(readText(file)).flatMap(idsIn).includes(id),
      ),
    );
    expect({ wrong, remedy: REMEDY }).toEqual({ wrong: [], remedy: REMEDY });
  });

  test('names every test file whose titles name an id', () => {
    const stale = rows.filter(({ id, proof }) => proof !== describeProof(id, proofs)).map(({ id }) => id);
    expect({ stale, remedy: REMEDY }).toEqual({ stale: [], remedy: REMEDY });
  });

  test('knows every id that a test title names', () => {
    expect([...proofs.keys()].filter((id) => !ALL_IDS.includes(id))).toEqual([]);
  });

  test('leaves nothing without a test unsaid', () => {
    const silent = rows.filter(
      ({ id, proof }) => listCode(proof).length === 0 && proof !== 'planned' && !ARGUMENTS.has(id),
    );
    expect(silent).toEqual([]);
  });
});

describe('reading the titles of tests', () => {
  test('finds those of test and describe, also behind each, and no other text', () => {
    const source = [
      "describe('outer (R1)', () => {",
      "  test('inner (P2)', () => expect('R3').toBe('R3'));",
      "  test.each([1])('row %i (R4)', () => {});",
      '  describe.each`a${1}`(`template ${a} (P5)`, () => {});',
      '});',
      '// test("a comment (R6)")',
    ].join('\n');
    expect(listTitles(source).flatMap(idsIn)).toEqual(['R1', 'P2', 'R4', 'P5']);
  });

  test('reads a range as every id in it, and nothing out of other words', () => {
    expect(idsIn('a template (R58 to R60, R76)')).toEqual(['R58', 'R59', 'R60', 'R76']);
    expect(idsIn('answers 204, POST /R1x, SUPER2')).toEqual([]);
  });
});
