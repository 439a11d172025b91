/**
 * Once a day the closed deals are counted anew, from which open ones are estimated: a close that moved every estimate at
 * once would have all open deals written each time.
 */
import type { CompiledRules } from '../domain/compile.ts';
import { countWinRates } from '../domain/forecast/win-rate.ts';
import { endTurn, takeTurn } from '../facts/turns.ts';
import { keepWinRates } from '../facts/win-rates.ts';
import { readPast } from '../reports/read-past.ts';
import type { WorkerParts } from '../worker/context.ts';

const TURN = 'win_rates';
/** A little less than a day, so that it does not wander through the day with each sweep. */
const EVERY_MS = 24 * 60 * 60_000 - 60_000;
const LEASE_MS = 30 * 60_000;

/** Answers whether it was time; by one process of those on the store. */
export async function learnWinRates(
  { store: { db }, now, newId }: Pick<WorkerParts, 'store' | 'now' | 'newId'>,
  compiled: CompiledRules,
): Promise<boolean> {
  const lease = newId();
  if (!(await takeTurn(db, { name: TURN, lease, leaseMs: LEASE_MS, now: now() }, EVERY_MS))) return false;
  let doneAt: number | null = null;
  try {
    const at = now();
    const rates = countWinRates(await readPast({ db, compiled, now: at }));
    await keepWinRates(db, { rates, at, rulesVersion: compiled.rules.version });
    doneAt = at;
  } finally {
    await endTurn(db, { name: TURN, lease }, doneAt);
  }
  return true;
}
