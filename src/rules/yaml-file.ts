/** One YAML file: its content, and where in the text each part of it stands. */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import type { Finding, RulePath } from './problem.ts';

export interface Position {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

export interface YamlFault extends Position {
  readonly path: RulePath;
  readonly got: string;
  readonly expected: string;
}

export interface YamlFile {
  /** Plain data; `undefined` when the text is broken or empty. */
  readonly content: unknown;
  readonly faults: readonly YamlFault[];
  /** Where a finding points; the nearest place around it where its own does not exist. */
  locate(finding: Pick<Finding, 'path' | 'at'>): Position;
}

const ADVICE: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'spaces at the beginning of lines, never tabs',
  BAD_INDENT: 'entries of one list or mapping in the same column, and every bracket closed',
  MULTIPLE_DOCS: 'one document per file, without a line ---',
  DUPLICATE_KEY: 'each key once; take one of the two away',
  MISSING_CHAR: 'valid YAML; look for a bracket, quote or comma that is missing before this place',
  TAG_RESOLVE_FAILED: 'plain YAML, without tags (!); put text that begins with ! in quotes',
};

/** Parses a text; never throws. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const faults = [...document.errors, ...document.warnings].map((error) =>
    describeFault(error, document, lines),
  );
  const locate: YamlFile['locate'] = ({ path, at }) => positionOf(findOffset(document, path, at), lines);
  const broken = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  if (broken) return { content: undefined, faults, locate };
  if (document.contents === null) return { content: undefined, faults, locate };
  try {
    return { content: document.toJS() as unknown, faults, locate };
  } catch (error) {
    // An alias (*name) that names nothing, or too many of them.
    const got = error instanceof Error ? error.message.split('\n')[0] : 'an alias that cannot be resolved';
    const fault = { line: 1, column: 1, path: [], got: String(got), expected: 'a file without aliases (*)' };
    return { content: undefined, faults: [...faults, fault], locate };
  }
}

function positionOf(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function describeFault(error: YAMLError, document: Document, lines: LineCounter): YamlFault {
  const [start] = error.pos;
  const path = error.code === 'DUPLICATE_KEY' ? pathOfKeyAt(document, start) : [];
  const got = error.code === 'DUPLICATE_KEY' ? 'the same key twice' : error.message.replace(/\s+/g, ' ');
  return { ...positionOf(start, lines), path, got, expected: ADVICE[error.code] ?? 'valid YAML' };
}

function pathOfKeyAt(document: Document, offset: number): RulePath {
  let found: RulePath = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      if (!isScalar(pair.key) || pair.key.range?.[0] !== offset) return undefined;
      found = pathThrough([...ancestors, pair]);
      return visit.BREAK;
    },
  });
  return found;
}

/** Keys and indexes on the way from the document to its last node. */
function pathThrough(nodes: readonly unknown[]): RulePath {
  return nodes.flatMap((node, at): (string | number)[] => {
    if (isPair(node)) return [keyOf(node)];
    const child = nodes[at + 1];
    return isSeq(node) && child !== undefined ? [node.items.indexOf(child)] : [];
  });
}

/** As the plain data spell it: every key is text there, and an empty one stands for none. */
function keyOf(pair: Pair): string {
  const key = pair.key;
  const value = isScalar(key) ? key.value : key;
  return value === null ? '' : String(value);
}

/** Goes down the path as far as the document does. */
function findOffset(document: Document, path: RulePath, at: Finding['at']): number {
  let node = resolve(document.contents, document);
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, part] of path.entries()) {
    const last = depth === path.length - 1;
    const step = stepInto(node, part);
    if (step === null) return offset;
    const { key, value } = step;
    const here =
      last && at === 'value' ? (offsetOf(value) ?? offsetOf(key)) : (offsetOf(key) ?? offsetOf(value));
    offset = here ?? offset;
    node = resolve(value, document);
  }
  return offset;
}

function stepInto(node: Node | null, part: string | number): { key: unknown; value: unknown } | null {
  if (isSeq(node) && typeof part === 'number' && part < node.items.length)
    return { key: null, value: node.items[part] };
  if (!isMap(node)) return null;
  const pair = node.items.find((each) => keyOf(each) === String(part));
  return pair === undefined ? null : { key: pair.key, value: pair.value };
}

function offsetOf(node: unknown): number | undefined {
  const found = node as Partial<Node> | null | undefined;
  // `key:` without a value has an empty node behind the colon; the key is the better place to look at.
  if (isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1]) return undefined;
  return found?.range?.[0];
}

function resolve(node: unknown, document: Document): Node | null {
  if (isAlias(node)) return resolve(node.resolve(document), document);
  return isMap(node) || isSeq(node) || isScalar(node) ? node : null;
}
