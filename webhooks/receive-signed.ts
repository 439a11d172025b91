/** The gate of every signed route: hands on the raw body of a request that HubSpot signed, and of no other. */
import type { Request, Response } from 'express';
import { REQUEST_ID, sendRefusal } from './answer.ts';
import type { EdgeContext } from './edge-context.ts';
import type { EdgeEvent, SignatureVersion } from './ports.ts';
import { declaredLength, readBody } from './read-body.ts';
import {
  COMPRESSED,
  NO_CLIENT_SECRET,
  OVERLOADED,
  refuseSignature,
  refuseTooLarge,
  type Refusal,
} from './refusals.ts';
import { checkClaim, readClaim, type SignatureFault } from './signature.ts';

export interface SignedBody {
  readonly body: Buffer;
  /** When the headers had arrived, milliseconds since 1970. */
  readonly receivedAt: number;
  readonly signatureVersion: SignatureVersion;
}

interface Refused {
  readonly refusal: Refusal;
  readonly event: EdgeEvent;
}

/**
 * Answers the request itself where it is refused, and then resolves to `null`. Nothing is parsed here, and between
 * the last byte of the body and the verdict nothing is awaited (P7).
 *
 * @param acceptV1 only for routes whose body says everything: v1 covers neither method, URL nor time
 */
export async function receiveSigned(
  edge: EdgeContext,
  request: Request,
  response: Response,
  acceptV1: boolean,
): Promise<SignedBody | null> {
  const receivedAt = edge.ports.now();
  const refused = refuseUnread(edge, request);
  if (refused !== null) return refuse(edge, request, response, refused);

  const claim = readClaim(request.headers, receivedAt, acceptV1);
  if (!claim.valid) return refuse(edge, request, response, blame(claim.reason));

  const read = await readBody(request, edge.maxBodyBytes, edge.uploads);
  if (!read.complete) {
    if (read.reason === 'gone') return null;
    return refuse(edge, request, response, read.reason === 'crowded' ? CROWDED : tooLarge(edge));
  }

  const signed = { method: request.method, url: request.originalUrl, body: read.body };
  const verdict = checkClaim(claim, signed, edge.rules);
  if (!verdict.valid) return refuse(edge, request, response, blame(verdict.reason));
  return { body: read.body, receivedAt, signatureVersion: verdict.version };
}

const CROWDED: Refused = { refusal: OVERLOADED, event: 'unavailable' };

/** What the headers alone decide. */
function refuseUnread(edge: EdgeContext, request: Request): Refused | null {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    return { refusal: COMPRESSED, event: 'malformed' };
  if ((declaredLength(request) ?? 0) > edge.maxBodyBytes) return tooLarge(edge);
  if (edge.rules.clientSecrets.length === 0) return { refusal: NO_CLIENT_SECRET, event: 'unavailable' };
  return null;
}

function tooLarge(edge: EdgeContext): Refused {
  return { refusal: refuseTooLarge(edge.maxBodyBytes), event: 'too_large' };
}

function blame(fault: SignatureFault): Refused {
  return { refusal: refuseSignature(fault), event: fault === 'stale' ? 'stale' : 'rejected_signature' };
}

function refuse(edge: EdgeContext, request: Request, response: Response, { refusal, event }: Refused): null {
  edge.ports.count(event);
  edge.occasionally(refusal.code, String(response.getHeader(REQUEST_ID)), refusal.message);
  sendRefusal(request, response, refusal);
  return null;
}
