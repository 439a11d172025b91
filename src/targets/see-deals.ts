/** Everything that could stand on deals made ahead, read anew, as nearly before their removal as can be. */
import { decideCompany } from '../domain/decide.ts';
import { loadCompanies } from '../facts/load.ts';
import { writtenAtCreation } from '../facts/records.ts';
import type { AssociationsOf } from '../hubspot/gateway.ts';
import type { PortalView } from '../worker/context.ts';
import type { TargetsContext } from './context.ts';
import type { SeenDeal } from './judge-deal.ts';

export interface PlannedDeal {
  readonly dealId: string;
  readonly key: string;
  readonly companyId: string;
  /** When it was planned: it cannot have been made before. */
  readonly askedAt: number;
}

const PROPERTIES = [
  'bg_key',
  'bg_solution',
  'dealname',
  'pipeline',
  'dealstage',
  'hubspot_owner_id',
  'amount',
] as const;

/** By deal id; a deal that HubSpot does not have any more is not among them. Nine calls for up to 100 deals, ten for 200. */
export async function seeDeals(
  context: TargetsContext,
  view: PortalView,
  deals: readonly PlannedDeal[],
): Promise<Map<string, SeenDeal>> {
  const { store } = context.worker;
  const ids = deals.map(({ dealId }) => dealId);
  const beside = await readBeside(context, ids);
  const written = await writtenAtCreation(store.db, ids, Math.min(...deals.map(({ askedAt }) => askedAt)));
  const moved = await listMoved(context, ids);
  const acts = await countActs(context, deals);
  const members = await countMembers(context, view, deals);
  // Last, so that what people see in the deal itself is the newest of all.
  const { found } = await context.worker.gateway.readObjects('deals', ids, PROPERTIES);
  const properties = new Map(found.map((deal) => [deal.id, deal.properties]));
  return new Map(
    deals.flatMap(({ dealId, key, companyId }): [string, SeenDeal][] => {
      const held = properties.get(dealId);
      if (held === undefined) return [];
      const seen: SeenDeal = {
        properties: held,
        written: written.get(dealId) ?? null,
        key,
        companyId,
        companyIds: beside.companies.get(dealId) ?? [],
        contacts: beside.contacts.get(dealId)?.length ?? 0,
        activities: beside.activities.get(dealId) ?? 0,
        notesOrTasks: beside.notesOrTasks.get(dealId) ?? 0,
        movedByPerson: moved.has(dealId),
        acts: acts.get(dealId) ?? 0,
        members: members.get(dealId) ?? null,
      };
      return [[dealId, seen]];
    }),
  );
}

async function readBeside({ worker: { gateway } }: TargetsContext, ids: readonly string[]) {
  const contacts = await gateway.readAssociations('deals', 'contacts', ids);
  const companies = await gateway.readAssociations('deals', 'companies', ids);
  const activities = [
    await gateway.readAssociations('deals', 'meetings', ids),
    await gateway.readAssociations('deals', 'calls', ids),
    await gateway.readAssociations('deals', 'emails', ids),
    await gateway.readAssociations('deals', 'communications', ids),
  ];
  const others = [
    await gateway.readAssociations('deals', 'notes', ids),
    await gateway.readAssociations('deals', 'tasks', ids),
  ];
  return {
    contacts: idsByDeal(contacts),
    companies: idsByDeal(companies),
    activities: countByDeal(activities.flat()),
    notesOrTasks: countByDeal(others.flat()),
  };
}

function idsByDeal(all: readonly AssociationsOf[]): Map<string, readonly string[]> {
  return new Map(all.map(({ fromId, to }) => [fromId, to.map(({ id }) => id)]));
}

function countByDeal(all: readonly AssociationsOf[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fromId, to } of all) counts.set(fromId, (counts.get(fromId) ?? 0) + to.length);
  return counts;
}

async function listMoved(
  { worker: { store } }: TargetsContext,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await store.db
    .selectFrom('deal')
    .select('id')
    .where('id', 'in', ids)
    .where('moved_by_person', '=', 1)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What was said on the card before the deal was made is filed under its key. */
async function countActs(
  { worker: { store } }: TargetsContext,
  deals: readonly PlannedDeal[],
): Promise<Map<string, number>> {
  const owners = new Map(
    deals.flatMap(({ dealId, key }) => [[dealId, dealId] as const, [key, dealId] as const]),
  );
  const rows = await store.db
    .selectFrom('act')
    .select('opportunity')
    .where('opportunity', 'in', [...owners.keys()])
    .where('undone_at', 'is', null)
    .execute();
  const counts = new Map<string, number>();
  for (const { opportunity } of rows) {
    const dealId = owners.get(opportunity) ?? '';
    counts.set(dealId, (counts.get(dealId) ?? 0) + 1);
  }
  return counts;
}

/** Interest that is known already but not written yet. */
async function countMembers(
  { worker: { store, now } }: TargetsContext,
  { compiled }: PortalView,
  deals: readonly PlannedDeal[],
): Promise<Map<string, number>> {
  const companies = [...new Set(deals.map(({ companyId }) => companyId))];
  const members = new Map<string, number>();
  for (const { facts } of await loadCompanies(store.db, companies, compiled.mail)) {
    const { opportunities, closed } = decideCompany(facts, compiled, now());
    for (const group of [...opportunities, ...closed])
      if (group.dealId !== null) members.set(group.dealId, group.members.length);
  }
  return members;
}
