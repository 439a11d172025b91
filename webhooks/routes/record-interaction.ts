import type { Request, Response } from 'express';
import { sendJson, sendRefusal } from '../answer.ts';
import { describeFault } from '../describe-fault.ts';
import type { EdgeContext } from '../edge-context.ts';
import { parseJson } from '../parse-json.ts';
import { receiveSigned } from '../receive-signed.ts';
import { FOREIGN_PORTAL, NOT_JSON, OVERLOADED, refuseFaults, UNAVAILABLE } from '../refusals.ts';

/**
 * `POST /workflow-actions/record-interaction`: a step of a HubSpot workflow, by which an admin sends form
 * submissions, list entries and whatever else a workflow knows. Repeating it is harmless: its callback id counts once.
 */
export function createRecordInteraction(
  edge: EdgeContext,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const signed = await receiveSigned(edge, request, response, false);
    if (signed === null) return;
    const body = parseJson(signed.body);
    if (body === undefined) return sendRefusal(request, response, NOT_JSON);
    try {
      const taken = await edge.ports.acceptWorkflowAction(body, signed.receivedAt);
      if (taken === 'overloaded') return sendRefusal(request, response, OVERLOADED);
      if (taken === 'foreign_portal') return sendRefusal(request, response, FOREIGN_PORTAL);
      if (!taken.ok) return sendRefusal(request, response, refuseFaults(taken.faults));
      sendJson(response, 200, { outputFields: { hs_execution_state: 'SUCCESS', recorded: 'true' } });
    } catch (error) {
      edge.ports.log.error(describeFault(error), 'The store did not take a workflow action.');
      sendRefusal(request, response, UNAVAILABLE);
    }
  };
}
