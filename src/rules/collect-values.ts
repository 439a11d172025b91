/** Values at many places of data whose shape is not yet known to be right. */
import type { RulePath } from './problem.ts';

export interface FoundValue {
  readonly path: RulePath;
  readonly value: unknown;
}

/** `*` in the pattern stands for every entry of a list or mapping; what does not exist is left out. */
export function collectValues(content: unknown, pattern: RulePath): FoundValue[] {
  return pattern.reduce<FoundValue[]>(
    (found, part) => found.flatMap((each) => stepInto(each, part)),
    [{ path: [], value: content }],
  );
}

/** As {@link collectValues}, only what is text. */
export function collectTexts(content: unknown, pattern: RulePath): { path: RulePath; value: string }[] {
  return collectValues(content, pattern).flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path, value }] : [],
  );
}

function stepInto({ path, value }: FoundValue, part: string | number): FoundValue[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items
      .map((item, index) => ({ path: [...path, index], value: item }))
      .filter((_, index) => part === '*' || part === index);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => part === '*' || key === part)
    .map(([key, item]: [string, unknown]) => ({ path: [...path, key], value: item }));
}
