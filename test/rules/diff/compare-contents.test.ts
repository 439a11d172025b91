/** What differs between two rule sets, found by ids. */
import fc from 'fast-check';
import { compareContents, type Difference } from '../../../src/rules/diff/compare-contents.ts';
import { openDiskFolder } from '../../../src/rules/disk-folder.ts';
import { readFolder } from '../../../src/rules/read-folder.ts';
import type { RuleContents } from '../../../src/rules/rule-files.ts';

const SOLUTIONS = 'solutions.yaml';
const of = (content: unknown): RuleContents => new Map([[SOLUTIONS, content]]);
const told = (differences: readonly Difference[]) =>
  differences.map(({ file: _, path, ...change }) => ({ path: path.join('.'), ...change }));

/** Like rule files: mappings, lists with and without ids, texts, numbers and flags. */
const content = fc.letrec<{ value: unknown; entry: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '3', ''),
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(tie('entry'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'id', 'role'), tie('value'), { maxKeys: 3 }),
  ),
  entry: fc.record({ id: fc.constantFrom('one', 'two', 'three'), value: tie('value') }),
}));

/** Key order counts for nothing, the order of lists does. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

test('nothing differs between equal rule sets, and something between any others', () => {
  fc.assert(
    fc.property(content.value, content.value, (a, b) => {
      expect(compareContents(of(a), of(structuredClone(a)))).toEqual([]);
      expect(compareContents(of(a), of(b)).length > 0).toBe(canonical(a) !== canonical(b));
    }),
    { numRuns: 2000 },
  );
});

test('what is added one way is removed the other way', () => {
  fc.assert(
    fc.property(content.value, content.value, (a, b) => {
      const there = compareContents(of(a), of(b));
      const back = compareContents(of(b), of(a));
      const turned = back.map((each): unknown => {
        if (each.kind === 'added') return { ...omit(each), kind: 'removed', before: each.after };
        if (each.kind === 'removed') return { ...omit(each), kind: 'added', after: each.before };
        if (each.kind === 'changed') return { ...each, before: each.after, after: each.before };
        return each.kind === 'values' ? { ...each, added: each.removed, removed: each.added } : each;
      });
      const sorted = (list: readonly unknown[]): string[] => list.map((each) => canonical(each)).sort();
      expect(sorted(turned)).toEqual(sorted(there));
    }),
    { numRuns: 1000 },
  );
});

function omit({ file, path }: Difference): object {
  return { file, path };
}

test('the sample configuration equals itself', async () => {
  const { contents, problems } = await readFolder('config', openDiskFolder('config'));
  expect(problems).toEqual([]);
  expect(contents.size).toBe(10);
  const again = await readFolder('config', openDiskFolder('config'));
  expect(compareContents(contents, again.contents)).toEqual([]);
});

test('an entry is the same by its id, wherever it stands in its list', () => {
  const before = {
    solutions: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 2 },
      { id: 'c', weight: 3 },
    ],
  };
  const after = {
    solutions: [
      { id: 'c', weight: 3 },
      { id: 'a', weight: 4 },
      { id: 'd', weight: 5 },
    ],
  };
  expect(told(compareContents(of(before), of(after)))).toEqual([
    { path: 'solutions.a.weight', kind: 'changed', before: 1, after: 4 },
    { path: 'solutions.b', kind: 'removed', before: { id: 'b', weight: 2 } },
    { path: 'solutions.d', kind: 'added', after: { id: 'd', weight: 5 } },
    { path: 'solutions', kind: 'reordered' },
  ]);
});

test('entries without ids are told apart by their role, or else taken as wholes', () => {
  const before = { template: [{ role: 'approver', count: 1 }], kinds: ['call', 'call', 'meeting'] };
  const after = { template: [{ role: 'approver', count: 2 }], kinds: ['meeting', 'call', 'form'] };
  expect(told(compareContents(of(before), of(after)))).toEqual([
    { path: 'template.approver.count', kind: 'changed', before: 1, after: 2 },
    { path: 'kinds', kind: 'values', added: ['form'], removed: ['call'] },
  ]);
});

test('a file that only one side has is told as a whole', () => {
  const none: RuleContents = new Map();
  expect(told(compareContents(none, of({ a: 1 })))).toEqual([{ path: '', kind: 'added', after: { a: 1 } }]);
  expect(told(compareContents(of({ a: 1 }), none))).toEqual([
    { path: '', kind: 'removed', before: { a: 1 } },
  ]);
});
