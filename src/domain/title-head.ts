/**
 * What the head of a part lets the other words say. The head says what the person is: in English it ends the phrase
 * ("data entry clerk"), in Russian it begins it («оператор ввода данных»). There are more trades than rules, so a head
 * that no rule knows is somebody's trade, and words for a field beside it only say what the trade is about: an "event
 * decorator" is in no department. A weak word of a field says as little behind a word that no rule knows.
 */
import type { TitleEntry, TitleMatch } from './title-lexicon.ts';
import type { TitlePart } from './title-part.ts';
import { isLeading, type Department } from './vocabulary.ts';

/** Whether what the rules say of some words counts in their part. */
export type Counts = (entry: TitleEntry, match: TitleMatch) => boolean;

/** Grades and numbers behind a title: "Analyst II", "Clerk 3". */
const GRADE = /^(?:\d+\p{L}{0,2}|[ivx]+|[a-z])$/u;

/** Finds the head of a part and says which rules count beside it. */
export function readHead(part: TitlePart, russian: boolean): Counts {
  const words = part.items.filter((item): item is TitleMatch => 'entries' in item && !saysNothing(item));
  const head = headOf(words, russian);
  const leader = words.findIndex(leads);
  const led = (match: TitleMatch): boolean => leader !== -1 && leader < words.indexOf(match);
  const strange =
    head !== null &&
    isUnknown(head) &&
    !words.some(russian ? namesPerson : (match) => ranks(match, words)) &&
    !followsPerson(head, words);
  const yields = head === null ? null : yieldsOf(head);
  const shortHead = head !== null && !led(head) && head.entries.some(isHeadOnly) ? head : null;
  const afterUnknown = (match: TitleMatch): boolean => {
    const before = words[words.indexOf(match) - 1];
    return !russian && before !== undefined && isUnknown(before);
  };
  return (entry, match) => {
    if (entry.kind === 'occupation') {
      const { place, weak, seniority, departments } = entry.rule;
      if (place === 'head') return match === shortHead;
      return !(weak && isLeading(seniority) && !departments.includes('other') && afterUnknown(match));
    }
    if (entry.kind !== 'department') return true;
    if (match === shortHead) return false;
    const { department, weak } = entry.rule;
    if (department === 'other') return true;
    if (yields !== null && !yields.includes(department)) return false;
    return !strange && !(weak && afterUnknown(match));
  };
}

/** Before "of" and the like, where something stands there. */
function headOf(words: readonly TitleMatch[], russian: boolean): TitleMatch | null {
  const of = words.findIndex((match) => match.entries.some(({ kind }) => kind === 'of'));
  const phrase = of > 0 ? words.slice(0, of) : words;
  return (russian ? phrase[0] : phrase[phrase.length - 1]) ?? null;
}

function yieldsOf({ entries }: TitleMatch): readonly Department[] | null {
  for (const entry of entries)
    if (entry.kind === 'occupation' && entry.rule.yields !== null) return entry.rule.yields;
  return null;
}

function isHeadOnly(entry: TitleEntry): boolean {
  return entry.kind === 'occupation' && entry.rule.place === 'head';
}

/** "Director Marketing Nordics": behind a leader words for a field are his, whatever ends the phrase. */
function leads({ entries }: TitleMatch): boolean {
  return entries.some((entry) => entry.kind === 'seniority' && isLeading(entry.rule.seniority));
}

/** "Marketing Manager Nordics" is led by a manager; the first word may only be an adjective, as in "associate". */
function ranks(match: TitleMatch, words: readonly TitleMatch[]): boolean {
  if (match === words[0]) return leads(match);
  return match.entries.some((entry) => entry.kind === 'seniority' && entry.rule.seniority !== 'senior');
}

/** "Security Engineer Fort Norwood", "Sales Internship Springfield": what follows a trade at once is a place or a team. */
function followsPerson(head: TitleMatch, words: readonly TitleMatch[]): boolean {
  const at = words.slice(0, words.indexOf(head)).findLastIndex((match) => !isUnknown(match));
  return (
    words[at]?.entries.some((entry) => entry.kind === 'occupation' || (at > 0 && isJunior(entry))) ?? false
  );
}

/** An intern, a trainee: names somebody where other words stand before it. */
function isJunior(entry: TitleEntry): boolean {
  return entry.kind === 'modifier' && entry.rule.effect === 'junior';
}

function namesPerson({ entries }: TitleMatch): boolean {
  return entries.some(({ kind }) => kind === 'seniority' || kind === 'occupation');
}

function isUnknown({ entries }: TitleMatch): boolean {
  return entries.length === 0;
}

function saysNothing({ entries, first }: TitleMatch): boolean {
  return entries.length === 0 ? GRADE.test(first.key) : entries.every(({ kind }) => kind === 'ignored');
}
