/** What comes of asking the app: a view, or why there is none. Nothing here throws. */

export type FailureKind =
  'unreachable' | 'no_permission' | 'unknown' | 'conflict' | 'invalid' | 'unavailable';

export interface Failure {
  readonly kind: FailureKind;
  /** What the app's log knows the request by; `null` where no answer came. */
  readonly requestId: string | null;
}

export type Answer<View> =
  { readonly ok: true; readonly view: View } | { readonly ok: false; readonly failure: Failure };

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  400: 'invalid',
  401: 'no_permission',
  403: 'no_permission',
  409: 'conflict',
};

/** The record is new to the app. Any other 404 says that card and server do not belong together. */
const UNKNOWN_RECORD: ReadonlySet<unknown> = new Set([
  'unknown_deal',
  'unknown_contact',
  'unknown_company',
  'being_read',
]);

interface RefusalBody {
  readonly error?: { readonly code?: unknown; readonly requestId?: unknown };
}

/** HubSpot's proxy may answer in place of the app, in a shape of its own, so the body is trusted for nothing. */
export async function readAnswer<View>(response: Response): Promise<Answer<View>> {
  const body = await readBody(response);
  if (response.ok && body !== null) return { ok: true, view: body as View };
  const { code, requestId } = (body as RefusalBody | null)?.error ?? {};
  const kind = UNKNOWN_RECORD.has(code) ? 'unknown' : (BY_STATUS[response.status] ?? 'unavailable');
  return { ok: false, failure: { kind, requestId: typeof requestId === 'string' ? requestId : null } };
}

async function readBody(response: Response): Promise<unknown> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}
