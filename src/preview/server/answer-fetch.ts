/** `hubspot.fetch` as it should be, or as it will be on a bad day. */
import type { Backend, FetchOutcome, FetchRequest, PreviewUser } from '../link/protocol.ts';
import { sendCardRequest, type CardProxy } from '../send-card-request.ts';

export interface FetchSetting {
  readonly proxy: CardProxy;
  readonly portalId: number;
  readonly appId: number;
  /** Resolves after so many milliseconds; given from outside, so that tests do not wait. */
  readonly wait: (ms: number) => Promise<void>;
}

const SLOW_MS = 4_000;
/** Nothing listens on a port that no server may have. */
const NOWHERE = 'http://127.0.0.1:1';

export async function answerFetch(
  { proxy, portalId, appId, wait }: FetchSetting,
  backend: Backend,
  user: PreviewUser,
  request: FetchRequest,
): Promise<FetchOutcome> {
  if (backend === 'throw') return { ok: false, message: 'hubspot.fetch was told to reject' };
  if (backend === 'status-500' || backend === 'status-503' || backend === 'status-403')
    return refuse(Number(backend.slice('status-'.length)));
  if (backend === 'slow') await wait(SLOW_MS);
  const reached = backend === 'offline' ? { ...proxy, backendUrl: NOWHERE } : proxy;
  const caller = { userId: user.userId, portalId, userEmail: user.email, appId };
  return sendCardRequest(reached, caller, request, request.timeout);
}

function refuse(status: number): FetchOutcome {
  const code = status === 403 ? 'no_permission' : 'unavailable';
  const body = { error: { code, message: 'The preview was told to answer so.', requestId: 'preview' } };
  return { ok: true, status, contentType: 'application/json', body: JSON.stringify(body) };
}
