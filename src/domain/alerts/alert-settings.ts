/** What an admin decides about alerts and plays; `settings.yaml` as the domain uses it. */
import type { Localized } from '../vocabulary.ts';

/** The most urgent first: this one names a task that tells several things. */
export const ALERT_KINDS = [
  'blocker',
  'role_missing',
  'late_surprise',
  'champion_silent',
  'person_ready',
  'group_detected',
  'stalled',
  'proposal_waiting',
  'silent_after_close',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `from` and `to` in minutes after midnight; where `from` is later than `to` the night lies between them. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
  /** Quiet from midnight to midnight. */
  readonly days: readonly Weekday[];
}

export interface AlertSettings {
  /** `tasks`: as tasks in HubSpot. `none`: nobody is told, and nothing is gathered for later. */
  readonly delivery: 'tasks' | 'none';
  readonly kinds: Readonly<Record<AlertKind, 'on' | 'off'>>;
  /** IANA name; in it the day of the cap and the quiet hours are meant. */
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
  /** Tasks of alerts per owner and day; what is beyond it becomes one task that tells all. */
  readonly dailyCap: number;
  /** Hours from the making of a task until it is due. */
  readonly dueInHours: number;
  /** Where neither deal nor company has an owner: a task without one, no task until there is one, or this owner. */
  readonly withoutOwner: string;
  /** A group or a ready person is news for so many days. */
  readonly newsDays: number;
  /** A proposal that nobody answered for so long is told of once more. */
  readonly proposalDays: number;
  readonly afterClose: {
    /** Each member of a won deal should be in touch once in so many days (R168). */
    readonly contactEveryDays: number;
    /** For so long after the close. */
    readonly forDays: number;
  };
}

export const PLAY_PEOPLE = ['members', 'silent_members'] as const;

/** Something to do about a group, which a person chooses on the card (R67). */
export interface Play {
  readonly id: string;
  readonly name: Localized;
  readonly text: Localized;
  /** `task`: a task in HubSpot. `audience`: the people, in the report `play-audience`. */
  readonly makes: 'task' | 'audience';
  readonly people: (typeof PLAY_PEOPLE)[number];
  /** Only for these solutions; empty: for all. */
  readonly solutions: readonly string[];
  /** Id of an entry of the content map: whoever has been there needs no invitation. */
  readonly unlessContent: string | null;
}
