/** Whom a person may put on a new opportunity, and which roles the rules already see for them. */
import type { CompanyView, Role } from '../api/types.ts';

export interface Choosable {
  readonly contactId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly roles: readonly Role[];
  /** People of the proposal for this solution are ticked from the start. */
  readonly proposed: boolean;
}

/** Doubtful roles are not preselected: a rep who does not look would make them a person's word. */
const PRESELECTED: readonly string[] = ['written', 'suggested'];

export function listChoosable(view: CompanyView, solution: string): readonly Choosable[] {
  const proposed = view.proposals
    .filter((proposal) => proposal.solution.id === solution)
    .flatMap((proposal) => proposal.people)
    .map(({ contactId, name, jobTitle, roles }) => ({
      contactId,
      name,
      jobTitle,
      roles: roles.filter(({ state }) => PRESELECTED.includes(state)).map(({ role }) => role),
      proposed: true,
    }));
  const known = new Set(proposed.map(({ contactId }) => contactId));
  const others = view.ungrouped
    .filter(({ contactId }) => !known.has(contactId))
    .map(({ contactId, name, jobTitle }) => ({ contactId, name, jobTitle, roles: [], proposed: false }));
  return [...proposed, ...others];
}
