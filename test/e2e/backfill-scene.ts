/** A portal that has lived for years before the app came: what people did has been overwritten many times since. */
import type { BackfillContext } from '../../src/backfill/context.ts';
import type { Portal } from '../../src/sandbox/portal.ts';
import { DAY, START, type World } from '../support/world.ts';

const SITE = 'https://www.example-hr.ru';
const BY_TRACKING = { source: 'ANALYTICS', sourceId: null };

export const daysAgo = (days: number): number => START - days * DAY;

/** Somebody of a company who opened these pages, the first days ago first; only the last one still stands there. */
export function addReader(
  portal: Portal,
  companyId: string,
  person: { readonly email: string; readonly jobtitle: string },
  pages: readonly (readonly [days: number, path: string])[],
): string {
  const id = portal.createObject('contacts', person, { at: daysAgo(700) });
  portal.associate(
    { type: 'contacts', id },
    { type: 'companies', id: companyId },
    [{ category: 'HUBSPOT_DEFINED', typeId: 1 }],
    { at: daysAgo(700) },
  );
  for (const [days, path] of pages)
    portal.updateObject(
      'contacts',
      id,
      { hs_analytics_last_url: `${SITE}${path}` },
      { at: daysAgo(days), ...BY_TRACKING },
    );
  return id;
}

export function addCompany(portal: Portal, name: string): string {
  return portal.createObject(
    'companies',
    { name, domain: `${name.toLowerCase()}.example` },
    { at: daysAgo(700) },
  );
}

/** A deal of a company with these people, and the stages it went through. */
export function addDeal(
  portal: Portal,
  companyId: string,
  people: readonly string[],
  stages: readonly (readonly [days: number, stage: string])[],
): string {
  const [first = [100, 'appointmentscheduled'] as const, ...later] = stages;
  const at = daysAgo(first[0]);
  const id = portal.createObject(
    'deals',
    { dealname: 'A deal of a rep', pipeline: 'default', dealstage: first[1] },
    { at },
  );
  portal.associate(
    { type: 'deals', id },
    { type: 'companies', id: companyId },
    [{ category: 'HUBSPOT_DEFINED', typeId: 5 }],
    { at },
  );
  for (const contact of people)
    portal.associate({ type: 'deals', id }, { type: 'contacts', id: contact }, [], { at });
  for (const [days, dealstage] of later)
    portal.updateObject('deals', id, { dealstage }, { at: daysAgo(days) });
  return id;
}

export interface History {
  /** Three people of three departments within the window. */
  readonly forming: string;
  /** The same, three months ago. */
  readonly stale: string;
  /** An open deal of no solution, and interest in one. */
  readonly open: { readonly company: string; readonly deal: string };
  /** Won two months ago. */
  readonly won: { readonly company: string; readonly deal: string; readonly person: string };
  /** Pages that somebody opened since a year ago. */
  readonly pages: number;
}

const HR = { jobtitle: 'HR Director' };
const IT = { jobtitle: 'IT Director' };
const CFO = { jobtitle: 'CFO' };

/** No webhook of it ever comes. */
export function playHistory({ sandbox: { portal, webhooks } }: Pick<World, 'sandbox'>): History {
  const forming = addCompany(portal, 'Forming');
  addReader(portal, forming, { email: 'hr@forming.example', ...HR }, [
    [300, '/hr/product'],
    [12, '/hr/compare'],
    [6, '/hr/leave-automation-brochure'],
  ]);
  addReader(portal, forming, { email: 'it@forming.example', ...IT }, [
    [10, '/hr/api-docs'],
    [9, '/blog'],
  ]);
  addReader(portal, forming, { email: 'cfo@forming.example', ...CFO }, [
    [8, '/hr/pricing'],
    [7, '/blog'],
  ]);
  const stale = addCompany(portal, 'Stale');
  addReader(portal, stale, { email: 'hr@stale.example', ...HR }, [
    [100, '/hr/compare'],
    [99, '/hr/demo'],
  ]);
  addReader(portal, stale, { email: 'it@stale.example', ...IT }, [[100, '/hr/api-docs']]);
  addReader(portal, stale, { email: 'cfo@stale.example', ...CFO }, [[98, '/hr/pricing']]);
  const open = addCompany(portal, 'Open');
  const asker = addReader(portal, open, { email: 'hr@open.example', ...HR }, [
    [15, '/hr/compare'],
    [14, '/blog'],
  ]);
  const won = addCompany(portal, 'Won');
  const buyer = addReader(portal, won, { email: 'hr@won.example', ...HR }, [
    [90, '/hr/demo'],
    [80, '/hr/pricing'],
  ]);
  const deals = {
    open: addDeal(portal, open, [asker], [[40, 'appointmentscheduled']]),
    won: addDeal(
      portal,
      won,
      [buyer],
      [
        [150, 'appointmentscheduled'],
        [100, 'contractsent'],
        [60, 'closedwon'],
      ],
    ),
  };
  portal.updateObject('deals', deals.won, { bg_solution: 'hr_system' }, { at: daysAgo(1) });
  // Nothing of this one was touched within the year.
  addReader(portal, addCompany(portal, 'Asleep'), { email: 'hr@asleep.example', ...HR }, [
    [500, '/hr/compare'],
  ]);
  webhooks.take();
  return {
    forming,
    stale,
    open: { company: open, deal: deals.open },
    won: { company: won, deal: deals.won, person: buyer },
    pages: 15,
  };
}

/** As the command puts it together, on the clock of the test; the look at the portal is not among its calls. */
export async function backfillOf(
  { application, clock, sandbox, compiled, view }: World,
  since = daysAgo(365),
): Promise<BackfillContext> {
  const seen = await view();
  const before = sandbox.calls.entries.length;
  return {
    worker: application.context,
    view: seen,
    name: { portalId: String(sandbox.portalId), rulesVersion: compiled.rules.version, since },
    countCalls: () => sandbox.calls.entries.length - before,
    wait: (ms) => clock.wait(ms),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onStep: () => undefined,
  };
}
