/** One part of a title, between commas or other breaks: which departments and which rank it names. */
import type { TitleEntry, TitleMatch } from './title-lexicon.ts';
import type { TitleSign, TitleToken } from './title-text.ts';
import type { TitleEffect } from './title-rules.ts';
import { readDepartments, readNamed } from './title-departments.ts';
import { isLeading, SENIORITIES, type Department, type Seniority } from './vocabulary.ts';

export interface TitlePart {
  /** The break before it; `null` for the first. */
  readonly before: TitleSign | null;
  readonly items: readonly (TitleMatch | TitleToken)[];
  /** Words of another person or of an employer. */
  readonly hidden: readonly TitleMatch[];
  /** Words after "to" or "at" were left out here: another person's or an employer's. */
  readonly cut: boolean;
}

/** What was read, the rule that read it and the words it rests on. */
export interface Said<Value> {
  readonly value: Value;
  readonly rule: string;
  readonly match: TitleMatch;
}

export interface PartReading {
  readonly before: TitleSign | null;
  readonly departments: readonly Said<Department>[];
  readonly seniority: Seniority;
  /** The words the rank rests on; empty where it follows from the effects alone. */
  readonly rank: readonly Said<Seniority>[];
  readonly effects: readonly Said<TitleEffect>[];
  /** The part is nothing but one rank with a meaning of its own, such as «Директор». */
  readonly alone: { readonly department: Said<Department>; readonly seniority: Seniority } | null;
  /** How far the part says that nothing is known: of itself and what follows, or of the whole title. */
  readonly voids: 'nothing' | 'rest' | 'all';
  /** Every department its words name, whether it counts or not. */
  readonly named: readonly Said<Department>[];
  /** What follows is about the person who is assisted. */
  readonly endsTitle: boolean;
  /** How much the words of its departments say: a field of their own, or work of every field. */
  readonly says: 'field' | 'hint' | 'general';
}

const LOWERED: Readonly<Record<Seniority, Seniority>> = {
  c_level: 'director',
  vp: 'director',
  director: 'manager',
  manager: 'senior',
  senior: 'staff',
  staff: 'staff',
  unknown: 'unknown',
};

/** Reads one part by itself; {@link joinReadings} decides what counts beside the others. */
export function readPart(part: TitlePart): PartReading {
  const effects = said(part, (entry) =>
    entry.kind === 'modifier' ? [[entry.rule.effect, entry.rule.id]] : [],
  );
  const has = (effect: TitleEffect): boolean => effects.some(({ value }) => value === effect);
  const ranks = readRanks(part);
  const named = readNamed(part);
  const blank = {
    before: part.before,
    effects,
    named,
    alone: null,
    endsTitle: false,
    says: 'field',
  } as const;
  if (has('former')) {
    const bare = contentOf(part).length === 1 && !part.cut;
    return { ...blank, departments: [], seniority: 'unknown', rank: [], voids: bare ? 'all' : 'rest' };
  }
  const assists = has('assistant') || has('servant') || (has('assistant_rank') && !assistsRank(part));
  if (assists) return readAssistant(part, ranks, effects, has('servant'));
  const deputy = has('deputy') || has('assistant_rank');
  const top = highest(ranks.map(({ value }) => value));
  const departments = readDepartments(part, deputy);
  return {
    ...blank,
    departments,
    says: weighWords(departments),
    seniority: has('junior') ? 'staff' : deputy ? LOWERED[top] : top,
    rank: ranks.filter(({ value }) => value === top),
    alone: readAlone(part, deputy),
    voids: 'nothing',
  };
}

/** The highest of several ranks; `unknown` of none. */
export function highest(seniorities: readonly Seniority[]): Seniority {
  return SENIORITIES.find((each) => seniorities.includes(each)) ?? 'unknown';
}

