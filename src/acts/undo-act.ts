/** Takes an act back: its facts count no longer, and what stood before holds again. */
import { hashOf } from '../facts/inbox.ts';
import { findAct, withdrawAct, type KeptAct } from '../facts/acts.ts';
import { dropWantedTask, readTasksOfActs } from '../facts/tasks.ts';
import { markDirty } from '../facts/work.ts';
import type { Connection } from '../facts/store.ts';
import type { Located } from './locate.ts';
import type { ActingContext } from './perform-act.ts';
import { isUndoable } from './undo.ts';

export async function undoAct(
  context: ActingContext,
  { located, dealId }: { readonly located: Located; readonly dealId: string | null },
  actionId: string,
  undoes: string,
): Promise<'done' | 'conflict'> {
  const { db, now } = context;
  const act = await findAct(db, undoes.toLowerCase());
  const { facts } = located;
  if (act === null || act.companyId !== facts.company.id) return 'conflict';
  // The card that repeats its request finds the work done.
  if (act.undoneAt !== null) return 'done';
  const task = (await readTasksOfActs(db, [act.id])).get(act.id) ?? null;
  if (!isUndoable(act, facts, task)) return 'conflict';
  return db.transaction().execute(async (trx) => {
    // The worker may have begun with it this very moment.
    if (task !== null && !(await dropWantedTask(trx, act.id))) return 'conflict';
    await withdrawAct(trx, act.id, now);
    if (dealId !== null) await leaveAgain(trx, context, located, { act, dealId, actionId });
    await markDirty(trx, [facts.company.id], now);
    return 'done';
  });
}

/**
 * Whoever was added by mistake stands on the deal in HubSpot by now, and that alone would keep the person a member. The
 * association stays, since only people take associations away.
 */
async function leaveAgain(
  db: Connection,
  { now: at, user }: ActingContext,
  { facts }: Located,
  { act, dealId, actionId }: { readonly act: KeptAct; readonly dealId: string; readonly actionId: string },
): Promise<void> {
  if (act.kind !== 'members' || act.detail.member !== true || act.contactId === null) return;
  const deal = facts.deals.find(({ id }) => id === dealId);
  const pair = deal?.pairs.find(({ contactId }) => contactId === act.contactId);
  if (pair?.source !== 'app') return;
  await db
    .insertInto('membership_fact')
    .values({
      id: hashOf(['undo', actionId].join('|')),
      opportunity: dealId,
      contact_id: act.contactId,
      at,
      by: user.id,
      member: 0,
      reason: 'added by mistake',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
