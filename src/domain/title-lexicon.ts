/**
 * The rules as one tree of words, built once: a title is read in one walk, however many rules there are.
 * A node knows its next words, those with an open ending by their beginning.
 */
import { hasCyrillic } from './title-script.ts';
import { readPhrase, type TitleToken } from './title-text.ts';
import type {
  TitleDepartmentRule,
  TitleModifierRule,
  TitleOccupationRule,
  TitleRules,
  TitleSeniorityRule,
} from './title-rules.ts';

export type TitleEntry =
  | { readonly kind: 'department'; readonly rule: TitleDepartmentRule }
  | { readonly kind: 'seniority'; readonly rule: TitleSeniorityRule }
  | { readonly kind: 'occupation'; readonly rule: TitleOccupationRule }
  | { readonly kind: 'modifier'; readonly rule: TitleModifierRule }
  /** Raises the seniority rule of this id. */
  | { readonly kind: 'raiser'; readonly id: string }
  | { readonly kind: 'of' | 'to' | 'at' | 'ignored' };

/** What the rules say of some words of a title; no entries: words that no rule knows. */
export interface TitleMatch {
  readonly entries: readonly TitleEntry[];
  /** Read as Russian, also from Latin letters. */
  readonly russian: boolean;
  readonly first: TitleToken;
  readonly last: TitleToken;
}

/** Cuts tokens into matches, left to right, the longest phrase first; separators stay as they are. */
export type ReadWords = (tokens: readonly TitleToken[]) => (TitleMatch | TitleToken)[];

interface Node {
  readonly exact: Map<string, Node>;
  readonly open: Map<string, Node>;
  /** Length of the longest beginning in `open`. */
  longest: number;
  readonly entries: TitleEntry[];
}

interface Found {
  readonly entries: readonly TitleEntry[];
  /** Tokens taken, and how many of them are words. */
  readonly taken: number;
  readonly words: number;
}

/** Builds the tree. Throws nothing: the rules were checked when they were read. */
export function compileLexicon(rules: TitleRules): ReadWords {
  const root = newNode();
  for (const [phrase, entry] of entriesOf(rules)) insert(root, readPhrase(phrase), entry);
  for (const [phrase, entry] of turnedEntries(rules)) insert(root, phrase, entry, true);
  const short = compileAbbreviations(rules);
  const latin = compileLatinWords(rules);
  const prefixes = rules.connectors.prefixes.flatMap((each) => readPhrase(each).map(({ key }) => key));
  const knows = (token: TitleToken): boolean => childrenOf(root, token).length > 0;
  const read = (token: TitleToken): TitleToken[] => {
    const words = short(token);
    if (token.sign !== 'word' || words.some((each) => each !== token) || knows(token)) return words;
    const [prefix, rest] = splitPrefix(prefixes, token) ?? [];
    if (prefix === undefined || rest === undefined) return words;
    const others = short(rest);
    return others.every(knows) ? [...short(prefix), ...others] : words;
  };
  const ending = compileEndings(rules);
  return (tokens) => matchAll(root, tokens.flatMap(read), latin, ending);
}

/** Shorter beginnings make another word: «ящик» is no trade. */
const SHORTEST_STEM = 3;

/** What the ending says of a word that no phrase knows: there are more trades than anybody lists. */
function compileEndings(rules: TitleRules): (token: TitleToken) => TitleEntry[] {
  const endings = rules.occupations.flatMap((rule) =>
    rule.endings
      .flatMap(readPhrase)
      .map(({ key }): [string, TitleEntry] => [key, { kind: 'occupation', rule }]),
  );
  return ({ key, cyrillic }) => {
    const fits = (text: string | null, end: string): boolean =>
      text !== null && text.length >= end.length + SHORTEST_STEM && text.endsWith(end);
    const found = endings.find(([end]) => fits(key, end) || fits(cyrillic, end));
    return found === undefined ? [] : [found[1]];
  };
}

function entriesOf(rules: TitleRules): [string, TitleEntry][] {
  const { connectors } = rules;
  const each = (phrases: readonly string[], entry: TitleEntry): [string, TitleEntry][] =>
    phrases.map((phrase) => [phrase, entry]);
  return [
    ...rules.occupations.flatMap((rule) => each(rule.phrases, { kind: 'occupation', rule })),
    ...rules.departments.flatMap((rule) => each(rule.phrases, { kind: 'department', rule })),
    ...rules.seniorities.flatMap((rule) => each(rule.phrases, { kind: 'seniority', rule })),
    ...rules.seniorities.flatMap(({ id, raised }) => each(raised?.by ?? [], { kind: 'raiser', id })),
    ...rules.modifiers.flatMap((rule) => each(rule.phrases, { kind: 'modifier', rule })),
    ...(['of', 'to', 'at', 'ignored'] as const).flatMap((kind) => each(connectors[kind], { kind })),
  ];
}

type Phrase = ReturnType<typeof readPhrase>;

/** Folded endings of an adjective that agrees with its noun: -ый and -ий, -ая, -ой, -ому, -ым. */
const AGREEING = ['и', 'ая', 'ои', 'ому', 'им'];

/**
 * «Директор финансовый» is «финансовый директор»: Russian leaves the order of adjective and noun free. Only agreeing
 * endings count, since «директор финансового колледжа» is somebody else.
 */
