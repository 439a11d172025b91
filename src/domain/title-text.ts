/** A job title as words and separators, each with its place in the text as it was typed. */
import { foldWord, transliterate } from './title-script.ts';

/**
 * - `and`: joins two parts of one meaning.
 * - `comma`: what follows adds to what stands before.
 * - `dash`: what follows explains it; also quotes and colons.
 * - `stop`: a new thought: `|`, `;`, brackets, a new line.
 * - `at`: an employer follows.
 */
export type TitleSign = 'word' | 'and' | 'dash' | 'comma' | 'stop' | 'at';

export interface TitleToken {
  readonly sign: TitleSign;
  /** Folded spelling by which words are looked up. */
  readonly key: string;
  /** Cyrillic reading of a Latin word, for «direktor». */
  readonly cyrillic: string | null;
  /** Place in the title, in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Letter {
  readonly text: string;
  /** Part of a word: a letter or a digit. */
  readonly word: boolean;
  readonly start: number;
  readonly end: number;
}

const AND_WORDS = new Set(['and', 'и']);
const SIGNS: Readonly<Record<string, TitleSign>> = {
  '&': 'and',
  '+': 'and',
  '/': 'and',
  '\\': 'and',
  ',': 'comma',
  ':': 'dash',
  '"': 'dash',
  '«': 'dash',
  '»': 'dash',
  '“': 'dash',
  '”': 'dash',
  '„': 'dash',
  '|': 'stop',
  ';': 'stop',
  '(': 'stop',
  ')': 'stop',
  '[': 'stop',
  ']': 'stop',
  '•': 'stop',
  '·': 'stop',
  '\n': 'stop',
  '\r': 'stop',
  '@': 'at',
};

/** How `&` is left in titles taken from web pages. */
const ENTITY = '&amp;';

/** Cuts a title into tokens; punctuation that says nothing is left out. */
export function tokenizeTitle(title: string): TitleToken[] {
  const letters = readLetters(title);
  const tokens: TitleToken[] = [];
  for (let at = 0; at < letters.length;) {
    const end = endOfWord(letters, at);
    if (end > at) {
      tokens.push(...wordToken(letters.slice(at, end)));
      at = end;
      continue;
    }
    const sign = readSign(letters, at);
    const letter = letters[at];
    if (sign !== null && letter !== undefined)
      tokens.push({ sign, key: sign, cyrillic: null, start: letter.start, end: letter.end });
    at += isEntity(letters, at) ? ENTITY.length : 1;
  }
  const said = tokens.filter((token) => !isHour(token, title));
  return joinInitials(said, title).map((token) => (AND_WORDS.has(token.key) ? asAnd(token) : token));
}

/** The words of a rule's phrase, spelled as {@link tokenizeTitle} spells a title's; `&` is one of them. */
export function readPhrase(phrase: string): { readonly key: string; readonly open: boolean }[] {
  return phrase
    .split(/[\s-]+/u)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const open = part.endsWith('*');
      const tokens = tokenizeTitle(open ? part.slice(0, -1) : part);
      return tokens.map(({ key }, index) => ({ key, open: open && index === tokens.length - 1 }));
    });
}

/** One letter per character without its accents; a character may give several («ﬁ») or none. */
function readLetters(title: string): Letter[] {
  const letters: Letter[] = [];
  for (let at = 0; at < title.length;) {
    const end = isSimple(title, at) && (at + 1 === title.length || isSimple(title, at + 1)) ? at + 1 : null;
    const raw = end === null ? clusterAt(title, at) : title.charAt(at);
    for (const text of end === null ? simplify(raw) : raw.toLowerCase()) {
      letters.push({ text, word: isWordLetter(text), start: at, end: at + raw.length });
    }
    at += raw.length;
  }
  return letters;
}

/** Needs no decomposition, as nearly all of every title: ASCII, and Russian without й and ё. */
function isSimple(title: string, at: number): boolean {
  const code = title.charCodeAt(at);
  if (code >= 0x20 && code <= 0x7f) return true;
  return code >= 0x410 && code <= 0x44f && code !== 0x419 && code !== 0x439;
}

/** A character with the marks that stand on it. */
function clusterAt(title: string, at: number): string {
  const cluster = /\P{M}\p{M}*|\p{M}+/suy;
  cluster.lastIndex = at;
  return cluster.exec(title)?.[0] ?? title.charAt(at);
}

function simplify(cluster: string): string {
  const parts = cluster.normalize('NFKD').toLowerCase().normalize('NFKD');
  return parts.replaceAll(/[\p{M}\p{Cf}]/gu, '');
}

function isWordLetter(text: string): boolean {
  return (text >= 'a' && text <= 'z') || (text >= 'а' && text <= 'я') || /[\p{L}\p{N}]/u.test(text);
}

function endOfWord(letters: readonly Letter[], from: number): number {
  let at = from;
  while (letters[at]?.word === true) at += 1;
  return at;
}

function wordToken(letters: readonly Letter[]): TitleToken[] {
  const first = letters[0];
  const last = letters[letters.length - 1];
  if (first === undefined || last === undefined) return [];
  const key = foldWord(letters.map(({ text }) => text).join(''));
  if (key === '') return [];
  return [{ sign: 'word', key, cyrillic: transliterate(key), start: first.start, end: last.end }];
}

function readSign(letters: readonly Letter[], at: number): TitleSign | null {
  const text = letters[at]?.text ?? '';
  if (/\p{Pd}/u.test(text)) return isBlank(letters[at - 1]) || isBlank(letters[at + 1]) ? 'dash' : null;
  return SIGNS[text] ?? null;
}

/** "$20/hr" is a wage, and nobody of HR. */
function isHour({ key, start }: TitleToken, title: string): boolean {
  return key === 'hr' && /\d\s?[/-]?\s?$/u.test(title.slice(0, start));
}

function isEntity(letters: readonly Letter[], at: number): boolean {
  if (letters[at]?.text !== '&') return false;
  const text = letters.slice(at, at + ENTITY.length).map((letter) => letter.text);
  return text.join('') === ENTITY;
}

function isBlank(letter: Letter | undefined): boolean {
  return letter === undefined || /\s/u.test(letter.text);
}

/** `C.F.O.` and «и. о.» are one word each. */
function joinInitials(tokens: readonly TitleToken[], title: string): TitleToken[] {
  const joined: TitleToken[] = [];
  let open = false;
  for (const token of tokens) {
    const before = joined[joined.length - 1];
    const initial = token.sign === 'word' && [...token.key].length === 1;
    const dotted = before !== undefined && /^\.\s?$/u.test(title.slice(before.end, token.start));
    if (initial && open && dotted) {
      const key = before.key + token.key;
      joined[joined.length - 1] = { ...token, key, cyrillic: transliterate(key), start: before.start };
    } else {
      joined.push(token);
    }
    open = initial;
  }
  return joined;
}

function asAnd(token: TitleToken): TitleToken {
  return { ...token, sign: 'and', key: 'and', cyrillic: null };
}
