import { createHmac } from 'node:crypto';

/**
 * Signs a request as HubSpot does: HMAC-SHA256 over method, URI, body and timestamp, in base64.
 * `uri` is the address HubSpot calls, `timestamp` is in milliseconds.
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
 */
export function signRequest(
  clientSecret: string,
  request: {
    readonly method: string;
    readonly uri: string;
    readonly body: string;
    readonly timestamp: number;
  },
): string {
  const { method, uri, body, timestamp } = request;
  return createHmac('sha256', clientSecret).update(`${method}${uri}${body}${timestamp}`).digest('base64');
}
