/** HubSpot sends at most 100 events per delivery, about 30 kB; 1 MiB is the contract's limit. */
export const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

/** What the edge is told at start. */
export interface EdgeConfig {
  /** The URL HubSpot calls, `https://host` or `https://host/prefix` where a proxy strips the prefix. */
  readonly publicUrl: string;
  /** Client secrets of the app, the new one first; several during a rotation. Empty: every signed route answers 503. */
  readonly clientSecrets: readonly string[];
  /** Requests signed for another portal are refused when this is set. */
  readonly portalId?: string;
  /** Kept for routes to come: the signature already binds a request to one app. */
  readonly appId?: string;
  readonly acceptSignatureV1: boolean;
  /** Kept for the external events API. */
  readonly eventsApiKey?: string;
  /** Bytes; `DEFAULT_MAX_BODY_BYTES` when left out. */
  readonly maxBodyBytes?: number;
}
