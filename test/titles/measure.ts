/** How well titles are read: counts over a labelled set. */
import type { Persona } from '../../src/domain/types.ts';
import { DEPARTMENTS, type Department } from '../../src/domain/vocabulary.ts';
import type { LabelledTitle } from './labelled-set.ts';

export interface Mistake {
  readonly title: string;
  readonly expected: string;
  readonly read: string;
  /** The words that decided. */
  readonly words: string;
}

/** Shares are 0 to 1. */
export interface Quality {
  readonly titles: number;
  /** Of the titles read as a buying department, those read right. */
  readonly precision: number;
  /** Of the people of a buying department, those read right. */
  readonly recall: number;
  /** Of the people outside, those read as a buying department. */
  readonly wrongForOthers: number;
  /** Of the titles with a judged rank and a department that was read right, those whose rank is exact. */
  readonly seniority: number;
  /** How many titles `seniority` rests on. */
  readonly ranked: number;
  readonly perDepartment: ReadonlyMap<
    Department,
    { readonly precision: number; readonly recall: number; readonly titles: number }
  >;
  readonly mistakes: readonly Mistake[];
  readonly ranks: readonly Mistake[];
}

type Read = (title: string) => Persona;

interface Reading {
  readonly labelled: LabelledTitle;
  readonly persona: Persona;
  /** What was read; `null` for `other` and for nothing, which say the same: nobody to buy. */
  readonly read: Department | null;
  readonly right: boolean;
}

/** Only the first department counts; it is the one roles rest on. */
export function measure(set: readonly LabelledTitle[], readTitle: Read): Quality {
  const readings = set.map((labelled) => readOne(labelled, readTitle));
  const named = readings.filter(({ read }) => read !== null);
  const inside = readings.filter(({ labelled }) => !labelled.departments.includes('other'));
  const outside = readings.filter(({ labelled }) => isOutside(labelled));
  const ranked = readings.filter(
    ({ labelled, read, right }) => labelled.seniority !== null && read !== null && right,
  );
  const exact = ranked.filter(({ labelled, persona }) => persona.seniority === labelled.seniority);
  return {
    titles: set.length,
    precision: share(named.filter(({ right }) => right).length, named.length),
    recall: share(inside.filter(({ read, right }) => right && read !== null).length, inside.length),
    wrongForOthers: share(outside.filter(({ read }) => read !== null).length, outside.length),
    seniority: share(exact.length, ranked.length),
    ranked: ranked.length,
    perDepartment: new Map(
      DEPARTMENTS.filter((each) => each !== 'other').map((each) => [each, measureOne(each, readings)]),
    ),
    mistakes: [...named.filter(({ right }) => !right), ...inside.filter(({ read }) => read === null)].map(
      describe,
    ),
    ranks: ranked
      .filter(({ labelled, persona }) => persona.seniority !== labelled.seniority)
      .map(({ labelled, persona }) => ({
        title: labelled.title,
        expected: labelled.seniority ?? '',
        read: persona.seniority,
        words: '',
      })),
  };
}

function readOne(labelled: LabelledTitle, readTitle: Read): Reading {
  const persona = readTitle(labelled.title);
  const [first] = persona.departments;
  const read = first === undefined || first === 'other' ? null : first;
  return { labelled, persona, read, right: labelled.departments.includes(read ?? 'other') };
}

/** Titles that may count either way say nothing about wrong departments for outsiders. */
function isOutside({ departments }: LabelledTitle): boolean {
  return departments.length === 1 && departments[0] === 'other';
}

function measureOne(
  department: Department,
  readings: readonly Reading[],
): { precision: number; recall: number; titles: number } {
  const named = readings.filter(({ read }) => read === department);
  const own = readings.filter(
    ({ labelled }) => labelled.departments.length === 1 && labelled.departments[0] === department,
  );
  return {
    precision: share(named.filter(({ right }) => right).length, named.length),
    recall: share(own.filter(({ read }) => read === department).length, own.length),
    titles: own.length,
  };
}

function describe({ labelled, read, persona }: Reading): Mistake {
  return {
    title: labelled.title,
    expected: labelled.departments.join('/'),
    read: read ?? '-',
    words: persona.evidence.map(({ text }) => text).join(' + '),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
