/** What differs between two rule sets, as their files say it: entries are found by their ids, wherever they stand. */
import type { RuleContents, RuleFile } from '../rule-files.ts';
import { RULE_FILES } from '../rule-files.ts';
import { identifyEntries } from './identify-entries.ts';

export type Difference = {
  readonly file: RuleFile;
  /** Keys and ids from the top of the file; empty: the file as a whole. */
  readonly path: readonly string[];
} & Change;

export type Change =
  | { readonly kind: 'changed'; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'added'; readonly after: unknown }
  | { readonly kind: 'removed'; readonly before: unknown }
  /** A list whose entries have no ids. */
  | { readonly kind: 'values'; readonly added: readonly unknown[]; readonly removed: readonly unknown[] }
  /** The same entries in another order. */
  | { readonly kind: 'reordered' };

/** In the order of the files, then of their keys. Empty only where both say the same, comments and layout apart. */
export function compareContents(before: RuleContents, after: RuleContents): Difference[] {
  return RULE_FILES.flatMap((file) => {
    const found: Found[] = [];
    compareKeyed(one(before, file), one(after, file), [], found);
    // The file itself is the only key here.
    return found.map(({ path, ...change }): Difference => ({ file, path: path.slice(1), ...change }));
  });
}

type Found = { readonly path: readonly string[] } & Change;
type Keyed = ReadonlyMap<string, unknown>;

function one(contents: RuleContents, file: RuleFile): Keyed {
  return new Map(contents.has(file) ? [[file, contents.get(file)]] : []);
}

function compareKeyed(before: Keyed, after: Keyed, path: readonly string[], found: Found[]): void {
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const here = [...path, key];
    if (!after.has(key)) found.push({ path: here, kind: 'removed', before: before.get(key) });
    else if (!before.has(key)) found.push({ path: here, kind: 'added', after: after.get(key) });
    else compareValues(before.get(key), after.get(key), here, found);
  }
}

function compareValues(before: unknown, after: unknown, path: readonly string[], found: Found[]): void {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path, found);
  if (isMapping(before) && isMapping(after))
    return compareKeyed(new Map(Object.entries(before)), new Map(Object.entries(after)), path, found);
  if (write(before) !== write(after)) found.push({ path, kind: 'changed', before, after });
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
  found: Found[],
): void {
  const keyed = identifyEntries(before, after);
  if (keyed !== null) {
    compareKeyed(keyed.before, keyed.after, path, found);
    const stayed = [...keyed.before.keys()].filter((key) => keyed.after.has(key));
    const now = [...keyed.after.keys()].filter((key) => keyed.before.has(key));
    if (stayed.join('\n') !== now.join('\n')) found.push({ path, kind: 'reordered' });
    return;
  }
  const removed = without(before, after);
  const added = without(after, before);
  if (removed.length + added.length > 0) found.push({ path, kind: 'values', added, removed });
  else if (write(before) !== write(after)) found.push({ path, kind: 'reordered' });
}

/** What is in one list more often than in the other. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = new Map<string, number>();
  for (const value of other) left.set(write(value), (left.get(write(value)) ?? 0) + 1);
  return list.filter((value) => {
    const count = left.get(write(value)) ?? 0;
    left.set(write(value), count - 1);
    return count <= 0;
  });
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same text for the same value, in whatever order its keys stand. */
function write(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    isMapping(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}
