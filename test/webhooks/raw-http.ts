/** A small HTTP client on bare sockets: it can send what fetch refuses to send, and thousands of requests quickly. */
import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  /** A list, so that a header can be sent twice. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Buffer | string;
}

/** The bytes of a request; a content length is added where the headers name none. */
export function writeRequest({ method = 'POST', path, headers = [], body = '' }: RawRequest): Buffer {
  const bytes = Buffer.from(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: elsewhere.example',
    ...headers.map(([n, v]) => `${n}: ${v}`),
  ];
  const sized = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  if (!sized) lines.push(`content-length: ${bytes.length}`);
  return Buffer.concat([Buffer.from(lines.join('\r\n') + '\r\n\r\n', 'latin1'), bytes]);
}

const GONE: RawAnswer = { status: 0, headers: {}, body: '' };

export interface RawConnection {
  readonly socket: Socket;
  /** Sends bytes and reads one answer. */
  exchange(bytes: Buffer | string): Promise<RawAnswer>;
  isOpen(): boolean;
  close(): void;
}

/** Opens one connection that is used for one request after the other. */
export async function openConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  if (hostname !== '127.0.0.1') throw new Error(`Tests reach this machine only, not ${hostname}.`);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let buffered: Buffer = Buffer.alloc(0);
  let ended = false;
  let waiting: ((answer: RawAnswer) => void) | null = null;
  const settle = (): void => {
    if (waiting === null) return;
    const found = takeAnswer(buffered);
    if (found === null && !ended) return;
    const resolve = waiting;
    waiting = null;
    buffered = found?.rest ?? Buffer.alloc(0);
    resolve(found?.answer ?? GONE);
  };
  const end = (): void => {
    ended = true;
    settle();
  };
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    settle();
  });
  socket.on('error', end).on('close', end).on('end', end);
  return {
    socket,
    exchange: (bytes) =>
      new Promise((resolve) => {
        waiting = resolve;
        if (ended) settle();
        else socket.write(bytes);
      }),
    isOpen: () => !ended && !socket.destroyed,
    close: () => socket.destroy(),
  };
}

function takeAnswer(bytes: Buffer): { answer: RawAnswer; rest: Buffer } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const length = Number(headers['content-length'] ?? 0);
  const body = bytes.subarray(end + 4, end + 4 + length);
  if (body.length < length) return null;
  const answer = { status: Number(first.split(' ')[1]), headers, body: body.toString('utf8') };
  return { answer, rest: bytes.subarray(end + 4 + length) };
}

/** One request on a connection of its own. */
export async function sendOnce(url: string, request: RawRequest): Promise<RawAnswer> {
  const connection = await openConnection(url);
  try {
    return await connection.exchange(writeRequest(request));
  } finally {
    connection.close();
  }
}

/** Sends all requests over a few connections and counts the answers by status. */
export async function sendAll(url: string, requests: Iterable<RawRequest>): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  const source = requests[Symbol.iterator]();
  const work = async (): Promise<void> => {
    let connection = await openConnection(url);
    for (let next = source.next(); next.done !== true; next = source.next()) {
      if (!connection.isOpen()) connection = await openConnection(url);
      const { status, headers } = await connection.exchange(writeRequest(next.value));
      if (headers['connection'] === 'close') connection.close();
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return statuses;
}
