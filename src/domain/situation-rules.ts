/** Rules of business situations, as `src/rules` reads them from `situations.yaml`. */
import type { InteractionKind, Localized } from './vocabulary.ts';

/** A business situation: what kind of company, and which pain it shows; never the one without the other (R57). */
export interface SituationRule {
  readonly id: string;
  readonly name: Localized;
  readonly solution: string;
  /** All of them have to hold. */
  readonly company: readonly CompanyCondition[];
  readonly pain: PainRule;
}

/** `property` is HubSpot's internal name. */
export type CompanyCondition =
  | { readonly property: string; readonly above: number }
  | { readonly property: string; readonly atLeast: number }
  | { readonly property: string; readonly below: number }
  /** In any case of letters. */
  | { readonly property: string; readonly anyOf: readonly string[] }
  | { readonly property: string; readonly noneOf: readonly string[] };

/** What is given has to hold for each interaction that counts. */
export interface PainRule {
  readonly people: number;
  readonly withinDays: number;
  readonly topics?: readonly string[];
  /** Ids of content entries. */
  readonly content?: readonly string[];
  readonly kinds?: readonly InteractionKind[];
}
