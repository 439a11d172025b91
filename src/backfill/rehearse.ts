/**
 * The dry run: walks through the past as the real one does, in a scratch store that begins as a copy of the real one,
 * and decides there. Nothing is written into HubSpot, and of the real store only that there was a dry run.
 */
import { addPlans, EMPTY_PLAN, planOf, type BackfillPlan } from '../domain/backfill-plan.ts';
import { decideCompany } from '../domain/decide.ts';
import { planWrites } from '../domain/difference.ts';
import { noteRehearsal, type BackfillCounts } from '../facts/backfills.ts';
import { loadCompanies, type LoadedCompany } from '../facts/load.ts';
import { copyStore, openScratch } from '../facts/open-scratch.ts';
import { withKnownFamily } from '../worker/read-families.ts';
import type { BackfillContext } from './context.ts';
import { giveWay, startWalk } from './create-walk.ts';
import { walkPortal } from './walk-portal.ts';
import { readDue, type Walk } from './walk.ts';

export interface Rehearsal {
  readonly plan: BackfillPlan;
  readonly counts: BackfillCounts;
  /** Companies whose picture stayed incomplete, so that nothing is decided for them. */
  readonly undecided: number;
}

/** @throws BackfillStopped when it was told to stop; nothing of it is kept then */
export async function rehearse(given: BackfillContext): Promise<Rehearsal> {
  const scratch = await openScratch();
  try {
    const { store, now } = given.worker;
    await copyStore(store.db, scratch.db, () => giveWay(given));
    const { walk, state } = await startWalk(
      { ...given, worker: { ...given.worker, store: scratch } },
      readDue,
    );
    await walkPortal(walk, state, (step) => given.onStep(step, walk.tally.read()));
    const decided = await decideAll(walk);
    await noteRehearsal(store.db, given.name, now());
    return { ...decided, counts: walk.tally.read() };
  } finally {
    await scratch.close();
  }
}

/** So many companies are loaded and decided before requests that wait get their turn. */
const AT_ONCE = 20;

async function decideAll(walk: Walk): Promise<Omit<Rehearsal, 'counts'>> {
  const { db } = walk.context.store;
  const { mail } = walk.view.compiled;
  const rows = await db.selectFrom('dirty_company').select('company_id').orderBy('company_id').execute();
  const ids = rows.map(({ company_id }) => company_id);
  await withKnownFamily(db, ids, mail.familiesJoin, walk.context.now());
  await readDue(walk);
  let plan = EMPTY_PLAN;
  let undecided = ids.length;
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await walk.giveWay();
    const slice = ids.slice(start, start + AT_ONCE);
    for (const loaded of await loadCompanies(db, slice, mail)) {
      plan = addPlans(plan, decideOne(walk, loaded));
      undecided -= 1;
    }
  }
  return { plan, undecided };
}

function decideOne({ context, view }: Walk, { facts, held }: LoadedCompany): BackfillPlan {
  const { compiled, portal } = view;
  const decision = decideCompany(facts, compiled, context.now());
  const writes = planWrites(decision, facts, held, portal, compiled.rules.settings);
  return planOf({ facts, decision, writes }, compiled);
}
