/**
 * The tables. Times are milliseconds, flags 0 or 1, JSON is text: so that SQLite and PostgreSQL hold the same.
 */
import type { Generated } from 'kysely';
import type { AlertTables } from './schema-alerts.ts';
import type { BackfillTables } from './schema-backfill.ts';
import type { CompanyColumns, DealColumns, MirrorTable, PairTable } from './schema-mirror.ts';
import type { RulesTables } from './schema-rules.ts';
import type { DirtyCompanyTable, ToReadTable } from './schema-work.ts';
import type { HoldTable, WriteLogTable } from './schema-writes.ts';

export interface Tables extends AlertTables, BackfillTables, RulesTables {
  /** The inbox: one row per webhook delivery, durable before it is acknowledged. */
  delivery: DeliveryTable;
  /** What was already taken in, by the composite key of the event. */
  event_key: { key: string; at: number };
  /** Events that were well signed and mean nothing here: kept, counted, never an error. */
  refused_event: { key: string; reason: string; body: string; at: number };
  contact: MirrorTable & {
    company_id: string | null;
    /** Lower case. */
    email: string | null;
    domain: string | null;
    merged_into: string | null;
  };
  company: MirrorTable & CompanyColumns;
  deal: MirrorTable & DealColumns;
  deal_company: { deal_id: string; company_id: string };
  pair: PairTable;
  stage_entry: { deal_id: string; deal_stage: string; at: number };
  interaction: InteractionTable;
  /** Events of other systems whose e-mail address no known contact has yet. */
  waiting_event: Omit<InteractionTable, 'contact_id'> & { email: string; since: number };
  role_fact: FactColumns & { label: string; holds: number; source: string };
  membership_fact: FactColumns & {
    member: number;
    reason: string | null;
    /** A person's words on a dismissal, for colleagues on the card alone. */
    note: string | null;
  };
  stance_fact: FactColumns & { stance: string };
  qualification_fact: FactColumns & { letter: string; known: Generated<number> };
  concern_fact: FactColumns & { concern: string; category: string; state: string };
  presence_fact: FactColumns & { presence: string };
  knowledge_fact: FactColumns & { aspect: string; text: string };
  expert_fact: FactColumns & { concern: string; expert: string };
  blocker_note: FactColumns & { reason: string; plan: string };
  proposal_answer: AnswerColumns & { company_id: string; solution: string; answer: string };
  solution_choice: AnswerColumns & { solution: string };
  /** What people did on the card: each act is taken in once, by its id, and can be taken back. */
  act: ActTable;
  opportunity: OpportunityTable;
  target: TargetTable;
  target_approval: { target_id: string; side: string; by: string; at: number };
  to_read: ToReadTable;
  dirty_company: DirtyCompanyTable;
  decision: {
    id: string;
    company_id: string;
    key: string;
    row: string;
    rules_version: string;
    at: number;
    body: string;
  };
  data_quality: { company_id: string; code: string; object: string; id: string; detail: string };
  write_log: WriteLogTable;
  /** Writes that a person took back. */
  hold: HoldTable;
  /** Property writes that were sent and not answered; `id`: `<object>:<object id>`. */
  begun_write: { id: string; object: string; object_id: string };
  call_budget: { bucket: string; calls: string };
  counter: { name: string; value: number };
  /** What `install` created; one row of kind `visited` per portal stays when the rest is gone. */
  installed: { portal_id: string; kind: string; id: string; name: string; at: number };
  /** Up to when each kind of object was asked for by its last change. */
  cursor: { what: string; at: number };
  /** Changes of the last while that were taken in already: `at` is the moment of the change. */
  seen_change: { what: string; id: string; at: number };
  /** Work that one process at a time does; `done_at`: when it was last done. */
  turn: { name: string; lease: string | null; leased_until: number; done_at: number };
  /** Outcomes of closed deals, counted once a day; `body`: `WinRates` or `null`. */
  win_rates: { name: string; rules_version: string; at: number; body: string };
  /** Random keys of this store. */
  secret: { name: string; value: string };
  /** Keyed hashes of ids and addresses of people who were erased. */
  erased: { mark: string; at: number };
  /**
   * What is read beside the CRM. `problem`: why HubSpot refused it, `null` where it did not, and `at` when it was last
   * asked; `after`: the page of its list at which the next reading goes on.
   */
  source: { name: string; problem: string | null; at: number; after: string | null };
  marketing_event: MarketingEventTable;
  /** Activities of the last while: a hash of the contacts each had when it was read. */
  activity_people: { what: string; id: string; people: string; at: number };
  /** Up to when it is known which pages a contact opened. */
  visit_reading: { contact_id: string; at: number };
  /** How a deal ended, as it stood at its close; kept, since interactions are dropped one day. */
  outcome: OutcomeTable;
  /** Steps of hand-offs to sales; `body` is JSON without ids of people, those stand in `handoff_member`. */
  handoff: AnswerColumns & { step: string; reason: string | null; body: string };
  handoff_member: { handoff_id: string; contact_id: string; body: string };
  /** Who approved or declined what the reports recommend, with the finding as it stood then. */
  recommendation_answer: {
    id: string;
    recommendation: string;
    answer: string;
    finding: string;
    rules_version: string;
    at: number;
    by: string;
  };
  /** What people said of a case in the review queue; it comes back when `rests_on` changes. */
  review_answer: AnswerColumns & { company_id: string; code: string; rests_on: string; answer: string };
}

