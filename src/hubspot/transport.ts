/**
 * One request, one answer: HubSpot's own client underneath, with its limiter and retries off, because they are
 * process-wide, ignore Retry-After and know no time-out. Statuses are answers here, never exceptions.
 */
import { Client } from '@hubspot/api-client';

import { checkBaseUrl } from './base-url.ts';
import { InvalidRequestError } from './errors.ts';
import { startGuarded, UnguardedRequest } from './guarded-fetch.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface TransportRequest {
  readonly method: Method;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type TransportOutcome =
  | { readonly type: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly type: 'fault'; readonly fault: 'timeout' | 'connection' };

export type Transport = (request: TransportRequest) => Promise<TransportOutcome>;

export interface TransportOptions {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly timeoutMs: number;
  /** Signals when a call has taken too long; `AbortSignal.timeout` outside tests. */
  readonly startDeadline: (ms: number) => AbortSignal;
}

/** @throws InvalidRequestError when `baseUrl` is not allowed (P40). */
export function createTransport(options: TransportOptions): Transport {
  const base = checkBaseUrl(options.baseUrl);
  if (!base.valid) throw new InvalidRequestError(base.message);
  const { origin } = base;
  const client = new Client({
    accessToken: options.accessToken,
    basePath: origin,
    numberOfApiCallRetries: 0,
  });
  return async (request) => {
    const signal = options.startDeadline(options.timeoutMs);
    try {
      const response = await startGuarded(() => client.apiRequest(toClientOptions(request)), {
        origin,
        signal,
      });
      const text = await response.text();
      return { type: 'answer', status: response.status, headers: response.headers, text };
    } catch (error) {
      if (error instanceof UnguardedRequest) throw error;
      // The driver's error is dropped on purpose: it can carry the request, and with it the token.
      return { type: 'fault', fault: signal.aborted ? 'timeout' : 'connection' };
    }
  };
}

function toClientOptions(request: TransportRequest): NonNullable<Parameters<Client['apiRequest']>[0]> {
  return {
    method: request.method,
    path: request.path,
    ...(request.query === undefined ? {} : { qs: { ...request.query } }),
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}
