/** Tables of what was written into HubSpot, and of what a person took back of it. */

export interface WriteLogTable {
  id: string;
  run_id: string;
  at: number;
  object: string;
  object_id: string;
  /** Values of our properties or label ids, never names or addresses. */
  before: string;
  after: string;
}

export interface HoldTable {
  /** `<object>:<object id>:<property>`. */
  id: string;
  object: string;
  object_id: string;
  property: string;
  /** The value that is not written again. */
  value: string;
  run_id: string;
  at: number;
}