export interface OutcomeTable {
  deal_id: string;
  closed_at: number;
  key: string;
  company_id: string;
  solution: string;
  /** `won` or `lost`. */
  outcome: string;
  rules_version: string;
  recorded_at: number;
  /** JSON without ids of people. */
  body: string;
}

export interface DeliveryTable {
  /** SHA-256 of source and body: the same delivery is stored once. */
  id: string;
  /** `hubspot`, `events_api` or `workflow`: how the body is to be read. */
  source: string;
  body: string;
  received_at: number;
  /** `pending` or `parked`; a delivery that was taken in is deleted, its event keys stay. */
  state: string;
  attempts: number;
  due_at: number;
  lease: string | null;
  leased_until: number;
  error: string | null;
}

export interface InteractionTable {
  id: string;
  contact_id: string;
  at: number;
  source: string;
  content: string | null;
  solution: string | null;
  kind: string | null;
}

/** How far each marketing event was read. */
export interface MarketingEventTable {
  id: string;
  /** What told of it when it was last read to the end: its last change and counters. */
  seen: string | null;
  /** When that was; 0: never. */
  read_at: number;
  /** A reading that is not at its end: what told of the event when it began, and the next page. */
  reading: string | null;
  after: string | null;
}

export interface FactColumns {
  id: string;
  opportunity: string;
  contact_id: string;
  at: number;
  by: string | null;
  /** The act on the card that it follows from. */
  act: Generated<string | null>;
  /** The act was taken back: the fact no longer counts. */
  withdrawn: Generated<number>;
}

export type AnswerColumns = Omit<FactColumns, 'contact_id'>;

export interface ActTable {
  id: string;
  kind: string;
  /** The deal's id; the opportunity's key where there is no deal. */
  opportunity: string;
  company_id: string;
  /** Whom it is about, where it is about one person. */
  contact_id: string | null;
  /** JSON without ids of people. */
  detail: string;
  at: number;
  /** HubSpot's user id. */
  by: string | null;
  undone_at: number | null;
}

export interface OpportunityTable {
  key: string;
  company_id: string;
  solution: string;
  cycle: number;
  state: string;
  deal_id: string | null;
  detected_at: number | null;
  signals_spent_until: number | null;
}

/** A planned opportunity; one that was taken back stays as a row. */
export interface TargetTable {
  id: string;
  company_id: string;
  solution: string;
  /** The command that planned it. */
  run_id: string;
  asked_at: number;
  asked_by: string | null;
  /** `{ role: people }` */
  profile: string;
  /** Hundredths. */
  expected_value: number | null;
  currency: string | null;
  key: string | null;
  origin: string | null;
  undone_at: number | null;
  undone_by: string | null;
}
