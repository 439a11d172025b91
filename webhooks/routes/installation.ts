import type { Request, Response } from 'express';
import { sendJson, sendRefusal } from '../answer.ts';
import type { EdgeContext } from '../edge-context.ts';
import { receiveSigned } from '../receive-signed.ts';
import { FOREIGN_PORTAL } from '../refusals.ts';
import { isOurPortal } from '../signed-query.ts';

/**
 * `GET /api/installation`: what the settings page shows. Unlike `/readyz` it answers 200 when something is wrong, since
 * telling that is what it is asked for.
 */
export function createReadInstallation(
  edge: EdgeContext,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const signed = await receiveSigned(edge, request, response, false);
    if (signed === null) return;
    if (!isOurPortal(request.originalUrl, edge.config.portalId)) {
      return sendRefusal(request, response, FOREIGN_PORTAL);
    }
    sendJson(response, 200, await edge.ports.readInstallation());
  };
}
