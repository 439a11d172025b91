/** Which alerts are of the time before this app looked: nobody needs a task for what has long been so. */
import type { CompanyFacts } from '../types.ts';
import type { Alert } from './alert.ts';

/**
 * True where neither what the alert rests on began, nor anybody of the company did anything, at `begun` (milliseconds
 * since 1970) or later.
 */
export function isOfThePast(
  { since }: Pick<Alert, 'since'>,
  facts: Pick<CompanyFacts, 'interactions'> | undefined,
  begun: number,
): boolean {
  if (since !== null && since >= begun) return false;
  return !(facts?.interactions ?? []).some(({ at }) => at >= begun);
}
