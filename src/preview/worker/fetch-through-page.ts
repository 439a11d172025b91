/** `hubspot.fetch`: a worker in HubSpot has no network of its own, so the page's side does the asking. */
import type { FetchRequest, FetchOutcome } from '../link/protocol.ts';

export interface FetchOptions {
  readonly method?: string;
  readonly timeout?: number;
  readonly body?: unknown;
  readonly headers?: Headers | Readonly<Record<string, string>>;
}

interface Asking {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
}

/** @throws what the proxy said where there was no answer */
export async function fetchThroughPage(
  page: Asking,
  url: string | URL,
  { method = 'GET', timeout, body, headers = {} }: FetchOptions = {},
): Promise<Response> {
  const plain = headers instanceof Headers ? Object.fromEntries(headers.entries()) : { ...headers };
  const outcome = await page.fetch({ url: String(url), method, headers: plain, body, timeout });
  if (!outcome.ok) throw new Error(outcome.message);
  // These may have no body, not even an empty one.
  const empty = outcome.status === 204 || outcome.status === 304;
  return new Response(empty ? null : outcome.body, {
    status: outcome.status,
    headers: { 'content-type': outcome.contentType },
  });
}
