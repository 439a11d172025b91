/** Every answer of the edge that is not a success: what was wrong, what was expected, what to do. */
import { DEFAULT_MAX_BODY_BYTES } from './edge-config.ts';
import type { SignatureFault } from './signature.ts';

export interface Refusal {
  readonly status: number;
  /** For programs; stays the same when the words change. */
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const SIGNED_BY_HUBSPOT =
  "a request signed by HubSpot with this app's client secret in X-HubSpot-Signature-v3 and X-HubSpot-Request-Timestamp";

const SIGNATURE_MESSAGES: Readonly<Record<SignatureFault, string>> = {
  missing: `The signature is missing. Expected ${SIGNED_BY_HUBSPOT}. Call this address through HubSpot only.`,
  malformed:
    'The signature headers are malformed. Expected one base64 HMAC-SHA256 in X-HubSpot-Signature-v3 and one time in ' +
    'milliseconds in X-HubSpot-Request-Timestamp. Check that no proxy doubles or rewrites headers.',
  stale:
    "The timestamp is more than 5 minutes away from this server's clock. Expected a fresh request. If HubSpot sent " +
    "it, set the server's clock right.",
  mismatch:
    'The signature does not match the request. Check that HUBSPOT_CLIENT_SECRET is the client secret on the Auth tab ' +
    'of the app, that PUBLIC_URL is exactly the address HubSpot calls, and that no proxy changes path, query or body.',
};

export function refuseSignature(fault: SignatureFault): Refusal {
  const code = fault === 'stale' ? 'stale_signature' : `${fault}_signature`;
  return { status: 401, code, message: SIGNATURE_MESSAGES[fault] };
}

export function refuseTooLarge(limit: number = DEFAULT_MAX_BODY_BYTES): Refusal {
  const message = `The body is larger than ${limit} bytes. Expected at most that; send fewer events per request.`;
  return { status: 413, code: 'too_large', message };
}

export const COMPRESSED: Refusal = {
  status: 415,
  code: 'compressed_body',
  message:
    'The body is compressed. Expected it as it was signed, without Content-Encoding; HubSpot does not compress, so ' +
    'check what the proxy in front of this server adds.',
};

export const NOT_AN_ARRAY: Refusal = {
  status: 400,
  code: 'not_a_json_array',
  message:
    'The body is not a JSON array. Expected the list of events that HubSpot sends, such as [{"eventId":1}].',
};

export const NOT_JSON: Refusal = {
  status: 400,
  code: 'not_json',
  message: 'The body is not JSON. Expected an object as the README shows it; check quotes and commas.',
};

/** Every fault at once; values are not repeated, they may be a person's. */
export function refuseFaults(
  faults: readonly { readonly path: string; readonly message: string }[],
): Refusal {
  const shown = faults.slice(0, 20).map(({ path, message }) => `${path}: ${message}`);
  const more = faults.length > 20 ? [`and ${faults.length - 20} more`] : [];
  const message = `Nothing was taken, because of ${faults.length} fault(s): ${[...shown, ...more].join('; ')}.`;
  return { status: 400, code: 'invalid_events', message };
}

export const WRONG_KEY: Refusal = {
  status: 401,
  code: 'wrong_key',
  message: 'The key is missing or wrong. Expected "Authorization: Bearer" with the value of EVENTS_API_KEY.',
  headers: { 'www-authenticate': 'Bearer' },
};

export const NO_CLIENT_SECRET: Refusal = {
  status: 503,
  code: 'no_client_secret',
  message:
    'This server has no client secret and can verify nothing. Set HUBSPOT_CLIENT_SECRET to the client secret on the ' +
    'Auth tab of the app; HubSpot sends the request again meanwhile.',
  headers: { 'retry-after': '60' },
};

export const OVERLOADED: Refusal = {
  status: 503,
  code: 'overloaded',
  message:
    'More is waiting here than can be taken in. Nothing of this request was kept; send it again later.',
  headers: { 'retry-after': '30' },
};

export const UNAVAILABLE: Refusal = {
  status: 503,
  code: 'unavailable',
  message:
    'This server cannot do that right now, which is its own fault. Nothing of this request was kept; send it again. ' +
    'Its administrator finds the cause in the log by the request id, and by the doctor command.',
  headers: { 'retry-after': '10' },
};

export const FOREIGN_PORTAL: Refusal = {
  status: 403,
  code: 'foreign_portal',
  message:
    'The request comes from another HubSpot portal. Expected exactly one portalId in the query, that of ' +
    'HUBSPOT_PORTAL_ID. Use the portal this server was installed for, or correct HUBSPOT_PORTAL_ID.',
};

export const MALFORMED_DEAL_ID: Refusal = {
  status: 400,
  code: 'malformed_deal_id',
  message:
    'The deal id is not one. Expected the digits HubSpot shows in the address of the deal, such as 1234567890.',
};

export const MALFORMED_OBJECT_ID: Refusal = {
  status: 400,
  code: 'malformed_id',
  message:
    'The record id is not one. Expected the digits HubSpot shows in the address of the record, such as 1234567890.',
};

export const UNKNOWN_DEAL: Refusal = {
  status: 404,
  code: 'unknown_deal',
  message:
    'No buying group is known for this deal. Expected a deal under this app: set its solution in bg_solution.',
};

export const UNKNOWN_CONTACT: Refusal = {
  status: 404,
  code: 'unknown_contact',
  message:
    'Nothing is known of this contact yet. Expected one that HubSpot has told of since the installation; it appears with ' +
    'its first change.',
};

export const UNKNOWN_COMPANY: Refusal = {
  status: 404,
  code: 'unknown_company',
  message:
    'Nothing is known of this company yet. Expected one of whose people HubSpot has told; it appears with their first ' +
    'change.',
};

export const UNKNOWN_ACT: Refusal = {
  status: 404,
  code: 'unknown_act',
  message: 'There is no such act. Expected one of those the README lists; update the card or this server.',
};

export const NO_PERMISSION: Refusal = {
  status: 403,
  code: 'no_permission',
  message:
    'This user may look but not act. Expected a user named in permissions.act of settings.yaml; ask the administrator.',
};

export const CARD_CONFLICT: Refusal = {
  status: 409,
  code: 'conflict',
  message:
    'What this is about is no longer as the card showed it. Nothing was done; load the card again and decide anew.',
};

export const BEING_READ: Refusal = {
  status: 503,
  code: 'being_read',
  message:
    'This record is read from HubSpot for the first time, which takes seconds. Nothing of this request was kept; send it ' +
    'again.',
  headers: { 'retry-after': '2' },
};

/** Every fault of an act at once. */
export function refuseActFaults(
  faults: readonly { readonly path: string; readonly message: string }[],
): Refusal {
  return { ...refuseFaults(faults), code: 'invalid' };
}

export const UNKNOWN_REPORT: Refusal = {
  status: 404,
  code: 'unknown_report',
  message: 'There is no report of this name. The command "buying-groups report --help" lists them.',
};

export const UNKNOWN_LANGUAGE: Refusal = {
  status: 400,
  code: 'unknown_language',
  message: 'The language is not spoken here. Expected en or ru, or none for that of the settings.',
};

export const UNKNOWN_ROUTE: Refusal = {
  status: 404,
  code: 'not_found',
  message: 'There is nothing at this address. The README lists the routes; check the path for misspellings.',
};

export const MALFORMED_URL: Refusal = {
  status: 400,
  code: 'malformed_url',
  message: 'The path holds a broken percent escape. Expected valid UTF-8 behind every % sign.',
};

export function refuseMethod(allow: string): Refusal {
  const message = `This method is not served at this address. Expected ${allow}; use it instead.`;
  return { status: 405, code: 'method_not_allowed', message, headers: { allow } };
}
