import type { Request, Response } from 'express';
import { sendJson, sendRefusal } from '../answer.ts';
import { describeFault } from '../describe-fault.ts';
import type { EdgeContext } from '../edge-context.ts';
import { isEqualInConstantTime } from '../equal-text.ts';
import { parseJson } from '../parse-json.ts';
import { declaredLength, readBody } from '../read-body.ts';
import {
  COMPRESSED,
  NOT_JSON,
  OVERLOADED,
  refuseFaults,
  refuseTooLarge,
  UNAVAILABLE,
  WRONG_KEY,
  type Refusal,
} from '../refusals.ts';

/**
 * `POST /api/events`: interactions from other systems. 202 once they are durable; one invalid event refuses the whole
 * request, and every fault of it is named. Repeating a request is harmless: each event's id counts once per key.
 */
export function createExternalEvents(
  edge: EdgeContext,
  key: string,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const refusal = refuseHeaders(edge, request, key);
    if (refusal !== null) return sendRefusal(request, response, refusal);
    const read = await readBody(request, edge.maxBodyBytes, edge.uploads);
    if (!read.complete) {
      if (read.reason === 'gone') return;
      return sendRefusal(
        request,
        response,
        read.reason === 'crowded' ? OVERLOADED : refuseTooLarge(edge.maxBodyBytes),
      );
    }
    const body = parseJson(read.body);
    if (body === undefined) return sendRefusal(request, response, NOT_JSON);
    await take(edge, request, response, body, key);
  };
}

function refuseHeaders(edge: EdgeContext, request: Request, key: string): Refusal | null {
  const given = /^Bearer ([\x21-\x7e]{1,512})$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!isEqualInConstantTime(key, given)) return WRONG_KEY;
  if (request.headers['content-encoding'] !== undefined) return COMPRESSED;
  return (declaredLength(request) ?? 0) > edge.maxBodyBytes ? refuseTooLarge(edge.maxBodyBytes) : null;
}

async function take(
  edge: EdgeContext,
  request: Request,
  response: Response,
  body: unknown,
  key: string,
): Promise<void> {
  try {
    const taken = await edge.ports.acceptEvents(body, key);
    if (taken === 'overloaded') return sendRefusal(request, response, OVERLOADED);
    if (!taken.ok) return sendRefusal(request, response, refuseFaults(taken.faults));
    sendJson(response, 202, { accepted: taken.accepted });
  } catch (error) {
    edge.ports.log.error(describeFault(error), 'The store did not take events of another system.');
    sendRefusal(request, response, UNAVAILABLE);
  }
}
