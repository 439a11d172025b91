import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerConnectionError } from './connection-errors.ts';
import type { EdgeConfig } from './edge-config.ts';
import { describeFault } from './describe-fault.ts';
import { createEdge } from './edge.ts';
import type { EdgePorts } from './ports.ts';
import { refuseStart } from './start-error.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds; each has a default. */
  readonly timeouts?: Partial<EdgeTimeouts>;
}

/** All in milliseconds. */
export interface EdgeTimeouts {
  /** From the first byte to the end of the headers. */
  readonly headers: number;
  /** From the first byte to the end of the body. HubSpot itself gives up after 5 s. */
  readonly request: number;
  /** How long an unused connection stays open: longer than the 60 s of usual load balancers, which else hit closed ones. */
  readonly keepAlive: number;
  /** How often slow senders are looked for. */
  readonly check: number;
  /** How long `close` waits for answers under way; the whole program has 10 s to end (P14). */
  readonly grace: number;
}

const TIMEOUTS: EdgeTimeouts = {
  headers: 5_000,
  request: 10_000,
  keepAlive: 65_000,
  check: 1_000,
  grace: 8_000,
};

export interface RunningEdge {
  /** Where the server listens on this machine, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Takes no new connection, lets answers under way finish, and resolves when the last connection is closed. */
  close(): Promise<void>;
}

/**
 * Serves the edge on a port.
 *
 * @throws EdgeStartError when the port cannot be opened; its message says what to do
 */
export async function startEdge(
  config: EdgeConfig,
  ports: EdgePorts,
  { host, port, timeouts }: ListenOptions,
): Promise<RunningEdge> {
  const limits = { ...TIMEOUTS, ...timeouts };
  const app = createEdge(config, ports);
  let closing: Promise<void> | null = null;
  const server = createServer(
    {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.keepAlive,
      connectionsCheckingInterval: limits.check,
    },
    (request, response) => {
      if (closing !== null) response.setHeader('connection', 'close');
      app(request, response);
    },
  );
  server.on('clientError', (error, socket) =>
    answerConnectionError(error, socket as Parameters<typeof answerConnectionError>[1], ports.newRequestId()),
  );
  await listen(server, host, port);
  // Such as too many open files: the server goes on with the connections it has.
  server.on('error', (error) =>
    ports.log.error(describeFault(error), 'The server could not take a connection.'),
  );
  return {
    url: describeAddress(server),
    close: () => (closing ??= closeServer(server, limits.grace)),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(refuseStart(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

/** A wildcard address is nothing one can call; this machine's own loopback is. */
function describeAddress(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

/** How often connections that have become idle are closed while the server ends. */
const SWEEP_MS = 50;

function closeServer(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}
