/** What `doctor` finds: one line per check, with the way out where something is wrong. */
import { GatewayError } from '../hubspot/errors.ts';

export type FindingState = 'ok' | 'warning' | 'failure';

export interface Finding {
  /** Stays the same when the words change, such as `scope crm.objects.deals.read`. */
  readonly check: string;
  readonly state: FindingState;
  /** What was found; never a secret, a token or anything of a person. */
  readonly detail: string;
  /** What to do; null when all is well. */
  readonly remedy: string | null;
}

export function pass(check: string, detail: string): Finding {
  return { check, state: 'ok', detail, remedy: null };
}

export function warn(check: string, detail: string, remedy: string): Finding {
  return { check, state: 'warning', detail, remedy };
}

export function fail(check: string, detail: string, remedy: string): Finding {
  return { check, state: 'failure', detail, remedy };
}

/** A check that HubSpot did not let finish is a finding, not the end of all others. */
export async function orFinding(
  check: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return [
      fail(check, `could not be checked: ${error.message}`, 'See the scopes above, then run doctor again.'),
    ];
  }
}
