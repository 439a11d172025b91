import type { CompanyAct, DealActBody } from './types.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'actionId'> : never;

/** Everything a person can do on one of the cards. */
export type Act = DealActBody | WithoutId<CompanyAct>;

/** Two clicks that would do the same thing have the same key. */
export function keyOf(act: Act): string {
  return JSON.stringify(act);
}
