/**
 * The only escapes HubSpot decodes before it signs a URI; everything else, such as `%20` or `%26`, stays.
 * https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation
 */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

const ESCAPES = new RegExp(Object.keys(DECODED).join('|'), 'g');

/** Turns a URI as received into the text HubSpot signed. One pass: what decoding yields is not decoded again. */
export function decodeUri(uri: string): string {
  return uri.includes('%') ? uri.replace(ESCAPES, (escape) => DECODED[escape] ?? escape) : uri;
}
