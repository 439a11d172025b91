/** Tables of what owners are told, and of what was detected. */

export interface AlertTables {
  alert: AlertTable;
  task: TaskTable;
  detection: DetectionTable;
}

/** A thing an owner is told of once; its words are made when it is told, from what is known then. */
interface AlertTable {
  id: string;
  opportunity: string;
  company_id: string;
  kind: string;
  subject: string;
  contact_id: string | null;
  /** When it was found: it is told again only for what began later. */
  at: number;
  /**
   * `waiting`, `taken` by a task, `dropped`: it was no longer so when it could have been told, or `withdrawn` by `undo`:
   * nobody is told, unless it begins anew. `known`: it was so before a backfill, and nobody is told.
   */
  state: string;
  due_at: number;
  task: string | null;
  /** The run that found it, as in `write_log`; `null`: it was found before that was kept. */
  run: string | null;
}

/** Tasks this app makes in HubSpot: a line before the call, since making a task twice makes two. */
export interface TaskTable {
  /** Stands in the task as its mark. */
  id: string;
  /** `alerts`, `digest` or `play`. */
  source: string;
  owner_id: string | null;
  /** Where it is looked for, when HubSpot's answer was lost. */
  company_id: string;
  deal_id: string | null;
  opportunity: string;
  /** The act by which a person chose the play. */
  act: string | null;
  /** `wanted`: nothing was sent yet. `making`: HubSpot was or will be asked. `made`, `refused` or `dropped`. */
  state: string;
  /** How often HubSpot said no. */
  refusals: number;
  due_at: number;
  at: number;
  hubspot_id: string | null;
}

/**
 * Groups that were detected, by the key of their opportunity: when the rule held first, and when somebody raised a hand
 * first, if anybody did.
 */
interface DetectionTable {
  key: string;
  company_id: string;
  solution: string;
  detected_at: number;
  raised_at: number | null;
}
