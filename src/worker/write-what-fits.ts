/** A property that HubSpot refuses, archived or short of an option, never costs the record its other values. */
import type { HubSpotObject, Write, WriteFailure, WriteResult } from '../hubspot/gateway.ts';
import type { WorkerContext } from './context.ts';

export interface FittingResult extends WriteResult {
  /** What each input held when it was sent last, by id. */
  readonly sent: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** HubSpot names all faults of an input at once, as a rule; what it still refuses then is not about properties alone. */
const ROUNDS = 3;

/**
 * Sends the writes; those refused for some of their properties are sent again without these. A property of `needed`
 * is never left out: without it the write would mean something else.
 */
export async function writeWhatFits(
  { log, count, doubtView }: WorkerContext,
  writes: readonly Write[],
  needed: ReadonlySet<string>,
  send: (writes: readonly Write[]) => Promise<WriteResult>,
): Promise<FittingResult> {
  const written: HubSpotObject[] = [];
  const failures: WriteFailure[] = [];
  const sent = new Map(writes.map(({ id, properties }) => [id, properties]));
  const leftOut = new Set<string>();
  let pending = writes;
  for (let round = 1; pending.length > 0; round++) {
    const result = await send(pending);
    written.push(...result.written);
    const again: Write[] = [];
    for (const failure of result.failures) {
      const names = failure.properties ?? [];
      const rest = Object.entries(sent.get(failure.id) ?? {}).filter(([name]) => !names.includes(name));
      for (const name of names) leftOut.add(name);
      const fits = names.length > 0 && rest.length > 0 && !names.some((name) => needed.has(name));
      if (!fits || round >= ROUNDS) failures.push(failure);
      else {
        sent.set(failure.id, Object.fromEntries(rest));
        again.push({ id: failure.id, properties: Object.fromEntries(rest) });
      }
    }
    pending = again;
  }
  if (leftOut.size > 0) {
    count('properties_left_out', leftOut.size);
    log.warn({ properties: [...leftOut].sort() }, 'HubSpot refused properties; everything else is written');
    doubtView?.();
  }
  return { written, failures, sent };
}
