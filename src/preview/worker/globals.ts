/** What a card is given, and how things it says are put into words. */

export interface CardApi {
  readonly context: unknown;
  readonly actions: unknown;
  readonly runServerlessFunction: () => Promise<never>;
}

/** One line for the log panel, of anything a card may log or throw. */
export function describeThing(thing: unknown): string {
  if (typeof thing === 'string') return thing;
  if (thing instanceof Error) return thing.stack ?? thing.message;
  try {
    return JSON.stringify(thing) ?? String(thing);
  } catch {
    return String(thing);
  }
}
