import type { Request, Response } from 'express';
import { REQUEST_ID, sendJson, sendRefusal } from '../answer.ts';
import { describeFault } from '../describe-fault.ts';
import type { EdgeContext } from '../edge-context.ts';
import type { Readiness } from '../ports.ts';
import type { Refusal } from '../refusals.ts';

/** `GET /readyz`: 200 when traffic is welcome; else 503 with the checks beside the error. */
export function createReadiness(edge: EdgeContext): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const readiness = await ask(edge, String(response.getHeader(REQUEST_ID)));
    if (readiness.ready) return sendJson(response, 200, readiness);
    sendRefusal(request, response, notReady(readiness), readiness);
  };
}

async function ask(edge: EdgeContext, requestId: string): Promise<Readiness> {
  try {
    return await edge.ports.readiness();
  } catch (error) {
    edge.ports.log.error({ requestId, ...describeFault(error) }, 'The readiness checks failed.');
    const detail = 'The checks themselves failed; the log has the cause.';
    return { ready: false, checks: [{ name: 'readiness', ok: false, detail }] };
  }
}

function notReady({ checks }: Readiness): Refusal {
  const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  return {
    status: 503,
    code: 'not_ready',
    message: `Not ready: ${failed.join(', ') || 'no check failed by name'}. Each check says what to do.`,
    headers: { 'retry-after': '10' },
  };
}
