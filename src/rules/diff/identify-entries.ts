/** By which of their values the entries of a list are the same ones, wherever they stand. */

/** In the order in which they tell entries apart best. */
const NAMES = ['id', 'role', 'means', 'property', 'name'] as const;

export interface IdentifiedEntries {
  readonly before: ReadonlyMap<string, unknown>;
  readonly after: ReadonlyMap<string, unknown>;
}

/** `null`: nothing tells all of them apart. */
export function identifyEntries(
  before: readonly unknown[],
  after: readonly unknown[],
): IdentifiedEntries | null {
  if (before.length + after.length === 0) return null;
  for (const name of NAMES) {
    const [former, latter] = [keyBy(before, name), keyBy(after, name)];
    if (former !== null && latter !== null) return { before: former, after: latter };
  }
  return null;
}

function keyBy(entries: readonly unknown[], name: string): ReadonlyMap<string, unknown> | null {
  const keyed = new Map<string, unknown>();
  for (const entry of entries) {
    const key = readKey(entry, name);
    if (key === null || keyed.has(key)) return null;
    keyed.set(key, entry);
  }
  return keyed;
}

function readKey(entry: unknown, name: string): string | null {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, name)) return null;
  const value: unknown = Reflect.get(entry, name);
  return typeof value === 'string' && value !== '' ? value : null;
}
