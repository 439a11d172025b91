/**
 * Who registered for a marketing event or attended it: no webhook tells, and HubSpot cannot be asked for what changed.
 * All events are listed, ⌈E/100⌉ calls, and of those that changed, or are still open and were last read a day ago,
 * everybody who takes part is read: max(1, ⌈P/100⌉) calls for each.
 */
import {
  noteEventPage,
  noteEventRead,
  readEventReadings,
  type EventReading,
} from '../facts/marketing-events.ts';
import { readSource, saveSource } from '../facts/sources.ts';
import type { MarketingEvent } from '../hubspot/marketing-event-shapes.ts';
import type { WorkerContext } from './context.ts';
import { readParticipationPage, takeInParticipations } from './take-in-participations.ts';

export interface EventReader {
  readonly context: WorkerContext;
  /** Answers whether to go on; called before each call to HubSpot. */
  readonly goOn: () => Promise<boolean>;
}

export interface EventResult {
  /** It was told to stop; what was read stays, and the next one goes on there. */
  readonly stopped: boolean;
  /** Interactions that were not known yet. */
  readonly interactions: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** Attendance is often handed in days after the event. */
const OPEN_AFTER_END_MS = 7 * DAY_MS;
/** Nothing older counts in any rule. */
const HORIZON_MS = 90 * DAY_MS;
/** Calls of one reconciliation; the next one goes on where this one ended. */
export const MOST_CALLS = 100;

interface Run extends EventReader {
  calls: number;
  stopped: boolean;
  interactions: number;
}

/** @throws GatewayError when HubSpot refuses or does not answer; what was read until then stays read */
export async function reconcileMarketingEvents(reader: EventReader): Promise<EventResult> {
  const { store, gateway, now } = reader.context;
  const run: Run = { ...reader, calls: 0, stopped: false, interactions: 0 };
  let { after } = await readSource(store.db, 'marketing_events');
  do {
    if (!(await mayCall(run))) break;
    const { events, next } = await gateway.listMarketingEvents(after);
    if (!(await readChanged(run, events))) break;
    after = next;
    await saveSource(store.db, 'marketing_events', { problem: null, at: now(), after });
  } while (after !== null);
  return { stopped: run.stopped, interactions: run.interactions };
}

/** Takes one call out of those of this run. */
async function mayCall(run: Run): Promise<boolean> {
  if (run.calls >= MOST_CALLS) return false;
  if (!(await run.goOn())) {
    run.stopped = true;
    return false;
  }
  run.calls += 1;
  return true;
}

/** Answers false where it had to end before all were read. */
async function readChanged(run: Run, events: readonly MarketingEvent[]): Promise<boolean> {
  const { store, now } = run.context;
  const ids = events.map(({ id }) => id);
  const readings = await readEventReadings(store.db, ids);
  for (const event of events) {
    const reading = readings.get(event.id) ?? null;
    if (isDue(event, reading, now()) && !(await readEvent(run, event, reading))) return false;
  }
  return true;
}

function isDue(event: MarketingEvent, reading: EventReading | null, now: number): boolean {
  const end = event.endAt ?? event.startAt ?? event.updatedAt;
  if (end < now - HORIZON_MS) return false;
  if (reading === null || reading.cut !== null || reading.seen !== tellState(event)) return true;
  return now < end + OPEN_AFTER_END_MS && now - reading.readAt >= DAY_MS;
}

/** While this stays the same, so does who takes part; the daily reading is for where it does not. */
function tellState({ updatedAt, counters }: MarketingEvent): string {
  const { registrants, attendees, cancellations, noShows } = counters;
  return [updatedAt, registrants, attendees, cancellations, noShows].join(':');
}

async function readEvent(run: Run, event: MarketingEvent, before: EventReading | null): Promise<boolean> {
  const { store, now } = run.context;
  const reading = before?.cut?.reading ?? tellState(event);
  let after = before?.cut?.after ?? null;
  do {
    if (!(await mayCall(run))) return false;
    const page = await readParticipationPage(run.context, event, after);
    if (page === null) {
      // A cursor of an earlier reading may no longer hold: then it begins anew, the next time.
      await noteEventRead(store.db, event.id, after === null ? reading : NOTHING_SEEN, now());
      return true;
    }
    run.interactions += await takeInParticipations(run.context, event, page, now() - HORIZON_MS);
    after = page.next;
    if (after !== null) await noteEventPage(store.db, event.id, reading, after);
  } while (after !== null);
  await noteEventRead(store.db, event.id, reading, now());
  return true;
}

/** Unlike what tells of any event. */
const NOTHING_SEEN = '';
