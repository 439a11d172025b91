import type { WebhookEvent } from './payloads.ts';
import { signRequest } from './signature.ts';

export interface Target {
  readonly targetUrl: string;
  /** The origin that the receiver is known by from outside; it is what gets signed. */
  readonly publicUrl?: string;
}

/** One POST and what became of it. */
export interface Delivery {
  /** 0 when no answer came. */
  readonly status: number;
  readonly accepted: boolean;
  readonly events: readonly WebhookEvent[];
  /** Milliseconds until the answer, in real time. */
  readonly ms: number;
}

/** HubSpot waits so long for the acknowledgement. */
const TIMEOUT_MS = 5_000;

function findSignedUri({ targetUrl, publicUrl }: Target): string {
  const target = new URL(targetUrl);
  return new URL(target.pathname + target.search, publicUrl ?? target.origin).href;
}

/** The headers and the body of a signed delivery, for callers that send it themselves. */
export function signBatch(
  target: Target,
  clientSecret: string,
  events: readonly WebhookEvent[],
  timestamp: number,
) {
  const body = JSON.stringify(events);
  const signature = signRequest(clientSecret, {
    method: 'POST',
    uri: findSignedUri(target),
    body,
    timestamp,
  });
  const headers = {
    'Content-Type': 'application/json;charset=utf-8',
    'User-Agent': 'HubSpot Connect 2.0 (http://dev.hubspot.com/) - WebHooks',
    'X-HubSpot-Signature-v3': signature,
    'X-HubSpot-Request-Timestamp': String(timestamp),
  };
  return { body, headers };
}

/** Posts a batch. Never rejects: a failed connection or a late answer is a status of 0. */
export async function deliverBatch(
  target: Target,
  clientSecret: string,
  events: readonly WebhookEvent[],
  timestamp: number,
): Promise<Delivery> {
  const { body, headers } = signBatch(target, clientSecret, events, timestamp);
  const started = performance.now();
  const finish = (status: number, accepted: boolean): Delivery => {
    return { status, accepted, events, ms: performance.now() - started };
  };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(target.targetUrl, {
      method: 'POST',
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    await response.arrayBuffer();
    return finish(response.status, response.ok);
  } catch {
    return finish(0, false);
  }
}