function turnedEntries(rules: TitleRules): [Phrase, TitleEntry][] {
  return rules.occupations.flatMap((rule) =>
    rule.phrases.map(readPhrase).flatMap(([adjective, noun, ...more]): [Phrase, TitleEntry][] => {
      if (adjective?.open !== true || noun === undefined || more.length > 0) return [];
      if (!hasCyrillic(adjective.key) || !hasCyrillic(noun.key)) return [];
      return AGREEING.map((ending) => [
        [noun, { key: adjective.key + ending, open: false }],
        { kind: 'occupation', rule },
      ]);
    }),
  );
}

function newNode(): Node {
  return { exact: new Map(), open: new Map(), longest: 0, entries: [] };
}

function insert(root: Node, phrase: Phrase, entry: TitleEntry, onlyNew = false): void {
  let node = root;
  for (const { key, open } of phrase) {
    node = childAt(node, key, open);
  }
  if (phrase.length > 0 && !(onlyNew && node.entries.length > 0)) node.entries.push(entry);
}

function childAt(node: Node, key: string, open: boolean): Node {
  const next = open ? node.open : node.exact;
  const child = next.get(key) ?? newNode();
  next.set(key, child);
  if (open) node.longest = Math.max(node.longest, key.length);
  return child;
}

function matchAll(
  root: Node,
  tokens: readonly TitleToken[],
  latin: (key: string) => boolean,
  ending: (token: TitleToken) => TitleEntry[],
): (TitleMatch | TitleToken)[] {
  const result: (TitleMatch | TitleToken)[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = find(root, tokens, at);
    const first = tokens[at];
    if (first === undefined) break;
    if (found === null) {
      result.push(
        first.sign === 'word'
          ? { entries: ending(first), russian: hasCyrillic(first.key), first, last: first }
          : first,
      );
      at += 1;
      continue;
    }
    const russian = hasCyrillic(first.key) || !latin(first.key);
    result.push({ entries: found.entries, russian, first, last: tokens[at + found.taken - 1] ?? first });
    at += found.taken;
  }
  return result;
}

/** The phrase with the most words from here on; of equals the one spelled out furthest. */
function find(node: Node, tokens: readonly TitleToken[], at: number, words = 0, taken = 0): Found | null {
  const token = tokens[at];
  let best: Found | null =
    node.entries.length > 0 && words > 0 ? { entries: node.entries, taken, words } : null;
  if (token === undefined) return best;
  if (token.sign === 'dash')
    return words > 0 ? (longer(best, find(node, tokens, at + 1, words, taken + 1)) ?? best) : best;
  for (const child of childrenOf(node, token))
    best = longer(best, find(child, tokens, at + 1, words + 1, taken + 1));
  return best;
}

function longer(known: Found | null, other: Found | null): Found | null {
  if (known === null || other === null) return known ?? other;
  return other.words > known.words ? other : known;
}

function childrenOf(node: Node, token: TitleToken): Node[] {
  const children: Node[] = [];
  for (const key of [token.key, token.cyrillic]) {
    if (key === null) continue;
    const exact = node.exact.get(key);
    if (exact !== undefined) children.push(exact);
    for (let length = Math.min(key.length, node.longest); length > 0; length -= 1) {
      const open = node.open.get(key.slice(0, length));
      if (open !== undefined) children.push(open);
    }
  }
  return children;
}

/** Shorter rests are other words: «замок» is no deputy. */
const SHORTEST_REST = 4;

function compileAbbreviations(rules: TitleRules): (token: TitleToken) => TitleToken[] {
  const root = newNode();
  const meanings = new Map<Node, readonly string[]>();
  for (const { words, means } of rules.abbreviations) {
    for (const word of words) {
      const [phrase] = readPhrase(word);
      if (phrase === undefined) continue;
      meanings.set(
        childAt(root, phrase.key, phrase.open),
        readPhrase(means).map(({ key }) => key),
      );
    }
  }
  return (token) => {
    const [node] = token.sign === 'word' ? childrenOf(root, token) : [];
    const keys = node === undefined ? undefined : meanings.get(node);
    return keys?.map((key) => ({ ...token, key, cyrillic: null })) ?? [token];
  };
}

/** Whether some rule knows this word as a Latin one; otherwise a match read it as Russian in Latin letters. */
function compileLatinWords(rules: TitleRules): (key: string) => boolean {
  const root = newNode();
  const phrases = [
    ...entriesOf(rules).map(([phrase]) => phrase),
    ...rules.abbreviations.flatMap(({ words }) => words),
  ];
  for (const word of phrases.flatMap(readPhrase)) {
    if (!hasCyrillic(word.key)) childAt(root, word.key, word.open);
  }
  return (key) => childrenOf(root, { sign: 'word', key, cyrillic: null, start: 0, end: 0 }).length > 0;
}

/** «Замдиректора» is «зам директора». */
function splitPrefix(prefixes: readonly string[], token: TitleToken): [TitleToken, TitleToken] | null {
  for (const spelling of [token.key, token.cyrillic]) {
    const prefix = prefixes.find((each) => spelling?.startsWith(each));
    if (prefix === undefined || spelling === null) continue;
    const rest = spelling.slice(prefix.length);
    if (rest.length < SHORTEST_REST) continue;
    return [
      { ...token, key: prefix, cyrillic: null },
      { ...token, key: rest, cyrillic: null },
    ];
  }
  return null;
}
