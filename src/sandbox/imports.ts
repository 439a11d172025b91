import type { Actor } from './model.ts';
import { createRecord } from './objects.ts';
import { setPairTypes } from './associations.ts';
import { findLive } from './state.ts';
import type { PortalState } from './state.ts';

export interface ImportWish {
  readonly count: number;
  /** All of them belong to this company. */
  readonly companyId?: string | undefined;
  /** The domain of their addresses; `import.example` unless given. */
  readonly domain?: string | undefined;
  /** Given out in turn. */
  readonly jobtitles?: readonly string[] | undefined;
}

/** As many as HubSpot takes in one file is more; a test needs no more. */
export const MOST_IMPORTED = 20_000;

/** A spreadsheet is imported: one creation and its properties per row. Answers the new ids. */
export function importContacts(
  state: PortalState,
  { count, companyId, domain = 'import.example', jobtitles = [] }: ImportWish,
  actor: Actor,
): string[] {
  if (companyId !== undefined && !findLive(state, 'companies', companyId))
    throw new Error(`The sandbox has no companies ${companyId}; create it first.`);
  return Array.from({ length: count }, (_, index) => {
    // The next id of the portal keeps addresses apart from those of an import before.
    const values = new Map([
      ['email', `row-${state.nextObjectId}@${domain}`],
      ['firstname', 'Row'],
      ['lastname', String(index + 1)],
    ]);
    const jobtitle = jobtitles[index % jobtitles.length];
    if (jobtitle !== undefined) values.set('jobtitle', jobtitle);
    const { id } = createRecord(state, 'contacts', values, actor);
    if (companyId !== undefined)
      setPairTypes(state, { from: 'contacts', fromId: id, to: 'companies', toId: companyId }, [], actor);
    return id;
  });
}
