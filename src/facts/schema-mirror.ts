/** Tables of the mirror: what HubSpot holds, as far as this app knows. */
import type { Generated } from 'kysely';

export interface MirrorTable {
  id: string;
  /** `{ name: [value, time] }`: each property with the moment it got its value, so that older never overwrites newer (P20). */
  properties: string;
  archived: number;
  created_at: number | null;
  read_at: number | null;
}

export interface CompanyColumns {
  /** The company it was merged into. */
  merged_into: Generated<string | null>;
  domain: string | null;
  deals_read_at: number | null;
  /** The company it is a subsidiary of. */
  parent_id: Generated<string | null>;
  /** When its parent and children were asked for; `null`: never, or they may have changed unseen. */
  family_read_at: Generated<number | null>;
}

export interface DealColumns {
  created_by_app: number;
  moved_by_person: number;
  /** Deal stages this app wrote or was about to write: any other is a person's. */
  app_stages: string;
  /** This app has set `bg_solution`. */
  solution_given: number;
  pairs_read_at: number | null;
  merged_into: Generated<string | null>;
}

export interface PairTable {
  deal_id: string;
  contact_id: string;
  /** Labels of ours that stand on the pair, as last seen or written. */
  labels: string;
  /** Association types of others, always sent along: `[[category, typeId]]`. */
  others: string;
  /** What we are about to write; `null` when nothing is under way. */
  intended: string | null;
  /** The association exists in HubSpot; 0 while our write is under way. */
  present: number;
  source: string;
  since: number;
}
