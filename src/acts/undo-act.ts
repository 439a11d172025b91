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
  // A deal of a subsidiary may have become the family's since.
  const ours = [facts.company.id, ...(facts.family?.companyIds ?? [])];
  if (act === null || !ours.includes(act.companyId)) return 'conflict';
  // The card that repeats its request finds the work done.
  if (act.undoneAt !== null) return 'done';
  const task = (await readTasksOfActs(db, [act.id])).get(act.id) ?? null;
  if (!isUndoable(act, facts, task)) return 'conflict';
  return db.transaction().execute(async (trx) => {
    // The worker may have begun with it this very moment.
    if (task !== null && !(await dropWantedTask(trx, act.id))) return 'conflict';
    await withdrawAct(trx, act.id, now);
    if (dealId !== null) {
      await leaveAgain(trx, context, located, { act, dealId, actionId });
      await chooseAgain(trx, context, located, { act, dealId, actionId });
    }
    await markDirty(trx, [facts.company.id], now);
    return 'done';
  });
}

interface Undoing {
  readonly act: KeptAct;
  readonly dealId: string;
  readonly actionId: string;
}

/**
 * Whoever was added by mistake stands on the deal in HubSpot by now, and that alone would keep the person a member. The
 * association stays, since only people take associations away.
 */
async function leaveAgain(
  db: Connection,
  { now: at, user }: ActingContext,
  { facts }: Located,
  { act, dealId, actionId }: Undoing,
): Promise<void> {
  if (act.kind !== 'members' || act.detail.member !== true || act.contactId === null) return;
  const deal = facts.deals.find(({ id }) => id === dealId);
  const pair = deal?.pairs.find(({ contactId }) => contactId === act.contactId);
  // Who stood there before the act, such as a member of a former purchase, goes back to what held then.
  if (pair?.source !== 'app' || (pair.since ?? 0) < act.at) return;
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

/** HubSpot holds the chosen solution by now, and that alone would keep it: what stood before is said anew. */
async function chooseAgain(
  db: Connection,
  { now: at, user }: ActingContext,
  { facts }: Located,
  { act, dealId, actionId }: Undoing,
): Promise<void> {
  if (act.kind !== 'solution') return;
  const { solution, before } = act.detail;
  // Somebody has chosen another one since: that word holds.
  if (facts.deals.find(({ id }) => id === dealId)?.solution !== solution) return;
  await db
    .insertInto('solution_choice')
    .values({
      id: hashOf(['undo', actionId].join('|')),
      opportunity: dealId,
      at,
      by: user.id,
      solution: typeof before === 'string' ? before : '',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
