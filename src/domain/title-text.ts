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
    at += 1;
  }
  return joinInitials(tokens, title).map((token) => (AND_WORDS.has(token.key) ? asAnd(token) : token));
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

/** Letters that need no decomposition, nearly all of every title: ASCII, Russian without й and ё. */
const SIMPLE = /^[\x20-\x7f\u0410-\u0418\u041a-\u0438\u043a-\u044f]$/u;

function simplify(letter: string): string {
  return letter
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '');
}

/** One letter per character without its accents; a character may give several («ﬁ») or none. */
function readLetters(title: string): Letter[] {
  const letters: Letter[] = [];
  for (const found of title.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const start = found.index;
    const end = start + found[0].length;
    const plain = SIMPLE.test(found[0]) ? found[0].toLowerCase() : simplify(found[0]);
    for (const text of plain) letters.push({ text, start, end });
  }
  return letters;
}

function endOfWord(letters: readonly Letter[], from: number): number {
  let at = from;
  while (at < letters.length && isWordLetter(letters[at]?.text)) at += 1;
  return at;
}

function isWordLetter(text: string | undefined): boolean {
  return text !== undefined && /[\p{L}\p{N}]/u.test(text);
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
