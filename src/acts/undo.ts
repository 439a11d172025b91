/** Which acts can be taken back: those that have done nothing in HubSpot which only a person may take away again. */
import type { CompanyFacts } from '../domain/types.ts';
import type { KeptAct } from '../facts/acts.ts';
import type { TaskState } from '../facts/tasks.ts';

const MAKES_A_DEAL = new Set(['proposal', 'opportunities']);

/** Once an answer has made a deal, or a play a task, it is there; it is closed or deleted in HubSpot, never here. */
export function isUndoable(act: KeptAct, facts: CompanyFacts, task: TaskState | null): boolean {
  if (act.undoneAt !== null) return false;
  if (task !== null) return task === 'wanted';
  if (!MAKES_A_DEAL.has(act.kind)) return true;
  return !facts.ledger.some(({ key }) => key === act.opportunity);
}
