/**
 * What can go wrong between this app and HubSpot, as types. A message tells what was wrong, what was expected and
 * what to do; it never carries a token, a value of a property or anything of a person.
 */

/** Every error of the gateway. `retryable`: the same call may work later without anybody changing anything. */
export abstract class GatewayError extends Error {
  abstract readonly retryable: boolean;
}

/** HubSpot did not answer properly within the attempts allowed. */
export class HubSpotUnavailable extends GatewayError {
  override readonly name = 'HubSpotUnavailable';
  readonly retryable = true;
  readonly attempts: number;
  /** Last status, or the kind of fault where there was none. */
  readonly last: number | string;

  constructor(operation: string, attempts: number, last: number | string) {
    super(
      `HubSpot did not answer ${operation} properly: ${attempts} attempt(s), the last ended with ${last}. ` +
        'Nothing is lost; try again in a few minutes, and see status.hubspot.com if it stays.',
    );
    this.attempts = attempts;
    this.last = last;
  }
}

export type PauseReason = 'daily_limit' | 'migration' | 'retry_after';

const PAUSE_CAUSES: Readonly<Record<PauseReason, string>> = {
  daily_limit: "The portal's daily limit of API calls is used up",
  migration: 'HubSpot is moving this portal to another data centre',
  retry_after: 'HubSpot asked for a longer pause',
};

/** HubSpot takes no call until `resumeAt` (milliseconds since 1970); too long to sleep inside a call. */
export class PausedError extends GatewayError {
  override readonly name = 'PausedError';
  readonly retryable = true;
  readonly reason: PauseReason;
  readonly resumeAt: number;

  constructor(reason: PauseReason, resumeAt: number) {
    super(`${PAUSE_CAUSES[reason]}; the next call is allowed at ${new Date(resumeAt).toISOString()}.`);
    this.reason = reason;
    this.resumeAt = resumeAt;
  }
}

/** 401: HubSpot does not accept the token. */
export class AuthError extends GatewayError {
  override readonly name = 'AuthError';
  readonly retryable = false;

  constructor() {
    super(
      'HubSpot refused the access token (401). Expected the token of this app, as HubSpot shows it on the "Distribution" ' +
        'tab of the project app; put it into HUBSPOT_ACCESS_TOKEN.',
    );
  }
}

/** 403: the token lacks scopes, or the subscription the feature. `scopes` are those HubSpot names; any may be enough. */
export class ScopeError extends GatewayError {
  override readonly name = 'ScopeError';
  readonly retryable = false;
  readonly scopes: readonly string[];

  constructor(operation: string, scopes: readonly string[], reason: string) {
    const remedy =
      scopes.length > 0
        ? `Add one of these scopes to the app and install it again: ${scopes.join(', ')}.`
        : "It names no scope, so the portal's subscription does not include this feature.";
    super(`HubSpot refused ${operation} (403): ${reason}. ${remedy}`);
    this.scopes = scopes;
  }
}

/** Any other 4xx: HubSpot understood the call and will not do it. */
export class RefusedError extends GatewayError {
  override readonly name = 'RefusedError';
  readonly retryable = false;
  readonly status: number;
  readonly category: string;
  /** HubSpot's words, without values. */
  readonly reason: string;

  constructor(
    operation: string,
    refusal: { readonly status: number; readonly category: string; readonly reason: string },
  ) {
    super(`HubSpot refused ${operation} (${refusal.status} ${refusal.category}): ${refusal.reason}`);
    this.status = refusal.status;
    this.category = refusal.category;
    this.reason = refusal.reason;
  }
}

/** HubSpot's answer is not of the shape its API description promises, twice. */
export class ParseError extends GatewayError {
  override readonly name = 'ParseError';
  readonly retryable = true;
  /** Where in the answer, such as `results.3.id`. */
  readonly path: string;

  constructor(operation: string, path: string, expected: string) {
    super(
      `HubSpot answered ${operation} in an unexpected shape: at "${path}", ${expected}. ` +
        'HubSpot may have changed its API; please report this.',
    );
    this.path = path;
  }
}

/** The caller asked for something that must not reach HubSpot, such as an id that is not one. A fault of ours. */
export class InvalidRequestError extends GatewayError {
  override readonly name = 'InvalidRequestError';
  readonly retryable = false;
}
