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
  404: 'unknown',
  409: 'conflict',
};

/** HubSpot's proxy may answer in place of the app, in a shape of its own, so the body is trusted for nothing. */
export async function readAnswer<View>(response: Response): Promise<Answer<View>> {
  const body = await readBody(response);
  if (response.ok && body !== null) return { ok: true, view: body as View };
  const kind = response.ok ? 'unavailable' : (BY_STATUS[response.status] ?? 'unavailable');
  return { ok: false, failure: { kind, requestId: readRequestId(body) } };
}

async function readBody(response: Response): Promise<unknown> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}

function readRequestId(body: unknown): string | null {
  const id = (body as { error?: { requestId?: unknown } } | null)?.error?.requestId;
  return typeof id === 'string' ? id : null;
}