function readAssistant(
  part: TitlePart,
  ranks: readonly Said<Seniority>[],
  effects: readonly Said<TitleEffect>[],
  servant: boolean,
): PartReading {
  const content = contentOf(part);
  const ofPerson = part.cut || ranks.some(({ value }) => isLeading(value));
  const found = servant || ofPerson ? [] : readDepartments(part, false, true);
  const own = effects[0];
  const other = own === undefined ? [] : [{ value: 'other' as const, rule: own.rule, match: own.match }];
  const trailing = content.length > 1 && content[content.length - 1] === own?.match && !part.cut;
  return {
    before: part.before,
    departments: found.length > 0 ? found : other,
    seniority: 'staff',
    rank: own === undefined ? [] : [{ value: 'staff', rule: own.rule, match: own.match }],
    effects,
    named: readNamed(part),
    alone: null,
    voids: 'nothing',
    endsTitle: !trailing,
    says: 'field',
  };
}

/** The most that any word of the departments says. */
function weighWords(departments: readonly Said<Department>[]): PartReading['says'] {
  const rules = departments.flatMap(({ rule, match }) =>
    match.entries.flatMap((entry) =>
      (entry.kind === 'department' || entry.kind === 'occupation') && entry.rule.id === rule ? [entry] : [],
    ),
  );
  if (rules.some(({ rule }) => !rule.weak)) return 'field';
  const general = rules.every((entry) =>
    entry.kind === 'department' ? entry.rule.general : isLeading(entry.rule.seniority),
  );
  return general && rules.length > 0 ? 'general' : 'hint';
}

/** "Assistant director" ranks below the director; "assistant to the director" and "HR assistant" have no rank. */
function assistsRank(part: TitlePart): boolean {
  const matches = contentOf(part);
  const at = matches.findIndex(({ entries }) =>
    entries.some((each) => each.kind === 'modifier' && each.rule.effect === 'assistant_rank'),
  );
  const after = matches.slice(at + 1);
  const narrows = after[0]?.entries.some(({ kind }) => kind === 'of') === true;
  return !narrows && after.some(({ entries }) => entries.some((each) => isLeading(rankOf(each))));
}

function rankOf(entry: TitleEntry): Seniority {
  return entry.kind === 'seniority' || entry.kind === 'occupation' ? entry.rule.seniority : 'unknown';
}

function readRanks(part: TitlePart): Said<Seniority>[] {
  const raisers = new Set(
    said(part, (entry) => (entry.kind === 'raiser' ? [[entry.id, entry.id]] : [])).map(({ value }) => value),
  );
  return said(part, (entry): [Seniority, string][] => {
    if (entry.kind === 'seniority') {
      const { id, seniority, raised } = entry.rule;
      return [[raised !== null && raisers.has(id) ? raised.to : seniority, id]];
    }
    if (entry.kind !== 'occupation' || entry.rule.seniority === 'unknown') return [];
    return [[entry.rule.seniority, entry.rule.id]];
  });
}

function readAlone(part: TitlePart, deputy: boolean): PartReading['alone'] {
  const content = contentOf(part).filter(
    ({ entries }) => !entries.some(({ kind }) => kind === 'modifier' || kind === 'of'),
  );
  const [match] = content;
  if (content.length !== 1 || match === undefined) return null;
  for (const entry of match.entries) {
    if (entry.kind !== 'seniority' || entry.rule.alone === null) continue;
    const { department, seniority } = entry.rule.alone;
    return {
      department: { value: department, rule: entry.rule.id, match },
      seniority: deputy ? LOWERED[seniority] : seniority,
    };
  }
  return null;
}

/** The matches that are not known to say nothing; unknown words are content. */
function contentOf(part: TitlePart): TitleMatch[] {
  return part.items.filter(
    (item): item is TitleMatch =>
      'entries' in item && !(item.entries.length > 0 && item.entries.every(({ kind }) => kind === 'ignored')),
  );
}

function said<Value>(part: TitlePart, read: (entry: TitleEntry) => [Value, string][]): Said<Value>[] {
  return part.items.flatMap((item) =>
    'entries' in item
      ? item.entries.flatMap((entry) => read(entry).map(([value, rule]) => ({ value, rule, match: item })))
      : [],
  );
}
