import type { Request, Response } from 'express';
import { sendJson, sendRefusal } from '../answer.ts';
import type { EdgeContext } from '../edge-context.ts';
import { receiveSigned } from '../receive-signed.ts';
import { FOREIGN_PORTAL, MALFORMED_DEAL_ID, UNKNOWN_DEAL } from '../refusals.ts';
import { isOurPortal } from '../signed-query.ts';

/** HubSpot's object ids are positive 64-bit numbers. */
const OBJECT_ID = /^[0-9]{1,19}$/;

/** `GET /api/deals/:dealId/buying-group`: the whole group, for the card, which calls through HubSpot's proxy. */
export function createReadBuyingGroup(
  edge: EdgeContext,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const signed = await receiveSigned(edge, request, response, false);
    if (signed === null) return;
    if (!isOurPortal(request.originalUrl, edge.config.portalId)) {
      return sendRefusal(request, response, FOREIGN_PORTAL);
    }
    const dealId = String(request.params['dealId']);
    if (!OBJECT_ID.test(dealId)) return sendRefusal(request, response, MALFORMED_DEAL_ID);
    const group = await edge.ports.readBuyingGroup(dealId);
    if (group == null) return sendRefusal(request, response, UNKNOWN_DEAL);
    sendJson(response, 200, group);
  };
}
