/**
 * What `hubspot.fetch` lets a card ask for, and how the request goes out: HubSpot's limits as it documents them.
 * https://developers.hubspot.com/docs/apps/developer-platform/add-features/ui-extensions/fetching-data
 */

export interface CardRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** An object, sent as JSON; `undefined`: no body. */
  readonly body: unknown;
}

/** Who asks, as HubSpot's proxy puts it into the query before it signs. */
export interface Caller {
  readonly userId: number;
  readonly portalId: number;
  readonly userEmail: string;
  readonly appId: number;
}

export type CardRequestCheck =
  | { readonly ok: true; readonly url: string; readonly body: string }
  | { readonly ok: false; readonly message: string };

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
/** Of the request and of the answer. */
export const MOST_BYTES = 1024 * 1024;

/** @param permitted `permittedUrls.fetch` of the manifest, variables filled in */
export function checkCardRequest(
  request: CardRequest,
  permitted: readonly string[],
  caller: Caller,
): CardRequestCheck {
  const url = URL.parse(request.url);
  if (url === null) return refuse('hubspot.fetch needs a whole address, such as https://bg.example.com/api');
  if (!permitted.some((each) => isPermitted(url, each)))
    return refuse(`${url.origin} is not in permittedUrls.fetch of app-hsmeta.json`);
  if (!METHODS.includes(request.method)) return refuse(`the method ${request.method} is not supported`);
  const foreign = Object.keys(request.headers).filter((name) => name.toLowerCase() !== 'authorization');
  if (foreign.length > 0)
    return refuse(`no header but Authorization may be sent, and this has ${foreign.join(', ')}`);
  const body = request.body === undefined ? '' : writeBody(request.body);
  if (body === null) return refuse('the body must be an object that JSON can hold');
  if (Buffer.byteLength(body) > MOST_BYTES) return refuse('the request is larger than 1 MB');
  for (const [name, value] of Object.entries(caller)) url.searchParams.append(name, String(value));
  return { ok: true, url: url.href, body };
}

function refuse(message: string): CardRequestCheck {
  return { ok: false, message };
}

/** A path in the manifest permits everything below it, and nothing that merely begins alike. */
function isPermitted(url: URL, permitted: string): boolean {
  const allowed = URL.parse(permitted);
  if (allowed === null || url.protocol !== 'https:' || url.origin !== allowed.origin) return false;
  const path = allowed.pathname.replace(/\/$/u, '');
  return path === '' || url.pathname === path || url.pathname.startsWith(`${path}/`);
}

function writeBody(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  try {
    return JSON.stringify(body);
  } catch {
    return null;
  }
}
