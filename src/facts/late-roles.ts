/** People of closed deals and how late they came, for the forecast of silent roles; read at most every ten minutes. */
import { readLateRoles, type LateRole, type PastMember } from '../domain/late-roles.ts';
import type { StageRules } from '../domain/rule-set.ts';
import { ROLES, type Role } from '../domain/vocabulary.ts';
import { valueOf, type Stamped } from './mirror.ts';
import type { Connection } from './store.ts';

const KEPT_MS = 10 * 60_000;
/** Enough to tell a habit, few enough to read at once. */
const MOST_DEALS = 500;

type Known = { readonly at: number; readonly roles: ReadonlyMap<Role, LateRole> };
const cache = new WeakMap<object, Map<string, Known>>();

export async function readLateRolesOf(
  db: Connection,
  solution: string,
  stages: StageRules,
  now: number,
): Promise<ReadonlyMap<Role, LateRole>> {
  const known = cache.get(db) ?? new Map<string, Known>();
  cache.set(db, known);
  const held = known.get(solution);
  if (held !== undefined && now - held.at < KEPT_MS && now >= held.at) return held.roles;
  const roles = readLateRoles(await readPastMembers(db, solution, stages));
  known.set(solution, { at: now, roles });
  return roles;
}

/** Deals of this solution that are closed now, the newest first. */
async function readPastMembers(db: Connection, solution: string, stages: StageRules): Promise<PastMember[]> {
  const closedStages = [...stages.wonStages, ...stages.lostStages];
  const closed = await db
    .selectFrom('stage_entry')
    .innerJoin('deal', 'deal.id', 'stage_entry.deal_id')
    .select(['deal.id', 'deal.properties'])
    .distinct()
    .where('stage_entry.deal_stage', 'in', closedStages)
    .where('deal.archived', '=', 0)
    .orderBy('deal.id', 'desc')
    .limit(MOST_DEALS)
    .execute();
  const ids = closed
    .filter(({ properties }) => valueOf(JSON.parse(properties) as Stamped, 'bg_solution') === solution)
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const pairs = await db
    .selectFrom('pair')
    .select(['deal_id', 'labels', 'since'])
    .where('deal_id', 'in', ids)
    .where('present', '=', 1)
    .execute();
  const entries = Map.groupBy(
    await db.selectFrom('stage_entry').selectAll().where('deal_id', 'in', ids).orderBy('at').execute(),
    ({ deal_id }) => deal_id,
  );
  const lateStages = new Set([...stages.riskStages, ...stages.lateStages]);
  return pairs.map(({ deal_id, labels, since }) => {
    const stage = (entries.get(deal_id) ?? []).findLast(({ at }) => at <= since)?.deal_stage ?? '';
    const held = JSON.parse(labels) as string[];
    return {
      dealId: deal_id,
      roles: ROLES.filter((role) => held.includes(role)),
      late: lateStages.has(stage) || closedStages.includes(stage),
    };
  });
}
