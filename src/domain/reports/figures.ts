/** Figures that reports have in common, and when they had better be silent. */

/** Fewer cases than this tell nothing in percent; the same figure as for a hint in the other reports. */
export const FEWEST_CASES = 20;

export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Whole percent; `null` below the fewest cases. */
export function shareOf(part: number, whole: number): number | null {
  return whole < FEWEST_CASES ? null : Math.round((100 * part) / whole);
}

/** With one decimal. */
export function daysOf(ms: number): number {
  return Math.round((10 * ms) / 86_400_000) / 10;
}
