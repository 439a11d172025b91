/**
 * What somebody is at work, from the job title: departments and seniority, with the words that decided.
 * Unknown is a good answer; a wrong one costs trust.
 */
import { compileLexicon, type TitleMatch } from './title-lexicon.ts';
import { highest, readPart, type PartReading, type Said } from './title-part.ts';
import { splitParts } from './title-split.ts';
import { orderParts } from './title-order.ts';
import { tokenizeTitle } from './title-text.ts';
import type { TitleEffect, TitleRules } from './title-rules.ts';
import type { Persona, TitleEvidence } from './types.ts';
import type { Department, Seniority } from './vocabulary.ts';

export interface TitleConfidence {
  /** Department and seniority were both read. */
  readonly full: number;
  /** Only the department was read. */
  readonly partial: number;
}

/** The ceilings of a title's evidence, 0 to 1, where the caller has none of his own. */
const DEFAULT_CONFIDENCE: TitleConfidence = { full: 0.8, partial: 0.6 };

/** Longer texts are no job titles (a long profile headline has about 220 characters) and say nothing. */
export const LONGEST_TITLE = 1000;

const EFFECT_WORDS: Readonly<Record<TitleEffect, string>> = {
  deputy: 'deputy: one level lower',
  assistant: 'assistant: not the rank of the person named',
  assistant_rank: 'assistant: below the rank named',
  servant: 'works for a person, not in the field',
  junior: 'junior: staff',
  former: 'not, or no longer, in this position',
  acting: 'acting: counts as the position',
};

/**
 * Prepares the rules once and returns the reader of titles. The reader never throws, whatever the text, and is
 * pure; it keeps no cache. Evidence offsets are UTF-16 units of the title as it was typed, end exclusive.
 */
export function compileTitles(
  rules: TitleRules,
  confidence: TitleConfidence = DEFAULT_CONFIDENCE,
): (title: string | null) => Persona {
  const readWords = compileLexicon(rules);
  return (title) => {
    if (title === null || title.length > LONGEST_TITLE)
      return describe('', [], [], 'unknown', [], confidence);
    const readings = splitParts(readWords(tokenizeTitle(title))).map(readPart);
    return weigh(title, joinReadings(title, readings, confidence), readings);
  };
}

/** Adds what speaks for departments that were not read: an employer's words, outweighed ones, a former position. */
function weigh(title: string, persona: Persona, readings: readonly PartReading[]): Persona {
  const against = readings.flatMap(({ named }) =>
    named.filter(({ value }) => !persona.departments.includes(value)),
  );
  const cited = against.map((each) => cite(title, each, `not counted: ${each.value}`));
  const once = new Map(cited.map((each) => [`${each.start} ${each.says}`, each]));
  return { ...persona, counterEvidence: [...once.values()] };
}

/** Puts the parts together: what the first says of the department leads, the highest rank counts. */
function joinReadings(title: string, readings: readonly PartReading[], confidence: TitleConfidence): Persona {
  const all = readings.flatMap(({ effects }) => effects);
  if (readings.some(({ voids }) => voids === 'all')) {
    const former = all.filter(({ value }) => value === 'former');
    return describe(title, former, [], 'unknown', [], confidence);
  }
  const counted = orderParts(narrowGeneral(resolveAlone(readings.slice(0, endOfPerson(readings)))));
  const departments: Said<Department>[] = [];
  for (const reading of counted) if (adds(reading, departments)) departments.push(...reading.departments);
  const own = departments.some(({ value }) => value !== 'other')
    ? departments.filter(({ value }) => value !== 'other')
    : departments;
  const seniority = highest(counted.map((each) => each.seniority));
  const rank = counted.filter((each) => each.seniority === seniority).flatMap((each) => each.rank);
  const seen = readings.slice(0, Math.max(counted.length, endOfPerson(readings) + 1));
  return describe(
    title,
    seen.flatMap(({ effects }) => effects),
    own,
    seniority,
    rank,
    confidence,
  );
}

/** How many parts are about this person: not those from "former" on, nor those after "assistant to". */
function endOfPerson(readings: readonly PartReading[]): number {
  const at = readings.findIndex(({ voids, endsTitle }) => voids === 'rest' || endsTitle);
  if (at === -1) return readings.length;
  return readings[at]?.voids === 'rest' ? at : at + 1;
}

/**
 * «Директор» leads the company, unless another part names the field: «Директор, отдел продаж». A vice president is one
 * of a field that any other part names: "VP, Portfolio Manager".
 */
function resolveAlone(readings: readonly PartReading[]): PartReading[] {
  return readings.map((reading) => {
    const { alone } = reading;
    if (alone === null) return reading;
    const narrowed = readings.some(
      (each) => each.departments.length > 0 && (each.seniority === 'unknown' || alone.seniority === 'vp'),
    );
    if (narrowed) return reading;
    const { rule, match } = alone.department;
    const rank = [{ value: alone.seniority, rule, match }];
    return { ...reading, departments: [alone.department], seniority: alone.seniority, rank };
  });
}

/** "General Manager - Hotel" leads a hotel, not the company: another part names another walk of life. */
function narrowGeneral(readings: readonly PartReading[]): readonly PartReading[] {
  const outside = readings.some(
    ({ departments, seniority }) =>
      seniority === 'unknown' &&
      departments.length > 0 &&
      departments.every(({ value }) => value === 'other'),
  );
  if (!outside) return readings;
  return readings.map((reading) =>
    reading.seniority === 'director' && reading.departments.every(({ value }) => value === 'executive')
      ? { ...reading, departments: [] }
      : reading,
  );
}

/**
 * A later part without a rank is often a company or a topic; after a comma it may be a second field. It says no more
 * about somebody whose trade stands before: "Welder, maintenance".
 */
function adds(reading: PartReading, known: readonly Said<Department>[]): boolean {
  if (known.length === 0 || reading.seniority !== 'unknown') return true;
  const settled =
    known.every(({ value }) => value === 'other') || known.some(({ value }) => value === 'executive');
  return reading.before === 'comma' && !settled;
}

function describe(
  title: string,
  effects: readonly Said<TitleEffect>[],
  departments: readonly Said<Department>[],
  seniority: Seniority,
  rank: readonly Said<Seniority>[],
  confidence: TitleConfidence,
): Persona {
  const known = departments.length > 0;
  const full = known && seniority !== 'unknown';
  return {
    departments: [...new Set(departments.map(({ value }) => value))],
    seniority,
    full,
    confidence: full ? confidence.full : known ? confidence.partial : 0,
    evidence: [
      ...departments.map((each) => cite(title, each, `department: ${each.value}`)),
      ...rank.map((each) => cite(title, each, `seniority: ${each.value}`)),
      ...effects.map((each) => cite(title, each, EFFECT_WORDS[each.value])),
    ],
    counterEvidence: [],
  };
}

function cite(title: string, { rule, match }: Said<unknown>, says: string): TitleEvidence {
  const { start, end } = spanOf(match);
  return { rule, text: title.slice(start, end), start, end, says };
}

function spanOf({ first, last }: TitleMatch): { start: number; end: number } {
  return { start: first.start, end: last.end };
}
