/** Something in the HubSpot project that HubSpot would refuse, or that would fail only after the upload. */
export interface ProjectProblem {
  /** Relative to the project's root, with forward slashes. */
  readonly file: string;
  /** What is wrong, what was expected, what to do. */
  readonly message: string;
}
