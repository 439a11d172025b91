/** What the preview's server, its page and its worker say to each other. Plain data only: all of it is cloned. */

export type RecordType = 'deals' | 'contacts' | 'companies';

export const RECORD_TYPE_IDS: Readonly<Record<RecordType, string>> = {
  contacts: '0-1',
  companies: '0-2',
  deals: '0-3',
};

export type Locale = 'en' | 'ru';

/** Where a card stands, by HubSpot's names. */
export type CardLocation = 'crm.record.tab' | 'crm.record.sidebar' | 'home' | 'pages' | 'settings';

export interface CardInfo {
  /** The `uid` of its project file. */
  readonly id: string;
  readonly title: string;
  readonly location: CardLocation;
  /** The records it stands on; empty for pages and settings. */
  readonly recordTypes: readonly RecordType[];
  /** Address of the bundle on the preview's server. */
  readonly bundle: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface PreviewUser {
  readonly id: string;
  readonly userId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** What tells this user from the others, for the page's menu. */
  readonly note: Readonly<Record<Locale, string>>;
  readonly permissions: readonly 'integrations-management-write'[];
}

/** How `hubspot.fetch` behaves: as it should, or as it will on a bad day. */
export const BACKENDS = [
  'healthy',
  'slow',
  'held',
  'overtaken',
  'status-500',
  'status-502',
  'status-503',
  'status-401',
  'status-403',
  'status-404',
  'nonsense',
  'throw',
  'offline',
  'unset',
] as const;
export type Backend = (typeof BACKENDS)[number];

export interface RecordName {
  readonly type: RecordType;
  readonly id: string;
  readonly name: string;
}

/** Everything the page needs once. */
export interface Bootstrap {
  readonly portalId: number;
  readonly appId: number;
  readonly cards: readonly CardInfo[];
  /** Cards that could not be built, and why. */
  readonly cardProblems: readonly string[];
  readonly users: readonly PreviewUser[];
  /** Variables of the app's profile, as cards see them in their context. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Milliseconds; HubSpot's own 15 s where undefined. */
  readonly timeout?: number | undefined;
}

/** An answer of the backend, or the words that `hubspot.fetch` rejects with. */
export type FetchOutcome =
  | { readonly ok: true; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly ok: false; readonly message: string };

export interface RelatedRecord extends RecordName {
  readonly detail: string;
  readonly labels: readonly string[];
}

export interface LiveProperty {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** The value as a person reads it: the labels of options, a date. */
  readonly shown: string;
}

/** A record as the portal holds it now. */
export interface LiveRecord extends RecordName {
  readonly subtitle: string;
  readonly archived: boolean;
  /** The ones this app writes. */
  readonly ours: readonly LiveProperty[];
  readonly others: readonly LiveProperty[];
  readonly related: readonly RelatedRecord[];
  readonly activities: readonly { readonly type: string; readonly id: string; readonly title: string }[];
}

/** Something that happened, for the live list. `app`: this app wrote it; `person`: somebody in the CRM or on the site. */
export interface LiveEvent {
  readonly at: number;
  readonly kind: 'change' | 'webhooks' | 'call' | 'backend';
  readonly by: 'app' | 'person' | null;
  readonly text: string;
}

export const HAPPENINGS = [
  'visit',
  'download',
  'demo_request',
  'new_contact',
  'meeting',
  'label',
  'off_deal',
  'won',
  'lost',
  'hubspot_down',
  'hubspot_back',
] as const;
export type HappeningName = (typeof HAPPENINGS)[number];

/** A button of the page: something that people do in the CRM or on the site. */
export interface Happening {
  readonly name: HappeningName;
  readonly record: { readonly type: RecordType; readonly id: string };
  /** Who does it, or whom it is done to; the first person of the record where undefined. */
  readonly contactId?: string | undefined;
}

/** Situations to try the cards in, each with a company or a deal of its own. */
export const SCENES = [
  'newcomer',
  'group_4',
  'group_13',
  'group_25',
  'raised_hand',
  'lost_deal',
  'deal_by_hand',
  'deal_alone',
] as const;
export type SceneName = (typeof SCENES)[number];

/** What HubSpot's own forms would create. */
export interface Activity {
  readonly kind: 'ADD_TASK' | 'ADD_NOTE' | 'SCHEDULE_MEETING' | 'SEND_EMAIL';
  readonly record: { readonly objectTypeId: string; readonly objectId: string };
  readonly title: string;
}
