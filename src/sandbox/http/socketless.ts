/** The API of the sandbox for callers in the same process: the same answers and faults as over a socket. */
import { parseJson, writeAnswer } from './server.ts';
import type { Outcome, Received } from './server.ts';

/** A `fetch` that reaches this one sandbox, whatever host its address names. */
export function createFetch(handle: (received: Received) => Promise<Outcome>): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const text = typeof init.body === 'string' ? init.body : '';
    const authorization = new Headers(init.headers).get('authorization') ?? undefined;
    const method = init.method ?? 'GET';
    const outcome = await handle({ method, url, authorization, size: text.length, ...parseJson(text) });
    if (outcome === 'dropped') throw new TypeError('fetch failed');
    if (outcome === 'silent') return waitForAbort(init.signal ?? null);
    const { text: body, headers } = writeAnswer(outcome);
    return new Response(body ?? null, { status: outcome.status, headers });
  };
}

function waitForAbort(signal: AbortSignal | null): Promise<never> {
  return new Promise((_, reject) => {
    const leave = (): void => reject(new DOMException('The call was given up.', 'AbortError'));
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true });
  });
}
