/** The version of a rule set: a name for its content, the same on every machine. */
import { createHash } from 'node:crypto';
import type { RuleSet } from '../domain/rule-set.ts';

/** Enough that two rule sets of one portal never share a version, short enough to read aloud. */
const LENGTH = 12;

/** SHA-256 of the canonical JSON, first 12 hex digits. Comments, layout and the order of keys do not change it. */
export function versionOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(content)))
    .digest('hex')
    .slice(0, LENGTH);
}

/** Whether both decide the same, whatever they are called. */
export function isSameRules(a: RuleSet, b: RuleSet): boolean {
  return versionOf({ ...a, version: '' }) === versionOf({ ...b, version: '' });
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sortKeys(each)]),
  );
}
