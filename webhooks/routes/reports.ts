import type { Request, Response } from 'express';
import { sendJson, sendRefusal } from '../answer.ts';
import type { EdgeContext } from '../edge-context.ts';
import { receiveSigned } from '../receive-signed.ts';
import { FOREIGN_PORTAL, UNKNOWN_LANGUAGE, UNKNOWN_REPORT } from '../refusals.ts';
import { isOurPortal } from '../signed-query.ts';

/** `GET /api/reports/:name`: a report for the app's pages; `?language=en|ru`, else that of the settings. */
export function createReadReport(edge: EdgeContext): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const signed = await receiveSigned(edge, request, response, false);
    if (signed === null) return;
    if (!isOurPortal(request.originalUrl, edge.config.portalId)) {
      return sendRefusal(request, response, FOREIGN_PORTAL);
    }
    const language = readLanguage(request.originalUrl);
    if (language === undefined) return sendRefusal(request, response, UNKNOWN_LANGUAGE);
    const report = await edge.ports.readReport(String(request.params['name']), language);
    if (report == null) return sendRefusal(request, response, UNKNOWN_REPORT);
    sendJson(response, 200, report);
  };
}

/** `null`: none was asked for; `undefined`: one that is not spoken here. */
function readLanguage(url: string): 'en' | 'ru' | null | undefined {
  const start = url.indexOf('?');
  const language = start < 0 ? null : new URLSearchParams(url.slice(start + 1)).get('language');
  return language === null || language === 'en' || language === 'ru' ? language : undefined;
}
