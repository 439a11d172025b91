/** What never becomes a request: broken HTTP, headers beyond the limit, senders that are too slow. */
import type { Socket } from 'node:net';
import { describeRefusal, REQUEST_ID } from './answer.ts';
import type { Refusal } from './refusals.ts';

const BROKEN: Refusal = {
  status: 400,
  code: 'malformed_http',
  message:
    'This is not a well-formed HTTP/1.1 request. Check the client, and what the proxy in front makes of it.',
};
const BY_CODE: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers_too_large',
    message:
      'The headers are larger than 16 KiB together. Expected less; check what the client or a proxy adds.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'too_slow',
    message: 'The request did not arrive in time. Expected headers and body within seconds; send it again.',
  },
};
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Answers in the error shape where the other side can still read, and closes the connection. */
export function answerConnectionError(
  error: Error & { code?: string },
  socket: Socket,
  requestId: string,
): void {
  if (!socket.writable || error.code === 'ECONNRESET' || hasBegunAnswer(socket)) {
    socket.destroy();
    return;
  }
  const refusal = BY_CODE[error.code ?? ''] ?? BROKEN;
  const body = JSON.stringify(describeRefusal(refusal, requestId));
  const head =
    `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status]}\r\nconnection: close\r\n${REQUEST_ID}: ${requestId}\r\n` +
    `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.end(head + body, () => socket.destroy());
}

/** Node keeps the answer under way on the socket, and looks there itself before it writes an error of its own. */
function hasBegunAnswer(socket: Socket & { _httpMessage?: { headersSent?: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}
