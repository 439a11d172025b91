import type { Request, Response } from 'express';
import { REQUEST_ID, sendRefusal } from '../answer.ts';
import { describeFault } from '../describe-fault.ts';
import type { EdgeContext } from '../edge-context.ts';
import type { Acceptance } from '../ports.ts';
import { receiveSigned, type SignedBody } from '../receive-signed.ts';
import { NOT_AN_ARRAY, OVERLOADED, UNAVAILABLE } from '../refusals.ts';

/**
 * `POST /webhooks/hubspot`: 204 only after the delivery is durable (P10). What the events say is not looked at:
 * unknown types and odd elements are stored like all others, since HubSpot would send a refused batch again (P34).
 */
export function createHubSpotWebhook(
  edge: EdgeContext,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const signed = await receiveSigned(edge, request, response, edge.config.acceptSignatureV1);
    if (signed === null) return;

    const body = withoutByteOrderMark(signed.body);
    if (!isJsonArray(body)) {
      edge.ports.count('malformed');
      edge.occasionally(NOT_AN_ARRAY.code, String(response.getHeader(REQUEST_ID)), NOT_AN_ARRAY.message);
      return sendRefusal(request, response, NOT_AN_ARRAY);
    }
    const acceptance = await accept(edge, { ...signed, body }, String(response.getHeader(REQUEST_ID)));
    if (acceptance === 'stored' || acceptance === 'duplicate') {
      edge.ports.count(acceptance === 'stored' ? 'accepted' : 'duplicate');
      response.statusCode = 204;
      response.end();
      return;
    }
    edge.ports.count('unavailable');
    sendRefusal(request, response, acceptance === 'overloaded' ? OVERLOADED : UNAVAILABLE);
  };
}

async function accept(
  edge: EdgeContext,
  delivery: SignedBody,
  requestId: string,
): Promise<Acceptance | 'failed'> {
  try {
    return await edge.ports.acceptDelivery(delivery);
  } catch (error) {
    edge.ports.log.error({ requestId, ...describeFault(error) }, 'The store did not take a delivery.');
    return 'failed';
  }
}

function isJsonArray(body: Buffer): boolean {
  try {
    return Array.isArray(JSON.parse(body.toString('utf8')));
  } catch {
    return false;
  }
}

/** The mark is signed like every byte, but no part of the JSON (RFC 8259, 8.1); a parser would stumble over it. */
function withoutByteOrderMark(body: Buffer): Buffer {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}
