/** The facts of a planned opportunity. */
import type { Role, TargetSide } from './vocabulary.ts';

export interface TargetRole {
  readonly role: Role;
  /** How many people. */
  readonly count: number;
}

/** Marketing and sales planned this opportunity ahead; what was taken back is not among the facts. */
export interface Target {
  readonly id: string;
  readonly solution: string;
  readonly askedAt: number;
  readonly approvals: readonly TargetSide[];
  /** Whom the purchase is expected to need (R124). */
  readonly profile: readonly TargetRole[];
  /** Hundredths of `currency`. */
  readonly expectedValue: number | null;
  /** ISO 4217; `null`: the portal's own. */
  readonly currency: string | null;
  /** Key of the opportunity it became or joined; `null` before. */
  readonly key: string | null;
  /** `created`: its deal was made for it. `joined`: the opportunity was there already. */
  readonly origin: 'created' | 'joined' | null;
}
