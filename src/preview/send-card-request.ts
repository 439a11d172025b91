/** HubSpot's proxy between a card and its backend: signs the request, and repeats it once where it failed. */
import { signRequest } from '../../webhooks/sign-request.ts';
import { checkCardRequest, MOST_BYTES, type Caller, type CardRequest } from './card-request.ts';

export interface CardProxy {
  readonly permitted: readonly string[];
  /** The origin that cards know the backend by. */
  readonly publicUrl: string;
  /** Where that backend listens on this machine. */
  readonly backendUrl: string;
  readonly clientSecret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The backend's answer, whatever its status, or the words with which `hubspot.fetch` rejects. */
export type CardAnswer =
  | { readonly ok: true; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly ok: false; readonly message: string };

const TIMEOUT_MS = 15_000;
const LONGEST_TIMEOUT_MS = 120_000;

/**
 * Never rejects.
 *
 * @param timeout milliseconds for one attempt; HubSpot's own 15 s when left out, at most 120 s
 */
export async function sendCardRequest(
  proxy: CardProxy,
  caller: Caller,
  request: CardRequest,
  timeout: number = TIMEOUT_MS,
): Promise<CardAnswer> {
  const checked = checkCardRequest(request, proxy.permitted, caller);
  if (!checked.ok) return checked;
  const attempt = () => sendOnce(proxy, request, checked, Math.min(timeout, LONGEST_TIMEOUT_MS));
  const first = await attempt();
  const last = first.ok && first.status < 500 ? first : await attempt();
  const tooLarge = last.ok && Buffer.byteLength(last.body) > MOST_BYTES;
  return tooLarge ? { ok: false, message: 'the answer is larger than 1 MB' } : last;
}

async function sendOnce(
  proxy: CardProxy,
  { method, headers }: CardRequest,
  { url, body }: { readonly url: string; readonly body: string },
  timeout: number,
): Promise<CardAnswer> {
  const signed = signRequest({ method, url, body, timestamp: proxy.now(), secret: proxy.clientSecret });
  const json = body === '' ? {} : { 'content-type': 'application/json' };
  try {
    const response = await fetch(proxy.backendUrl + url.slice(proxy.publicUrl.length), {
      method,
      headers: { ...headers, ...json, ...signed },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      ...(body === '' ? {} : { body }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return { ok: true, status: response.status, contentType, body: text };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, message: late ? `no answer within ${timeout} ms` : 'the backend does not answer' };
  }
}
