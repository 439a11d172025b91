/** What the HTTP edge needs from the rest of the program: plain functions, handed in by whoever composes them. */

/** `v1` has no timestamp and no URL in it; it is taken only where the configuration says so. */
export type SignatureVersion = 'v3' | 'v1';

/** One signed webhook request as it came in. */
export interface Delivery {
  /** The bytes that were signed: a JSON array, never re-serialised. A leading byte order mark is left out. */
  readonly body: Buffer;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly signatureVersion: SignatureVersion;
}

export type Acceptance = 'stored' | 'duplicate' | 'overloaded';

export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  /** What is wrong and what to do, or what was found. Never a secret or anything of a person. */
  readonly detail: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly ReadinessCheck[];
}

/** What the edge counts; the names are those of the metric's label. */
export type EdgeEvent =
  'rejected_signature' | 'stale' | 'too_large' | 'malformed' | 'accepted' | 'duplicate' | 'unavailable';

type LogFields = Readonly<Record<string, unknown>>;

export interface EdgeLog {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export interface Fault {
  /** Where in the body, such as `events[3].kind`. */
  readonly path: string;
  readonly message: string;
}

/** Durable when `ok`; otherwise nothing was taken. */
export type TakenEvents =
  | { readonly ok: true; readonly accepted: number }
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | 'overloaded';

/** Who asks, as HubSpot's proxy signed it. */
export interface CardUser {
  readonly id: string | null;
  readonly email: string | null;
}

/** The card after the act, or why nothing was done. */
export type CardAnswer =
  | { readonly card: unknown }
  | { readonly faults: readonly Fault[] }
  | 'unknown'
  | 'unknown_act'
  | 'no_permission'
  | 'conflict'
  | 'not_read_yet';

export interface EdgePorts {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves only after the delivery is durable; rejects when the store cannot take it. */
  acceptDelivery(delivery: Delivery): Promise<Acceptance>;
  /** Events of another system, parsed but not checked; `key` tells who sent them. */
  acceptEvents(body: unknown, key: string): Promise<TakenEvents>;
  /** A step of a HubSpot workflow, parsed but not checked. */
  acceptWorkflowAction(body: unknown, receivedAt: number): Promise<TakenEvents | 'foreign_portal'>;
  /** A record's card, ready for JSON; `null` for a record this app knows nothing of, `not_read_yet` for a new one. */
  readDealCard(dealId: string, user: CardUser): Promise<unknown>;
  readContactCard(contactId: string, user: CardUser): Promise<unknown>;
  readCompanyCard(companyId: string, user: CardUser): Promise<unknown>;
  /** What a person did on a card, parsed but not checked; `act` is the last part of the path. */
  actOnDeal(dealId: string, act: string, body: unknown, user: CardUser): Promise<CardAnswer>;
  actOnCompany(companyId: string, act: string, body: unknown, user: CardUser): Promise<CardAnswer>;
  /** What the settings page shows of this installation, ready for JSON; holds nothing of a person. */
  readInstallation(): Promise<unknown>;
  /** A report, ready for JSON; `language` is `null` for that of the settings. `null`: no report of that name. */
  readReport(name: string, language: 'en' | 'ru' | null): Promise<unknown>;
  readiness(): Promise<Readiness>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  count(event: EdgeEvent): void;
  readonly log: EdgeLog;
  newRequestId(): string;
}
