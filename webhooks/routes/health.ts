import type { Request, Response } from 'express';
import { sendJson } from '../answer.ts';

/** `GET /healthz`: the process lives and answers; nothing else is asked. */
export function answerHealth(_request: Request, response: Response): void {
  sendJson(response, 200, { status: 'ok' });
}
