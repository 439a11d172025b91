import { timingSafeEqual } from 'node:crypto';

/**
 * Compares two ASCII texts in a time that depends on their length only (P4). Both are compared as text, not as what
 * they decode to: base64 has several spellings of the same bytes, and only one of them is the right signature.
 */
export function isEqualInConstantTime(expected: string, given: string): boolean {
  const left = Buffer.from(expected, 'latin1');
  const right = Buffer.from(given, 'latin1');
  return left.length === right.length && timingSafeEqual(left, right);
}
