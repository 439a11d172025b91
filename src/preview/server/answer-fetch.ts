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
  const played = PLAYED[backend];
  if (played !== undefined) return { ok: true, ...played };
  if (backend === 'slow') await wait(SLOW_MS);
  const reached = backend === 'offline' ? { ...proxy, backendUrl: NOWHERE } : proxy;
  const caller = { userId: user.userId, portalId, userEmail: user.email, appId };
  return sendCardRequest(reached, caller, request, request.timeout);
}

type Answer = Omit<Extract<FetchOutcome, { ok: true }>, 'ok'>;

/** In the shape of the app's own refusals, save where somebody else answers in its place. */
const PLAYED: Readonly<Partial<Record<Backend, Answer>>> = {
  'status-500': refuse(500, 'unavailable'),
  'status-502': { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' },
  'status-503': refuse(503, 'unavailable'),
  'status-401': refuse(401, 'mismatch_signature'),
  'status-403': refuse(403, 'no_permission'),
  'status-404': refuse(404, 'unknown_deal'),
  nonsense: {
    status: 200,
    contentType: 'application/json',
    body: '{"kind":"group","permissions":{},"freshness":{}}',
  },
};

function refuse(status: number, code: string): Answer {
  const body = { error: { code, message: 'The preview was told to answer so.', requestId: 'preview' } };
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}
