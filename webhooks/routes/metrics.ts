import type { Request, Response } from 'express';
import type { EdgeContext } from '../edge-context.ts';

/** `GET /metrics`: the text Prometheus reads. */
export function createMetrics(edge: EdgeContext): (request: Request, response: Response) => Promise<void> {
  return async (_request, response) => {
    const { contentType, body } = await edge.ports.metrics();
    const bytes = Buffer.from(body);
    response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
    response.end(bytes);
  };
}
