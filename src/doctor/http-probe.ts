/**
 * One HTTP question to the app's own server. It goes to the address an admin has configured and to no other (P40):
 * https, or http on this machine; redirects are not followed; nothing secret is sent.
 */
import { checkBaseUrl } from '../hubspot/base-url.ts';

export interface ProbeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string;
}

export type ProbeAnswer =
  | { readonly ok: true; readonly status: number; readonly body: string }
  /** `fault`: a code of Node's, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`; `TIMEOUT`; `NOT_ALLOWED`. */
  | { readonly ok: false; readonly fault: string };

export type HttpProbe = (request: ProbeRequest) => Promise<ProbeAnswer>;

/** HubSpot itself gives up after 5 s. */
const TIMEOUT_MS = 5_000;
/** More than any answer of this app's server that is looked at. */
const LONGEST_BODY = 1024 * 1024;

export function createHttpProbe(fetch: typeof globalThis.fetch = globalThis.fetch): HttpProbe {
  return async ({ method, url, body }) => {
    if (!URL.canParse(url) || !checkBaseUrl(new URL(url).origin).valid)
      return { ok: false, fault: 'NOT_ALLOWED' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal,
        ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      });
      return { ok: true, status: response.status, body: await readStart(response) };
    } catch (error) {
      return { ok: false, fault: signal.aborted ? 'TIMEOUT' : readCode(error) };
    }
  };
}

/** A server that is not ours may send without end. */
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LONGEST_BODY) break;
  }
  return text;
}

/** `fetch` hides what happened in the cause. */
function readCode(error: unknown): string {
  for (const each of [(error as { cause?: unknown } | null)?.cause, error]) {
    const code = (each as { code?: unknown } | null | undefined)?.code;
    if (typeof code === 'string') return code;
  }
  return 'NO_ANSWER';
}
