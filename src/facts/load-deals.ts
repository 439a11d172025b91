/** Deals of the mirror with their people and stages, and the ledger's lines. */
import { parseMoney } from '../domain/money.ts';
import { parseTime } from '../domain/time.ts';
import type { Deal, LedgerEntry, Pair, StageEntry } from '../domain/types.ts';
import type { Flag, Role } from '../domain/vocabulary.ts';
import { isLower } from './load-companies.ts';
import { plainProperties, valueOf, type Stamped } from './mirror.ts';
import { readPairs, type PairRow } from './pairs.ts';
import type { Connection } from './store.ts';

export interface DealRow {
  readonly deal: Deal;
  readonly pairs: readonly Pair[];
  readonly rows: readonly PairRow[];
  readonly held: Record<string, string | null>;
}

export async function readDeals(db: Connection, ids: readonly string[]): Promise<Map<string, DealRow>> {
  if (ids.length === 0) return new Map();
  const [rows, allPairs, allEntries, homes, choices] = await Promise.all([
    db.selectFrom('deal').selectAll().where('id', 'in', ids).where('read_at', 'is not', null).execute(),
    readPairs(db, ids),
    db.selectFrom('stage_entry').selectAll().where('deal_id', 'in', ids).orderBy('at').execute(),
    homesOf(db, ids),
    readSolutionChoices(db, ids),
  ]);
  const pairs = Map.groupBy(allPairs, ({ dealId }) => dealId);
  const entries = Map.groupBy(allEntries, ({ deal_id }) => deal_id);
  return new Map(
    rows.map((row) => {
      const properties = JSON.parse(row.properties) as Stamped;
      const mine = pairs.get(row.id) ?? [];
      const present = mine.filter((pair) => pair.present).map(toDomainPair);
      const deal: Deal = {
        id: row.id,
        name: valueOf(properties, 'dealname'),
        pipeline: valueOf(properties, 'pipeline'),
        dealStage: valueOf(properties, 'dealstage'),
        ownerId: valueOf(properties, 'hubspot_owner_id'),
        createdAt: row.created_at,
        closedAt: parseTime(valueOf(properties, 'closedate')),
        solution: solutionOf(properties, choices.get(row.id)),
        // Only this app sets a key, and it never does without a solution.
        solutionGiven: row.solution_given === 1 || valueOf(properties, 'bg_key') !== null,
        key: valueOf(properties, 'bg_key'),
        createdByApp: row.created_by_app === 1,
        movedByPerson: row.moved_by_person === 1,
        archived: row.archived === 1,
        homeCompanyId: homeOf(valueOf(properties, 'bg_key'), homes.get(row.id) ?? []),
        amount: parseMoney(valueOf(properties, 'amount')),
        currency: valueOf(properties, 'deal_currency_code'),
        pairs: present,
        stageEntries: knownEntries(entries.get(row.id) ?? [], row.created_at),
      };
      return [row.id, { deal, pairs: present, rows: mine, held: plainProperties(properties) }];
    }),
  );
}

interface SolutionChoice {
  readonly solution: string;
  readonly at: number;
}

/** What people chose on the card, the latest word per deal. */
async function readSolutionChoices(
  db: Connection,
  dealIds: readonly string[],
): Promise<Map<string, SolutionChoice>> {
  const rows = await db
    .selectFrom('solution_choice')
    .select(['opportunity', 'solution', 'at'])
    .where('opportunity', 'in', dealIds)
    .where('withdrawn', '=', 0)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ opportunity, solution, at }) => [opportunity, { solution, at }]));
}

/** Card and property are both a person's word: the later one holds. A choice taken back may leave none, written ''. */
function solutionOf(properties: Stamped, choice: SolutionChoice | undefined): string | null {
  const [held, heldAt] = properties.bg_solution ?? [null, 0];
  const latest = choice !== undefined && choice.at > heldAt ? choice.solution : held;
  return latest === '' ? null : latest;
}

/** All companies of each deal, the oldest record first. */
async function homesOf(db: Connection, dealIds: readonly string[]): Promise<Map<string, string[]>> {
  const links = await db.selectFrom('deal_company').selectAll().where('deal_id', 'in', dealIds).execute();
  const byDeal = Map.groupBy(links, ({ deal_id }) => deal_id);
  return new Map(
    [...byDeal].map(([dealId, rows]) => [
      dealId,
      rows.map(({ company_id }) => company_id).sort((a, b) => (isLower(a, b) ? -1 : 1)),
    ]),
  );
}

function homeOf(key: string | null, companies: readonly string[]): string {
  const named = key?.split(':')[0] ?? '';
  return companies.includes(named) ? named : (companies[0] ?? '');
}

function toDomainPair({ contactId, labels, source, since }: PairRow): Pair {
  return { contactId, labels: labels as (Role | Flag)[], source, since };
}

export async function readLedger(db: Connection, companyIds: readonly string[]): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('opportunity')
    .selectAll()
    .where('company_id', 'in', companyIds)
    .orderBy('key')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    companyId: row.company_id,
    solution: row.solution,
    cycle: row.cycle,
    state: row.state as LedgerEntry['state'],
    dealId: row.deal_id,
    detectedAt: row.detected_at,
    signalsSpentUntil: row.signals_spent_until,
  }));
}

/**
 * A read shows a stage, but not since when: such a guess is dropped as soon as an event tells the moment. Entries
 * come oldest first.
 */
function knownEntries(
  rows: readonly { readonly deal_stage: string; readonly at: number }[],
  createdAt: number | null,
): StageEntry[] {
  const told = rows.filter(
    ({ deal_stage, at }, n) =>
      at !== createdAt || !rows.slice(n + 1).some((later) => later.deal_stage === deal_stage),
  );
  return told
    .filter(({ deal_stage }, n) => deal_stage !== told[n - 1]?.deal_stage)
    .map(({ deal_stage, at }) => ({ dealStage: deal_stage, at }));
}
