/** Letters of two scripts: one spelling for words that people write in several ways. */

/** Lower-case letters of both scripts that look alike, at least as capitals. */
const LOOKALIKES: readonly (readonly [cyrillic: string, latin: string])[] = [
  ['а', 'a'],
  ['в', 'b'],
  ['с', 'c'],
  ['е', 'e'],
  ['н', 'h'],
  ['і', 'i'],
  ['к', 'k'],
  ['м', 'm'],
  ['о', 'o'],
  ['р', 'p'],
  ['т', 't'],
  ['х', 'x'],
  ['у', 'y'],
];
const TO_LATIN = new Map(LOOKALIKES);
const TO_CYRILLIC = new Map(LOOKALIKES.map(([cyrillic, latin]) => [latin, cyrillic]));

/** Letters that typing and transliteration confuse or leave out. NFKD has made и of й and е of ё before. */
const FOLDED: Readonly<Record<string, string>> = { ь: '', ъ: '', ы: 'и', э: 'е' };

/** Longest first within a length; from the spellings of passports, mail and chats. */
const TRANSLITERATED: Readonly<Record<string, string>> = {
  shch: 'щ',
  sch: 'щ',
  dzh: 'дж',
  dj: 'дж',
  dg: 'дж',
  zh: 'ж',
  kh: 'х',
  ch: 'ч',
  sh: 'ш',
  ts: 'ц',
  tz: 'ц',
  ya: 'я',
  ja: 'я',
  yu: 'ю',
  ju: 'ю',
  yo: 'е',
  ye: 'е',
  ck: 'к',
  ph: 'ф',
  a: 'а',
  b: 'б',
  c: 'ц',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'и',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'кс',
  y: 'и',
  z: 'з',
};
const LONGEST_SPELLING = 4;

/** Every letter of words this long or shorter is meant: «ИИ» is not «и», «ВЭД» not «вед.». */
const SHORT_WORD = 3;

export function hasCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

/**
 * The spelling under which a word is looked up. Takes lower case without accents. Latin words stay as they are;
 * in Cyrillic ones soft signs, ы, э and doubled letters fold, so that «комерческий» and `kommercheskij` meet
 * «коммерческий». A word of both scripts is read in the one its look-alike letters allow: Latin first.
 */
export function foldWord(word: string): string {
  if (!hasCyrillic(word)) return word;
  const single = /[a-z]/.test(word) ? unmix(word) : word;
  return hasCyrillic(single) ? foldCyrillic(single) : single;
}

/**
 * The Cyrillic reading of a Latin word, folded as by {@link foldWord}; `null` where there is none. Short words have
 * none: "IP counsel" is no «ИП».
 */
export function transliterate(word: string): string | null {
  if (word.length <= SHORT_WORD || !/^[a-z]+$/.test(word)) return null;
  let result = '';
  for (let at = 0; at < word.length;) {
    let length = Math.min(LONGEST_SPELLING, word.length - at);
    while (length > 1 && TRANSLITERATED[word.slice(at, at + length)] === undefined) length -= 1;
    result += TRANSLITERATED[word.slice(at, at + length)] ?? '';
    at += length;
  }
  return foldCyrillic(result);
}

function foldCyrillic(word: string): string {
  if (word.length <= SHORT_WORD) return word;
  const letters = [...word].map((letter) => FOLDED[letter] ?? letter).join('');
  return [...letters].filter((letter, at) => letter !== letters[at - 1]).join('');
}

function unmix(word: string): string {
  const letters = [...word];
  const latin = letters.map((letter) => TO_LATIN.get(letter) ?? letter).join('');
  if (!hasCyrillic(latin)) return latin;
  return letters.map((letter) => TO_CYRILLIC.get(letter) ?? letter).join('');
}
