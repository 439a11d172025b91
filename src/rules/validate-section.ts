/** Checks the content of one file by its schema and says in plain words what is wrong. */
import { z } from 'zod';
import { describeChoice, describeValue } from './describe-value.ts';
import { makeFinding, type Finding, type RulePath } from './problem.ts';
import { suggestName } from './suggest.ts';

export type Validated<Section> =
  | { readonly ok: true; readonly section: Section }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** `content`: plain data as the YAML file holds them. */
export function validateSection<Section>(schema: z.ZodType<Section>, content: unknown): Validated<Section> {
  const keys = new Map<string, readonly string[]>();
  // Zod tells which schema refused a mapping only while it words its messages.
  const error = (issue: z.core.$ZodRawIssue): undefined => {
    if (issue.code === 'unrecognized_keys') keys.set(nameOf(issue.path ?? []), keysOf(issue.inst));
  };
  const result = schema.safeParse(content, { error });
  if (result.success) return { ok: true, section: result.data };
  const findings = result.error.issues.flatMap((issue) => explain(issue, content, keys));
  return { ok: false, findings: withoutEchoes(findings) };
}

function nameOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function explain(
  issue: z.core.$ZodIssue,
  content: unknown,
  keys: ReadonlyMap<string, readonly string[]>,
): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    const valid = keys.get(nameOf(issue.path)) ?? [];
    return issue.keys.map((key) => explainKey([...path, key], key, valid));
  }
  const found = valueAt(content, path);
  const names = namesOf(issue);
  if (found === undefined) {
    return [
      makeFinding(path, 'key', 'nothing', `the key ${String(path.at(-1) ?? '')}: ${expectationOf(issue)}`),
    ];
  }
  const suggestion = typeof found === 'string' ? suggestName(found, names) : undefined;
  return [makeFinding(path, 'value', describeValue(found), expectationOf(issue, found), suggestion)];
}

function explainKey(path: RulePath, key: string, valid: readonly string[]): Finding {
  const expected = valid.length === 0 ? 'no such key' : `a key of ${valid.join(', ')}`;
  return makeFinding(path, 'key', `the key ${describeValue(key)}`, expected, suggestName(key, valid));
}

function valueAt(content: unknown, path: RulePath): unknown {
  let value = content;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** The names an enumeration allows; none for other kinds of values. */
function namesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []).map(String) : [];
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function expectationOf(issue: z.core.$ZodIssue, found?: unknown): string {
  const names = namesOf(issue);
  if (names.length > 0) return describeChoice(names);
  // A message of the schema's own.
  if (issue.message.startsWith('expected ')) return issue.message.slice('expected '.length);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'string' && typeof found === 'number') return 'text; put the number in quotes';
      return TYPES[issue.expected] ?? String(issue.expected);
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${sizeOf(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${sizeOf(issue.origin, issue.maximum)}`;
    default:
      return issue.message;
  }
}

function sizeOf(origin: string, size: number | bigint): string {
  if (origin === 'string') return `${size} characters`;
  return origin === 'array' ? `${size} entries` : String(size);
}

/** A misspelled key is also a key that is missing; saying so twice helps nobody. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const meant = new Set(
    findings.flatMap(({ path, suggestion, at }) =>
      at === 'key' && suggestion !== undefined ? [nameOf([...path.slice(0, -1), suggestion])] : [],
    ),
  );
  return findings.filter(({ path, got }) => got !== 'nothing' || !meant.has(nameOf(path)));
}
