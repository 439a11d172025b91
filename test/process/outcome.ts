/** What a portal looks like when a story is over, without ids and moments that differ from run to run. */
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

export interface Outcome {
  readonly deals: readonly {
    readonly properties: Readonly<Record<string, string>>;
    readonly people: readonly string[];
  }[];
}

/** Only these depend on when the story was told, or on the portal's own numbering. */
const BY_TIME = /date|lastmodified|createdate|_at$|updated|hs_object_id/u;

export function readOutcome({ portal }: Sandbox): Outcome {
  return {
    deals: portal.list('deals').map(({ id, properties }) => ({
      properties: Object.fromEntries(
        Object.entries(properties).filter(([name]) => name.startsWith('bg_') && !BY_TIME.test(name)),
      ),
      people: portal
        .associations('deals', id, 'contacts')
        .map((pair) => `${pair.id}: ${[...pair.labels].sort().join(', ')}`)
        .sort(),
    })),
  };
}
