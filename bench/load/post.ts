/**
 * Posts requests that were built before over keep-alive connections, one at a time on each. Bare sockets: a client
 * with an HTTP stack of its own would need as much of the processor as the servers it measures.
 */
import { connect, type Socket } from 'node:net';
import { signRequest } from '../../webhooks/sign-request.ts';
import { PUBLIC_URL, SECRET } from '../scene/portal.ts';

const PATH = '/webhooks/hubspot';

/** A whole signed HTTP request, ready to be written to a socket. */
export function buildRequest(body: Buffer, timestamp: number): Buffer {
  const headers = {
    host: new URL(PUBLIC_URL).host,
    'content-type': 'application/json;charset=utf-8',
    'content-length': String(body.length),
    ...signRequest({ url: `${PUBLIC_URL}${PATH}`, body, timestamp, secret: SECRET }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`POST ${PATH} HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
}

export interface Posted {
  /** From the first request to the last answer, in milliseconds. */
  readonly ms: number;
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
}

/** @throws Error at the first answer that is not 204. */
export async function postAll(
  port: number,
  requests: readonly Buffer[],
  connections: number,
): Promise<Posted> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latencies: number[] = [];
  let next = 0;
  const work = async (socket: Socket): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const sentAt = performance.now();
      await post(socket, request);
      latencies.push(performance.now() - sentAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(sockets.map(work));
  const ms = performance.now() - startedAt;
  for (const socket of sockets) socket.destroy();
  return { ms, latencies };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** A 204 has no body: its head is the whole answer. */
function post(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const read = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      if (!answer.includes('\r\n\r\n')) return;
      socket.off('data', read);
      socket.off('close', lost);
      if (answer.startsWith('HTTP/1.1 204')) resolve();
      else reject(new Error(`204 was expected, the answer was: ${answer.split('\r\n')[0]}`));
    };
    const lost = (): void => reject(new Error('The server closed the connection.'));
    socket.on('data', read);
    socket.once('close', lost);
    socket.write(request);
  });
}
