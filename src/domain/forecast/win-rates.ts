/** How closed deals ended, by what they were like while they were open: what a win estimate is read from. */

export interface Counted {
  readonly deals: number;
  readonly won: number;
}

export interface WinRates {
  readonly all: Counted;
  /** By `<stage>`, `<stage>|<size>` and `<stage>|<size>|<coverage>`, in bands as `composition.ts` names them. */
  readonly bands: Readonly<Partial<Record<string, Counted>>>;
}

/** As a running server counted them last; it does so once a day, so that one close changes no other deal. */
export interface KeptWinRates {
  readonly rates: WinRates;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the rules by which the closed deals were read. */
  readonly rulesVersion: string;
}
