/** Token and portal: the first question to HubSpot, on which all others depend. */
import { AuthError, GatewayError, RefusedError, ScopeError } from '../hubspot/errors.ts';
import type { Gateway } from '../hubspot/gateway.ts';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

export interface PortalCheck {
  readonly findings: readonly Finding[];
  /** False: HubSpot does not answer this token, so that asking on would only repeat the failure. */
  readonly goOn: boolean;
}

/** One call. `expected`: `HUBSPOT_PORTAL_ID`. */
export async function checkPortal(gateway: Gateway, expected: string | undefined): Promise<PortalCheck> {
  const accepted = pass('token', 'HubSpot accepts the access token');
  try {
    const { portalId, accountType, timeZone } = await gateway.readAccount();
    const found = `portal ${portalId}, ${accountType}, time zone ${timeZone}`;
    return { findings: [accepted, comparePortal(portalId, expected, found)], goOn: true };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error instanceof AuthError) return { findings: [refusedToken(error)], goOn: false };
    if (error instanceof ScopeError || error instanceof RefusedError) {
      const unknown = warn(
        'portal',
        `the token may not ask which portal it belongs to: ${error.message}`,
        'Compare HUBSPOT_PORTAL_ID with the account id in the upper right menu of HubSpot yourself.',
      );
      return { findings: [accepted, unknown], goOn: true };
    }
    const remedy = 'Check the network, HUBSPOT_API_URL and status.hubspot.com, then run doctor again.';
    return { findings: [fail('hubspot', error.message, remedy)], goOn: false };
  }
}

function comparePortal(portalId: string, expected: string | undefined, found: string): Finding {
  if (expected === undefined)
    return warn(
      'portal',
      `${found}; HUBSPOT_PORTAL_ID is not set, so requests of other portals cannot be refused`,
      `Set HUBSPOT_PORTAL_ID=${portalId} if this is the right portal.`,
    );
  if (expected === portalId) return pass('portal', found);
  return fail(
    'portal',
    `the token belongs to portal ${portalId}, HUBSPOT_PORTAL_ID says ${expected}`,
    'Correct one of them: the token is on the Distribution tab of the app, the account id in the upper right menu.',
  );
}

function refusedToken(error: AuthError): Finding {
  return fail(
    'token',
    error.message,
    'Copy the token from HubSpot › Development › Projects › your app › Distribution into HUBSPOT_ACCESS_TOKEN. It changes when scopes change.',
  );
}
