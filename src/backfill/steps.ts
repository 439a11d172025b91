/**
 * The order in which the past is read. Nothing is decided before the last step: half of a company's past could have a
 * deal taken for the wrong solution, and a closed deal recorded without its people.
 */
export const STEPS = [
  'contacts',
  'meetings',
  'calls',
  'emails',
  'communications',
  'marketing_events',
  'deals',
  'deciding',
] as const;
export type Step = (typeof STEPS)[number];

/** Where a walk goes on: that step and those after it. A step of another version of this program begins anew. */
export function stepsFrom(step: string): readonly Step[] {
  return STEPS.slice(Math.max(0, STEPS.indexOf(step as Step)));
}
