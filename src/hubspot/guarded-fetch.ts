/**
 * `@hubspot/api-client` calls the global `fetch` with method, headers and body, and passes no other option on. Two
 * options are indispensable here: redirects must not be followed (the token would reach another host, P40), and a
 * call must end when its time is over. So the global is exchanged while the client starts its request and put back
 * before anything else can run: the client reaches `fetch` synchronously. If a later version does not, the request
 * is never made without the guard: the call fails instead.
 */

/** Runs `start`, whose one `fetch` goes to `origin` only, follows no redirect and ends with `signal`. */
export function startGuarded(
  start: () => Promise<Response>,
  guard: { readonly origin: string; readonly signal: AbortSignal },
): Promise<Response> {
  const original = globalThis.fetch;
  let guarded = false;
  globalThis.fetch = (input, init) => {
    guarded = true;
    const target = new URL(input instanceof Request ? input.url : input);
    if (target.origin !== guard.origin) throw new UnguardedRequest();
    return original(input, { ...init, redirect: 'manual', signal: guard.signal });
  };
  let answer: Promise<Response>;
  try {
    answer = start();
  } finally {
    globalThis.fetch = original;
  }
  if (!guarded) {
    // Nothing may stay unhandled, whatever the client does afterwards.
    answer.catch(() => undefined);
    return Promise.reject(new UnguardedRequest());
  }
  return answer;
}

/** The request would have left the allowed origin or the guard; it is a fault of the program, never retried. */
export class UnguardedRequest extends Error {
  override readonly name = 'UnguardedRequest';
  constructor() {
    super('A request to HubSpot was about to leave the configured origin or its guard; it was not sent.');
  }
}
