/** Meetings, calls, e-mails and messages that took place since the day asked for, with their people. */
import type { Engagement } from '../facts/work.ts';
import { ScopeError } from '../hubspot/errors.ts';
import type { ChangedObject } from '../hubspot/gateway.ts';
import { readContextOf } from '../worker/context.ts';
import { readEngagements } from '../worker/read-engagements.ts';
import { holdCompanies, readDue, takeInParts, type Walk } from './walk.ts';

/** A activities cost ⌈A/200⌉ searches, ⌈A/100⌉ reads, and 2⌈A/200⌉ reads of their people and deals. */
export async function walkActivities(walk: Walk, step: Engagement, afterId: string | null): Promise<void> {
  const question = { since: walk.since, by: 'deed', afterId } as const;
  try {
    for await (const { changes, left } of walk.context.gateway.searchPast(step, question)) {
      await walk.giveWay();
      if (!(await takeInPage(walk, step, changes))) return await leaveOut(walk, step);
      await readDue(walk);
      walk.onProgress({ step, done: walk.tally.read()[step] ?? 0, left });
    }
  } catch (error) {
    // A source that this token may not read costs that source, never the rest.
    if (!(error instanceof ScopeError)) throw error;
    await leaveOut(walk, step);
  }
}

/** Answers false where this token may not read them. */
async function takeInPage(walk: Walk, step: Engagement, changes: readonly ChangedObject[]): Promise<boolean> {
  const { context, view, tally } = walk;
  let allowed = true;
  await takeInParts(walk, step, changes, async (part) => {
    const due = part.map(({ id }) => ({ id, revision: 0 }));
    const afterId = part.at(-1)?.id ?? null;
    allowed &&= await readEngagements(readContextOf(context, view), due, step, {
      touch: holdCompanies,
      note: (db, interactions) => tally.keep(db, { step, afterId }, { [step]: part.length, interactions }),
    });
  });
  return allowed;
}

async function leaveOut({ context, tally }: Walk, step: Engagement): Promise<void> {
  await tally.keep(context.store.db, { step, afterId: null }, { [`refused_${step}`]: 1 });
  tally.settle();
}
