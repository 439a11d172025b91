/** A source beside the CRM that HubSpot refuses costs that source: it is noted once, and asked again an hour later. */
import { readSource, saveSource, type Source } from '../facts/sources.ts';
import { AuthError, GatewayError, PausedError } from '../hubspot/errors.ts';
import type { WorkerContext } from './context.ts';

/** For what only a person can mend. A scope that was added or a subscription that was raised is noticed within so long. */
const AGAIN_MS = 60 * 60_000;

type Context = Pick<WorkerContext, 'store' | 'log' | 'now'>;

/** Runs `read` unless the source was refused of late; answers `null` where it was or is refused. */
export async function unlessRefused<T>(
  { store: { db }, log, now }: Context,
  source: Source,
  read: () => Promise<T>,
): Promise<T | null> {
  const before = await readSource(db, source);
  if (before.problem !== null && now() - before.at < AGAIN_MS) return null;
  try {
    const value = await read();
    if (before.problem !== null) {
      await saveSource(db, source, { ...(await readSource(db, source)), problem: null, at: now() });
      log.info({ source }, 'HubSpot allows this source again');
    }
    return value;
  } catch (error) {
    if (!costsOnlyTheSource(error)) throw error;
    const problem = error.words;
    if (before.problem === null) log.warn({ source, problem: problem.en }, 'this source is left out');
    // A cursor that HubSpot no longer takes would be refused for ever: the list begins anew.
    await saveSource(db, source, { problem, at: error.retryable ? 0 : now(), after: null });
    return null;
  }
}

/** Without a token that HubSpot takes, or within a pause it asked for, nothing else works either. */
function costsOnlyTheSource(error: unknown): error is GatewayError {
  return error instanceof GatewayError && !(error instanceof AuthError) && !(error instanceof PausedError);
}
