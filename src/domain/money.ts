/** Money as whole hundredths, so that sums are exact; amounts of different currencies are never added. */

/** Hundredths; `null` for what is no amount. HubSpot writes `1200000.5`. */
export function parseMoney(text: string | null | undefined): number | null {
  const match = /^(\d{1,13})(?:\.(\d*))?$/u.exec(text?.trim() ?? '');
  if (match === null) return null;
  const [, whole = '', rest = ''] = match;
  const hundredths = Number(rest.slice(0, 2).padEnd(2, '0')) + (Number(rest[2] ?? '0') >= 5 ? 1 : 0);
  return Number(whole) * 100 + hundredths;
}

/** Plain decimal, without grouping, for programs and tables alike: `1200000.50`, `1200000`. */
export function formatMoney(hundredths: number): string {
  const text = (hundredths / 100).toFixed(2);
  return text.endsWith('.00') ? text.slice(0, -3) : text;
}

/** By currency; the portal's own stands under the empty name. */
export function sumMoney(
  amounts: readonly { readonly amount: number | null; readonly currency: string | null }[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts)
    if (amount !== null) sums.set(currency ?? '', (sums.get(currency ?? '') ?? 0) + amount);
  return sums;
}

/** So many tenths of a percent of an amount, rounded to the hundredth; exact however large the amount is. */
export function partOfMoney(hundredths: number, tenthsOfPercent: number): number {
  const product = BigInt(hundredths) * BigInt(tenthsOfPercent);
  return Number((product + 500n) / 1000n);
}

/**
 * Splits an amount by weights so that the parts sum to it exactly: whole parts first, then a hundredth more to the largest
 * remainders, of equal ones to the first (Hamilton's method). `weights`: whole and not negative, of which one at least is
 * above 0. The same as many parts, in the same order.
 */
export function splitMoney(hundredths: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError('splitMoney: expected a weight above 0');
  const shares = weights.map((weight, n) => {
    const exact = BigInt(hundredths) * BigInt(weight);
    return { n, whole: exact / total, rest: exact % total };
  });
  const left = BigInt(hundredths) - shares.reduce((sum, { whole }) => sum + whole, 0n);
  const order = [...shares].sort((a, b) => (a.rest === b.rest ? a.n - b.n : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(order.slice(0, Number(left)).map(({ n }) => n));
  return shares.map(({ n, whole }) => Number(whole) + (lucky.has(n) ? 1 : 0));
}
