import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Faults } from './faults.ts';
import type { CallLog } from './call-log.ts';
import { findBucket } from './rate-limits.ts';
import type { ApiAnswer } from './routing.ts';

/** A request and its answer as they went over the wire, for judging both against HubSpot's specification. */
export interface Exchange {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly requestBody: unknown;
  /** 0 where no answer was given. */
  readonly status: number;
  readonly responseBody: unknown;
  /** The answer was made up by a planned fault. */
  readonly faulty: boolean;
}

export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: unknown;
  /** The body was sent but is no JSON. */
  readonly unreadable: boolean;
  /** Length of the body in characters. */
  readonly size: number;
}

export interface HeadedAnswer extends ApiAnswer {
  readonly headers: Readonly<Record<string, string>>;
}

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly answer: (received: Received) => HeadedAnswer;
  /** Answers what is below `/sandbox`, which is no part of HubSpot's API. */
  readonly admin: (received: Received, from: string | undefined) => Promise<HeadedAnswer>;
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
}

/** HubSpot's own limit on bodies is not published; this only keeps a runaway test from filling the memory. */
const MOST_BYTES = 20 * 1024 * 1024;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new RangeError(`A body of more than ${MOST_BYTES} bytes is not taken.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function parseJson(text: string): { body: unknown; unreadable: boolean } {
  if (text === '') return { body: undefined, unreadable: false };
  try {
    return { body: JSON.parse(text) as unknown, unreadable: false };
  } catch {
    return { body: undefined, unreadable: true };
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const text = await readText(request);
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const method = request.method ?? 'GET';
  return { method, url, authorization: request.headers.authorization, size: text.length, ...parseJson(text) };
}

/** What becomes of a request: an answer, a connection that is closed, or one that stays silent until the caller leaves. */
export type Outcome = HeadedAnswer | 'dropped' | 'silent';

function applyFault(fault: Fault, received: Received, answer: ServerOptions['answer']): Outcome {
  const { status, body, headers = {} } = fault;
  const lost = fault.dropConnection === true || fault.neverAnswer === true;
  const untouched = status === undefined && !lost;
  const honest = fault.applyFirst || untouched ? answer(received) : null;
  if (lost) return fault.neverAnswer ? 'silent' : 'dropped';
  if (untouched && honest) return { ...honest, headers: { ...honest.headers, ...headers } };
  return { status: status ?? 500, body, headers };
}

/** The answer's body as it goes over the wire, and its headers. */
export function writeAnswer({ body, headers }: HeadedAnswer): {
  text: string | undefined;
  headers: Record<string, string>;
} {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = body === undefined ? {} : { 'Content-Type': 'application/json;charset=utf-8' };
  return { text, headers: { ...type, ...headers } };
}

function send(response: ServerResponse, answer: HeadedAnswer): void {
  const { text, headers } = writeAnswer(answer);
  response.writeHead(answer.status, headers);
  response.end(text);
}

function countInputs(body: unknown): number {
  const inputs = (body as { inputs?: unknown } | null | undefined)?.inputs;
  return Array.isArray(inputs) ? inputs.length : 0;
}

/** Carries out one call of the API as HubSpot would, planned faults included, and logs it. */
export async function handleCall(
  options: Omit<ServerOptions, 'host' | 'port' | 'admin'>,
  received: Received,
): Promise<Outcome> {
  const { method, url, body } = received;
  const fault = options.faults.take(method, url.pathname);
  if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const outcome = fault ? applyFault(fault, received, options.answer) : options.answer(received);
  const answer = typeof outcome === 'string' ? null : outcome;
  const status = answer?.status ?? 0;
  const call = { at: options.now(), method, path: url.pathname, bucket: findBucket(url.pathname), status };
  options.calls.record({ ...call, inputs: countInputs(body) });
  options.onExchange?.({
    method,
    path: url.pathname + url.search,
    requestBody: body,
    status,
    responseBody: answer?.body,
    faulty: fault !== null && (answer === null || fault.status !== undefined),
  });
  return outcome;
}

async function serve(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const received = await receive(request);
  if (/^\/sandbox(\/|$)/u.test(received.url.pathname))
    return send(response, await options.admin(received, request.socket.remoteAddress));
  const outcome = await handleCall(options, received);
  if (outcome === 'dropped') request.socket.destroy();
  else if (outcome !== 'silent') send(response, outcome);
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

async function listen(server: Server, options: ServerOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
}

/** Listens; rejects when the port is taken. Closing ends open connections, too. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      // A mistake of the sandbox itself: told as such, so that it is not taken for one of the program under test.
      const message = `The sandbox failed: ${error instanceof Error ? error.message : 'unknown'}`;
      if (response.headersSent) request.socket.destroy();
      else
        send(response, {
          status: 500,
          body: { status: 'error', category: 'INTERNAL_ERROR', message },
          headers: {},
        });
    });
  });
  const url = await listen(server, options);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
