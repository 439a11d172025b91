/** Where the app may send its token (P40). */

export const DEFAULT_BASE_URL = 'https://api.hubapi.com';
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const EXPECTED =
  'Expected https://api.hubapi.com, https://api-eu1.hubapi.com, another https server you trust with the token, ' +
  'or http on 127.0.0.1, [::1] or localhost, such as the sandbox.';

export type BaseUrlCheck =
  /** `origin` has no path and no trailing slash; paths are appended to it. */
  { readonly valid: true; readonly origin: string } | { readonly valid: false; readonly message: string };

/**
 * Checks `HUBSPOT_API_URL`. The token goes to this origin and nowhere else, so plain http is only for this machine.
 * The message names the fault and what was expected; it never repeats a URL, which could hold a password.
 */
export function checkBaseUrl(text: string): BaseUrlCheck {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fault = url === null ? 'It is not a URL.' : findFault(url);
  if (url === null || fault !== null) {
    return { valid: false, message: `HUBSPOT_API_URL: ${fault} ${EXPECTED}` };
  }
  return { valid: true, origin: url.origin };
}

function findFault(url: URL): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `"${url.protocol}" is not a protocol HubSpot is called by.`;
  }
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    return 'Plain http to another machine would show the access token to everyone on the way.';
  }
  if (url.username !== '' || url.password !== '') return 'It holds a user name or password.';
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return 'It holds more than protocol, host and port.';
  }
  return null;
}
