/**
 * Taking a run back is a person's act, and is noted as one before HubSpot is asked: otherwise the next decision, or a
 * crash in between, would bring back what was taken away.
 */
import { addHolds } from '../facts/holds.ts';
import { addMembershipFacts, addRoleFacts, type NewRoleFact } from '../facts/interactions.ts';
import { intendPairs } from '../facts/pairs.ts';
import type { Database } from '../facts/store.ts';
import type { LabelWrite, UndoPlan } from './plan-undo.ts';

export interface NotedBy {
  /** The run that is taken back. */
  readonly runId: string;
  readonly at: number;
}

export async function noteUndo(db: Database, plan: UndoPlan, { runId, at }: NotedBy): Promise<void> {
  const holds = plan.properties.map(({ object, id, property, after }) => ({
    object,
    objectId: id,
    property,
    value: after,
  }));
  const moved = plan.properties.filter(({ property }) => property === 'dealstage').map(({ id }) => id);
  await db.transaction().execute(async (trx) => {
    await addHolds(trx, holds, { runId, at });
    // The stage is this person's now: the app leaves it alone.
    if (moved.length > 0)
      await trx.updateTable('deal').set({ moved_by_person: 1 }).where('id', 'in', moved).execute();
    await addRoleFacts(
      trx,
      plan.labels.flatMap((write) => rolesSaid(write, at)),
    );
    await addMembershipFacts(
      trx,
      plan.labels
        .filter(({ before }) => before === null)
        .map(({ dealId, contactId }) => ({
          opportunity: dealId,
          contactId,
          member: false,
          at,
          by: null,
          reason: 'taken back by undo',
        })),
    );
    await intendPairs(
      trx,
      plan.labels.map(({ dealId, contactId, before }) => ({ dealId, contactId, labels: before ?? [] })),
      at,
    );
  });
}

/** What the run had given is denied, what it had taken off is affirmed. */
function rolesSaid({ dealId, contactId, before, after }: LabelWrite, at: number): NewRoleFact[] {
  const fact = { opportunity: dealId, contactId, at, source: 'person', by: null } as const;
  const had = before ?? [];
  return [
    ...after.filter((label) => !had.includes(label)).map((label) => ({ ...fact, label, holds: false })),
    ...had.filter((label) => !after.includes(label)).map((label) => ({ ...fact, label, holds: true })),
  ];
}
