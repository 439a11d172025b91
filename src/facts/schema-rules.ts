/** Tables of published rules. */

export interface RulesTables {
  /** Published rules, by version; `files`: JSON of file names with their texts. */
  rules_text: { version: string; files: string };
  /** Which version was made current when; the highest number is current. */
  rules_publication: { number: number; version: string; at: number; kind: string; note: string | null };
  /** Which rules each worker uses, and when it last said so. */
  rules_server: { server: string; version: string; seen_at: number };
}
