/** What answers when no route does. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { REQUEST_ID, sendRefusal } from '../answer.ts';
import { describeFault } from '../describe-fault.ts';
import type { EdgeContext } from '../edge-context.ts';
import { MALFORMED_URL, refuseMethod, UNAVAILABLE, UNKNOWN_ROUTE } from '../refusals.ts';

/** For the end of a route: every method it does not serve. */
export function createMethodRefusal(allow: string): RequestHandler {
  const refusal = refuseMethod(allow);
  return (request, response) => sendRefusal(request, response, refusal);
}

export const refuseUnknownRoute: RequestHandler = (request, response) => {
  sendRefusal(request, response, UNKNOWN_ROUTE);
};

/** Every fault of ours is a 503, so that HubSpot sends again; only a path that cannot be decoded is the caller's. */
export function createFaultAnswer(edge: EdgeContext): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (error instanceof URIError) return sendRefusal(request, response, MALFORMED_URL);
    const requestId = String(response.getHeader(REQUEST_ID));
    edge.ports.log.error({ requestId, ...describeFault(error) }, 'A request failed.');
    edge.ports.count('unavailable');
    if (response.headersSent) response.destroy();
    else sendRefusal(request, response, UNAVAILABLE);
  };
}
