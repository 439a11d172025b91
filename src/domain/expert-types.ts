/** Our experts: who there is, and whom each answers. */
import type { Localized } from './vocabulary.ts';

/** Somebody of ours, or a team, who can answer what holds buyers back. */
export interface Expert {
  readonly id: string;
  readonly name: Localized;
  /** HubSpot's owner id, where it is one person; shown, never written. */
  readonly owner?: string | undefined;
  /** Ids of categories of concerns they are for, offered first there. */
  readonly concerns: readonly string[];
}

/** A person said which of our experts answers a member (R162). The latest fact per contact, opportunity and concern holds. */
export interface ExpertFact {
  readonly opportunity: string;
  readonly contactId: string;
  /** Id of a concern of this member; `null`: whatever the member asks. */
  readonly concern: string | null;
  /** Id of an expert in `settings.yaml`; `null`: a person took the former word back. */
  readonly expert: string | null;
  readonly at: number;
  readonly by: string | null;
}
