/**
 * Which pages people opened, where the subscription has event analytics: HubSpot tells at once only the last page of a
 * visit. Asked are members of open deals and whoever did something of late, each at most once an hour.
 */
import { createHash } from 'node:crypto';
import type { Interaction } from '../domain/types.ts';
import { withoutErased } from '../facts/erased.ts';
import { survivorsOf } from '../facts/events.ts';
import { addInteractions, findNewInteractions } from '../facts/interactions.ts';
import {
  findUnaskedMembers,
  findUnaskedSignals,
  noteAsked,
  type VisitReading,
} from '../facts/visit-readings.ts';
import { RefusedError } from '../hubspot/errors.ts';
import type { Visit, VisitPage } from '../hubspot/visit-shapes.ts';
import type { PortalView, WorkerContext } from './context.ts';
import { listOpenDeals } from './reconcile-deals.ts';
import { companiesOfContacts, touchCompanies } from './touched-companies.ts';

export interface VisitReader {
  readonly context: WorkerContext;
  readonly view: PortalView;
  /** Answers whether to go on; called before each call to HubSpot. */
  readonly goOn: () => Promise<boolean>;
}

export interface VisitResult {
  readonly stopped: boolean;
  /** Interactions that were not known yet. */
  readonly interactions: number;
}

/** Calls of one reconciliation; whoever is not asked about now is the first the next time. */
export const MOST_VISIT_CALLS = 100;

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A visit may be listed some time after it happened. */
const OVERLAP_MS = HOUR_MS;
const SIGNAL_MS = 7 * DAY_MS;
/** Nothing older counts in any rule. */
const HORIZON_MS = 90 * DAY_MS;
/** A thousand pages since the last time are no person's. */
const MOST_PAGES = 10;

interface Run extends VisitReader {
  calls: number;
  stopped: boolean;
  interactions: number;
}

/** @throws GatewayError when HubSpot refuses or does not answer; what was read until then stays read */
export async function reconcileVisits(reader: VisitReader): Promise<VisitResult> {
  const run: Run = { ...reader, calls: 0, stopped: false, interactions: 0 };
  for (const reading of await findUnasked(run)) {
    if (!(await readContact(run, reading))) break;
  }
  return { stopped: run.stopped, interactions: run.interactions };
}

async function findUnasked({ context, view }: Run): Promise<readonly VisitReading[]> {
  const { db } = context.store;
  const now = context.now();
  const before = now - HOUR_MS;
  let found = await findUnaskedSignals(db, now - SIGNAL_MS, before, MOST_VISIT_CALLS);
  for await (const deals of listOpenDeals(context, view)) {
    const members = await findUnaskedMembers(db, deals, before, MOST_VISIT_CALLS);
    const all = new Map([...found, ...members].map((each) => [each.contactId, each]));
    found = [...all.values()].sort(compareReadings).slice(0, MOST_VISIT_CALLS);
  }
  return found;
}

function compareReadings(a: VisitReading, b: VisitReading): number {
  return a.at - b.at || (a.contactId < b.contactId ? -1 : 1);
}

/** Answers false where it had to end before the contact was read; it is then read anew. */
async function readContact(run: Run, { contactId, at }: VisitReading): Promise<boolean> {
  const { store, now: clock } = run.context;
  const now = clock();
  const since = Math.max(at - OVERLAP_MS, now - HORIZON_MS);
  const visits: Visit[] = [];
  let after: string | null = null;
  for (let page = 0; page === 0 || (after !== null && page < MOST_PAGES); page++) {
    if (!(await mayCall(run))) return false;
    const answer: VisitPage = await readPage(run.context, contactId, since, now, after);
    visits.push(...answer.visits);
    after = answer.next;
  }
  run.interactions += await takeIn(run.context, contactId, visits);
  // Somebody erased between question and answer leaves no row behind.
  const [alive] = await withoutErased(store.db, [contactId], (id) => id);
  if (alive !== undefined) await noteAsked(store.db, alive, now);
  return true;
}

/** Takes one call out of those of this run. */
async function mayCall(run: Run): Promise<boolean> {
  if (run.calls >= MOST_VISIT_CALLS) return false;
  if (!(await run.goOn())) {
    run.stopped = true;
    return false;
  }
  run.calls += 1;
  return true;
}

/** A contact that HubSpot does not have any more opened nothing. */
async function readPage(
  { gateway }: WorkerContext,
  contactId: string,
  since: number,
  until: number,
  after: string | null,
): Promise<VisitPage> {
  try {
    return await gateway.readVisits(contactId, since, until, after);
  } catch (error) {
    if (error instanceof RefusedError && error.status === 404) return { visits: [], next: null };
    throw error;
  }
}

/** Answers how many interactions were new. */
async function takeIn(
  { store, now }: WorkerContext,
  contactId: string,
  visits: readonly Visit[],
): Promise<number> {
  if (visits.length === 0) return 0;
  return store.db.transaction().execute(async (trx) => {
    const survivor = (await survivorsOf(trx, [contactId])).get(contactId) ?? contactId;
    const fresh = await findNewInteractions(
      trx,
      visits.flatMap((visit) => toInteraction(visit, survivor) ?? []),
    );
    await addInteractions(trx, fresh);
    if (fresh.length > 0) await touchCompanies(trx, await companiesOfContacts(trx, [survivor]), now());
    return fresh.length;
  });
}

/** HubSpot's id of an occurrence may hold anything; its hash has one length. */
function toInteraction({ id, at, url }: Visit, contactId: string): Interaction | null {
  if (url === null || url === '') return null;
  const hash = createHash('sha256').update(id).digest('hex');
  const content = url.replaceAll('\0', '');
  return { id: `visit:${hash}`, contactId, at, source: 'visit', content, solution: null, kind: null };
}
