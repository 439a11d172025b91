/** Cuts a title at its commas, brackets and lines, and leaves out employers and other people. */
import type { TitleEntry, TitleMatch } from './title-lexicon.ts';
import type { TitlePart } from './title-part.ts';
import type { TitleSign, TitleToken } from './title-text.ts';
import { isLeading } from './vocabulary.ts';

interface OpenPart {
  readonly before: TitleSign | null;
  readonly items: (TitleMatch | TitleToken)[];
  readonly hidden: TitleMatch[];
  cut: boolean;
}

/**
 * "to" hides what follows up to the next break, except after a deputy, who has the other's field; an employer
 * hides all up to the next new thought, since company names hold commas, quotes and words of every department.
 */
export function splitParts(items: readonly (TitleMatch | TitleToken)[]): TitlePart[] {
  let open: OpenPart = { before: null, items: [], hidden: [], cut: false };
  const parts = [open];
  let hidden: 'nothing' | 'person' | 'employer' = 'nothing';
  for (const item of items) {
    const sign = breakOf(item);
    if (sign !== null && sign !== 'stop' && isBareRank(open)) continue;
    if (sign !== null && (hidden !== 'employer' || sign === 'stop')) {
      hidden = 'nothing';
      open = { before: sign, items: [], hidden: [], cut: false };
      parts.push(open);
    } else if (sign === null && hidden === 'nothing') {
      hidden = hides(item, open);
      if (hidden === 'nothing') open.items.push(item);
      else open.cut ||= hidden === 'person';
    } else if ('entries' in item) {
      open.hidden.push(item);
    }
  }
  return parts.filter((part) => part.items.length > 0 || part.cut);
}

/** What follows the comma of "Vice President, Network Optimization" is what is led, as behind "of". */
function isBareRank({ items, cut }: OpenPart): boolean {
  const words = items.filter((item): item is TitleMatch => 'entries' in item);
  const ranks = words.every(
    ({ entries, russian }) =>
      !russian &&
      entries.length > 0 &&
      entries.every(({ kind }) => kind === 'seniority' || kind === 'ignored' || kind === 'modifier'),
  );
  return ranks && !cut && words.some((match) => has(match, leads));
}

function leads(entry: TitleEntry): boolean {
  return entry.kind === 'seniority' && isLeading(entry.rule.seniority);
}

function breakOf(item: TitleMatch | TitleToken): TitleSign | null {
  if ('entries' in item) return null;
  return item.sign === 'dash' || item.sign === 'comma' || item.sign === 'stop' ? item.sign : null;
}

function hides(item: TitleMatch | TitleToken, part: OpenPart): 'nothing' | 'person' | 'employer' {
  if (!('entries' in item)) return item.sign === 'at' ? 'employer' : 'nothing';
  if (has(item, (entry) => entry.kind === 'at')) return 'employer';
  const deputy = part.items.some(
    (each) =>
      'entries' in each && has(each, (entry) => entry.kind === 'modifier' && entry.rule.effect === 'deputy'),
  );
  return !deputy && has(item, (entry) => entry.kind === 'to') ? 'person' : 'nothing';
}

function has(match: TitleMatch, test: (entry: TitleEntry) => boolean): boolean {
  return match.entries.some(test);
}
