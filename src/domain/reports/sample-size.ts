/**
 * How many cases a figure needs before it is said, and whether a difference is more than chance. A figure of too few is
 * not shown with a warning: it is not shown.
 */
import type { Language, Localized } from '../vocabulary.ts';
import { FEWEST_CASES } from './figures.ts';
import { writePercentRange } from '../words.ts';

/** An average of fewer moves by a fifth or more with a single deal. */
export const LEAST_FOR_AVERAGE = 5;
/** From so many cases on a difference is a finding, before that a hint: as much as call analysts ask for. */
export const LEAST_FOR_FINDING = 100;

export const TOO_FEW: Localized = { en: 'too few to say', ru: 'слишком мало, чтобы судить' };

export const READINGS = ['too_few', 'as_usual', 'hint', 'finding'] as const;
export type Reading = (typeof READINGS)[number];

export const READING_NAMES: Readonly<Record<Reading, Localized>> = {
  too_few: TOO_FEW,
  as_usual: { en: 'no different from usual', ru: 'как обычно' },
  hint: { en: 'hint', ru: 'намёк' },
  finding: { en: 'finding', ru: 'вывод' },
};

/** 1.96 standard errors: 19 of 20 samples of nothing but chance stay within. */
const Z = 1.96;

/** Wilson's interval of a share, 95 %; 0 to 1. It holds for small samples and for shares near 0 and 1. */
export function intervalOf(part: number, whole: number): { readonly low: number; readonly high: number } {
  if (whole === 0) return { low: 0, high: 1 };
  const share = part / whole;
  const scale = 1 + Z ** 2 / whole;
  const middle = (share + Z ** 2 / (2 * whole)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** A share beside the base rate it is compared with. `base`: 0 to 1. */
export function readShare(part: number, whole: number, base: number, baseCases: number): Reading {
  if (whole < FEWEST_CASES) return 'too_few';
  const { low, high } = intervalOf(part, whole);
  if (base >= low && base <= high) return 'as_usual';
  return baseCases >= LEAST_FOR_FINDING ? 'finding' : 'hint';
}

/**
 * Two samples of days: do they differ by more than chance? By ranks (Mann and Whitney), since a few deals
 * take years; equal days make it the more cautious.
 */
export function readDifference(one: readonly number[], other: readonly number[]): Reading {
  if (one.length < FEWEST_CASES || other.length < FEWEST_CASES) return 'too_few';
  const below = one.reduce((sum, a) => sum + other.reduce((n, b) => n + compareHalves(a, b), 0), 0);
  const [n, m] = [one.length, other.length];
  const error = Math.sqrt((n * m * (n + m + 1)) / 12);
  if (Math.abs(below - (n * m) / 2) / error < Z) return 'as_usual';
  return n + m >= LEAST_FOR_FINDING ? 'finding' : 'hint';
}

function compareHalves(a: number, b: number): number {
  if (a === b) return 0.5;
  return a < b ? 1 : 0;
}

/** `42–71 %`, the interval a share of this sample really says; too few: that. */
export function describeInterval(part: number, whole: number, language: Language): string {
  if (whole < FEWEST_CASES) return TOO_FEW[language];
  const { low, high } = intervalOf(part, whole);
  return writePercentRange(`${Math.round(100 * low)}–${Math.round(100 * high)}`, language);
}

/** Where every figure comes from, deal by deal. */
export const OPENED: Localized = {
  en: 'What was counted, deal by deal: report deal-figures; touch by touch: report deal-touches; stage by stage: report deal-stages.',
  ru: 'Что посчитано, по сделкам: отчёт deal-figures; по касаниям: отчёт deal-touches; по стадиям: отчёт deal-stages.',
};

export const NOT_A_CAUSE: Localized = {
  en: 'What goes together is told, not what causes what.',
  ru: 'Показано, что с чем сочетается, а не что из чего следует.',
};
