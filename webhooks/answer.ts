import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from './refusals.ts';

export const REQUEST_ID = 'x-request-id';

/** How long a sender may go on sending after it was refused, so that it gets to read the answer. */
const LINGER_MS = 2_000;

/** The one shape of every error body of this server. */
export function describeRefusal({ code, message }: Refusal, requestId: string): object {
  return { error: { code, message, requestId } };
}

/** Answers with a refusal; `more` stands beside the error in the body. Does nothing after an answer has begun. */
export function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  more: object = {},
): void {
  if (response.headersSent) return;
  const requestId = String(response.getHeader(REQUEST_ID) ?? '');
  for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
  sendJson(response, refusal.status, { ...describeRefusal(refusal, requestId), ...more });
  if (!request.complete && isEndless(request, refusal)) endSoon(request);
}

/** Answers with JSON that nobody on the way may keep. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

/** A short rest of a body is read and dropped by Node; what may be long, or is no longer read, is not waited for. */
function isEndless(request: IncomingMessage, refusal: Refusal): boolean {
  return (
    refusal.status === 413 || refusal.status === 503 || request.headers['transfer-encoding'] !== undefined
  );
}

function endSoon(request: IncomingMessage): void {
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}
