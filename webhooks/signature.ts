/**
 * HubSpot's request signatures.
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
 *
 * Everything here is synchronous and works on the raw bytes: it is finished before anything is parsed (P7).
 */
import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { decodeUri } from './decode-uri.ts';
import { isEqualInConstantTime } from './equal-text.ts';
import type { SignatureVersion } from './ports.ts';

/** HubSpot says to refuse what is older than five minutes; what lies in the future is refused alike (P5). */
export const TIMESTAMP_TOLERANCE_MS = 300_000;

/** What a signature is checked against. */
export interface SignatureRules {
  /** The URL HubSpot calls, without a trailing slash; the path and query of the request are put behind it. */
  readonly publicUrl: string;
  readonly clientSecrets: readonly string[];
  readonly acceptSignatureV1: boolean;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query as received, undecoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** `missing`: no header of a version that is accepted. `stale`: outside the window, past or future. */
export type SignatureFault = 'missing' | 'malformed' | 'stale' | 'mismatch';

export type Verdict =
  | { readonly valid: true; readonly version: SignatureVersion }
  | { readonly valid: false; readonly reason: SignatureFault };

/** What the headers claim, of the right shape and in time, but not yet proven. */
export type Claim =
  | { readonly valid: true; readonly version: 'v3'; readonly given: string; readonly timestamp: string }
  | { readonly valid: true; readonly version: 'v1'; readonly given: string }
  | { readonly valid: false; readonly reason: SignatureFault };

/** 32 bytes in base64, and in hexadecimal. */
const V3_SHAPE = /^[A-Za-z0-9+/]{43}=$/;
const V1_SHAPE = /^[0-9a-f]{64}$/;
/** Milliseconds; more digits than these do not fit a date, and a longer text would not be worth reading. */
const TIMESTAMP_SHAPE = /^[0-9]{1,15}$/;

/**
 * Reads the signature headers without looking at the body, so that a request that cannot be valid is refused before
 * its body is read. `now` in milliseconds since 1970. A v3 header, good or bad, is never passed over in favour of v1.
 */
export function readClaim(headers: IncomingHttpHeaders, now: number, acceptSignatureV1: boolean): Claim {
  const v3 = headers['x-hubspot-signature-v3'];
  if (v3 !== undefined) return readV3Claim(v3, headers['x-hubspot-request-timestamp'], now);
  const v1 = headers['x-hubspot-signature'];
  if (!acceptSignatureV1 || v1 === undefined) return { valid: false, reason: 'missing' };
  const version = headers['x-hubspot-signature-version'] ?? 'v1';
  if (version !== 'v1' || typeof v1 !== 'string' || !V1_SHAPE.test(v1)) {
    return { valid: false, reason: 'malformed' };
  }
  return { valid: true, version: 'v1', given: v1 };
}

type Header = string | string[] | undefined;

/** A header sent twice arrives joined by a comma, or as a list: neither has the right shape. */
function readV3Claim(given: Header, timestamp: Header, now: number): Claim {
  if (timestamp === undefined) return { valid: false, reason: 'missing' };
  if (typeof given !== 'string' || !V3_SHAPE.test(given)) return { valid: false, reason: 'malformed' };
  if (typeof timestamp !== 'string' || !TIMESTAMP_SHAPE.test(timestamp)) {
    return { valid: false, reason: 'malformed' };
  }
  if (!(Math.abs(now - Number(timestamp)) <= TIMESTAMP_TOLERANCE_MS))
    return { valid: false, reason: 'stale' };
  return { valid: true, version: 'v3', given, timestamp };
}

/** Proves or refutes a claim with each of the secrets in turn (P6). */
export function checkClaim(
  claim: Claim,
  request: Pick<SignedRequest, 'method' | 'url' | 'body'>,
  rules: SignatureRules,
): Verdict {
  if (!claim.valid) return claim;
  const uri = claim.version === 'v3' ? decodeUri(rules.publicUrl + request.url) : '';
  for (const secret of rules.clientSecrets) {
    const expected =
      claim.version === 'v3'
        ? computeV3(secret, { method: request.method, uri, body: request.body, timestamp: claim.timestamp })
        : computeV1(secret, request.body);
    if (isEqualInConstantTime(expected, claim.given)) return { valid: true, version: claim.version };
  }
  return { valid: false, reason: 'mismatch' };
}

/** Both steps in one. `now` in milliseconds since 1970. Never throws, whatever the headers hold (P2). */
export function verifySignature(request: SignedRequest, rules: SignatureRules, now: number): Verdict {
  return checkClaim(readClaim(request.headers, now, rules.acceptSignatureV1), request, rules);
}

export interface V3Parts {
  readonly method: string;
  /** Decoded by `decodeUri`. */
  readonly uri: string;
  readonly body: Buffer | string;
  /** Milliseconds since 1970, as the header spells it. */
  readonly timestamp: string;
}

/** HMAC-SHA256 over method, URI, body and timestamp, in base64. */
export function computeV3(secret: string, { method, uri, body, timestamp }: V3Parts): string {
  return createHmac('sha256', secret)
    .update(method + uri)
    .update(body)
    .update(timestamp)
    .digest('base64');
}

/** SHA-256 over secret and body, in lower-case hexadecimal. */
export function computeV1(secret: string, body: Buffer | string): string {
  return createHash('sha256').update(secret).update(body).digest('hex');
}
