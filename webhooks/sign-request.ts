import { decodeUri } from './decode-uri.ts';
import { computeV1, computeV3 } from './signature.ts';

export interface RequestToSign {
  /** `POST` when left out. */
  readonly method?: string;
  /** The whole URL, as HubSpot would call it. */
  readonly url: string;
  readonly body?: Buffer | string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly secret: string;
}

/** The headers HubSpot would send with a request, for tests and tools that play HubSpot. */
export function signRequest({ method = 'POST', url, body = '', timestamp, secret }: RequestToSign): {
  'x-hubspot-signature-v3': string;
  'x-hubspot-request-timestamp': string;
} {
  const time = String(timestamp);
  return {
    'x-hubspot-signature-v3': computeV3(secret, { method, uri: decodeUri(url), body, timestamp: time }),
    'x-hubspot-request-timestamp': time,
  };
}

/** The headers of HubSpot's oldest signature, which covers the body only. */
export function signRequestV1({
  body,
  secret,
}: {
  readonly body: Buffer | string;
  readonly secret: string;
}): {
  'x-hubspot-signature': string;
  'x-hubspot-signature-version': 'v1';
} {
  return { 'x-hubspot-signature': computeV1(secret, body), 'x-hubspot-signature-version': 'v1' };
}
