/**
 * Asks the server through HubSpot's proxy, which signs the request. Nothing here throws: whatever goes wrong is an
 * answer, since HubSpot does not document whether its proxy passes a status on or throws instead.
 *
 * HubSpot builds the settings and the pages each from its own folder, so both hold this file; a test keeps them equal.
 */
import { hubspot } from '@hubspot/ui-extensions';

export type Failure =
  /** The profile of the project sets no PUBLIC_URL. */
  | 'no_address'
  | 'not_reachable'
  /** The server does not know the signature: its client secret is another app's. */
  | 'not_trusted'
  | 'foreign_portal'
  | 'no_permission'
  /** The server has no such route. */
  | 'too_old'
  | 'unavailable'
  /** Something answered, but not this app's server. */
  | 'unreadable';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `requestId` finds the request in the server's log; `null` where the server did not answer. */
  | { readonly ok: false; readonly failure: Failure; readonly requestId: string | null };

const TIMEOUT_MS = 15_000;

export async function askServer<T>(
  publicUrl: unknown,
  path: string,
  isExpected: (value: unknown) => value is T,
): Promise<Answer<T>> {
  if (typeof publicUrl !== 'string' || publicUrl === '') return fail('no_address');
  let response: Response;
  try {
    response = await hubspot.fetch(`${publicUrl}${path}`, { method: 'GET', timeout: TIMEOUT_MS });
  } catch {
    return fail('not_reachable');
  }
  const body = await readBody(response);
  if (!response.ok) return readRefusal(response.status, body);
  return isExpected(body) ? { ok: true, value: body } : fail('unreadable');
}

function fail(failure: Failure, requestId: string | null = null): Answer<never> {
  return { ok: false, failure, requestId };
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** HubSpot's proxy may answer in place of the server, in a shape of its own. */
function readRefusal(status: number, body: unknown): Answer<never> {
  const { code, requestId } = (body as { error?: Record<string, unknown> } | null)?.error ?? {};
  return fail(nameFailure(status, code), typeof requestId === 'string' ? requestId : null);
}

function nameFailure(status: number, code: unknown): Failure {
  if (status === 401) return 'not_trusted';
  if (status === 403) return code === 'foreign_portal' ? 'foreign_portal' : 'no_permission';
  // Without a code it is not this server that found nothing there.
  if (status === 404) return code === undefined ? 'unreadable' : 'too_old';
  return status === 502 || status === 504 ? 'not_reachable' : 'unavailable';
}
