/** Which of the words of one part of a title decide the department. */
import type { TitleEntry, TitleMatch } from './title-lexicon.ts';
import { readHead } from './title-head.ts';
import type { Said, TitlePart } from './title-part.ts';
import { isLeading, type Department } from './vocabulary.ts';

/** Every department the words of a part name, also those left out of it. */
export function readNamed(part: TitlePart): Said<Department>[] {
  return [...part.items, ...part.hidden].flatMap((item) => {
    if (!('entries' in item)) return [];
    return item.entries.flatMap((entry) => candidateOf(entry, item, { depth: 0, order: 0 })?.said ?? []);
  });
}

interface Candidate {
  readonly said: readonly Said<Department>[];
  readonly weak: boolean;
  /** Names what the person is, not what the work is about. */
  readonly head: boolean;
  /** Of work in every field: operations, and who leads projects or an office. */
  readonly general: boolean;
  /** Leads people or work, and so belongs to what is led: a clinic's office manager is the clinic's. */
  readonly leads: boolean;
  /** How many "of" stand before it. */
  readonly depth: number;
  readonly order: number;
}

/** One answer for each piece between "and"s; of several words in a piece one decides; `strongOnly` leaves out weak answers. */
export function readDepartments(part: TitlePart, deputy: boolean, strongOnly = false): Said<Department>[] {
  const russian = part.items.some((item) => 'entries' in item && item.russian);
  const counts = readHead(part, russian);
  const groups: Candidate[][] = [[]];
  let depth = 0;
  part.items.forEach((item, order) => {
    if (!('entries' in item)) {
      if (item.sign === 'and') groups.push([]);
      return;
    }
    if (item.entries.some(({ kind }) => kind === 'of')) depth += 1;
    const place = { depth, order: russian ? order : -order };
    for (const entry of item.entries) {
      const candidate = counts(entry, item) ? candidateOf(entry, item, place) : null;
      if (candidate !== null) groups[groups.length - 1]?.push(candidate);
    }
  });
  const chosen = groups.flatMap((group) => choose(group, deputy) ?? []);
  const outside = isOutside(chosen, russian);
  return chosen
    .filter((each) => (!outside || (each.head && isOther(each))) && !(strongOnly && each.weak))
    .flatMap((each) => each.said);
}

/**
 * The first piece that names a person says that it is one of another walk of life. In Russian that is the first piece; in
 * English a field may stand before it: an "automation and controls instructor" is no engineer.
 */
function isOutside(chosen: readonly Candidate[], russian: boolean): boolean {
  const person = russian ? chosen[0] : chosen.find(({ head }) => head);
  return person !== undefined && person.head && !person.weak && isOther(person);
}

function candidateOf(
  entry: TitleEntry,
  match: TitleMatch,
  place: { readonly depth: number; readonly order: number },
): Candidate | null {
  if (entry.kind === 'department') {
    const { id, department, weak, general } = entry.rule;
    const said = [{ value: department, rule: id, match }];
    return { said, weak, general, head: false, leads: false, ...place };
  }
  if (entry.kind !== 'occupation') return null;
  const { id, departments, seniority, weak } = entry.rule;
  const said = departments.map((value) => ({ value, rule: id, match }));
  const leads = isLeading(seniority);
  return { said, weak, general: weak && leads, head: true, leads, ...place };
}

/**
 * Of a deputy of the head of the company the field he answers for; strong words before weak ones; what stands
 * before "of" before what it narrows; what the person is before what the work is about; then the last English
 * word ("IT procurement" is procurement) or the first Russian one («закупки ИТ» too).
 */
function choose(group: readonly Candidate[], deputy: boolean): Candidate | null {
  const ranked = group.toSorted(
    (a, b) =>
      (deputy ? Number(isExecutive(a)) - Number(isExecutive(b)) : 0) ||
      weightOf(a) - weightOf(b) ||
      a.depth - b.depth ||
      Number(b.head) - Number(a.head) ||
      a.order - b.order,
  );
  return ranked[0] ?? null;
}

/**
 * Lowest wins. Words of other walks of life outweigh weak words of the field: "farm operations" is a farm, and
 * "food service" no customer service. A weak name of a person outweighs both: a mining engineer is an engineer.
 */
function weightOf(candidate: Candidate): number {
  if (!candidate.weak) return 0;
  if (candidate.head && !candidate.leads) return 1;
  if (isOther(candidate)) return 2;
  return candidate.general ? 4 : 3;
}

function isOther(candidate: Candidate): boolean {
  return candidate.said.every(({ value }) => value === 'other');
}

function isExecutive(candidate: Candidate): boolean {
  return candidate.said.some(({ value }) => value === 'executive');
}
