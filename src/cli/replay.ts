/** `buying-groups replay --config DIR`: what draft rules would have done with the stored history. Writes nothing. */
import Table from 'cli-table3';
import { compileRuleSet } from '../app/compile.ts';
import { compareRules, type DealChange, type RuleChanges } from '../domain/replay/compare-rules.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { openForReading } from '../facts/inspect.ts';
import { loadCompanies } from '../facts/load.ts';
import { StoreError, type Database, type StoreLocation } from '../facts/store.ts';

export interface ReplayOptions {
  readonly rules: RuleSet;
  readonly draft: RuleSet;
  readonly location: StoreLocation;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly now: number;
  readonly json: boolean;
  readonly write: (text: string) => void;
  /** Told on the way: companies done, and all of them. */
  readonly onProgress?: (done: number, all: number) => void;
}

const STEP = 20;
/** More lines nobody reads in a terminal; `--json` has all. */
const MOST_LINES = 50;

export async function replay(options: ReplayOptions): Promise<number> {
  const { location, json, write } = options;
  const db = openForReading(location);
  if (db === null)
    throw new StoreError(
      `There is no store in ${location.dataDir} yet: start "buying-groups serve" first, or set DATA_DIR.`,
    );
  try {
    const found = await replayAll(db, options);
    write(json ? `${JSON.stringify(toJson(found, options))}\n` : describe(found, options));
    return 0;
  } finally {
    await db.destroy();
  }
}

interface Found extends RuleChanges {
  readonly companies: number;
}

async function replayAll(
  db: Database,
  { rules, draft, since, now, onProgress }: ReplayOptions,
): Promise<Found> {
  const compiled = { current: compileRuleSet(rules), draft: compileRuleSet(draft) };
  const rows = await db.selectFrom('company').select('id').where('archived', '=', 0).orderBy('id').execute();
  const changes: RuleChanges[] = [];
  for (let start = 0; start < rows.length; start += STEP) {
    const ids = rows.slice(start, start + STEP).map(({ id }) => id);
    for (const { facts } of await loadCompanies(db, ids, compiled.current.mail, 'last_known'))
      changes.push(compareRules(facts, compiled, { since, now }));
    onProgress?.(Math.min(start + STEP, rows.length), rows.length);
  }
  const sum = (pick: (change: RuleChanges) => number): number =>
    changes.reduce((total, change) => total + pick(change), 0);
  return {
    companies: changes.length,
    deals: changes.flatMap(({ deals }) => deals),
    members: changes.flatMap(({ members }) => members),
    roles: changes.flatMap(({ roles }) => roles),
    bands: changes.flatMap(({ bands }) => bands),
    made: { now: sum(({ made }) => made.now), draft: sum(({ made }) => made.draft) },
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function toJson({ deals, ...found }: Found, { rules, draft, since, now }: ReplayOptions): object {
  return {
    rules: { now: rules.version, draft: draft.version },
    since: iso(since),
    until: iso(now),
    ...found,
    deals: deals.map((deal) => ({ ...deal, at: iso(deal.at) })),
  };
}

const CHANGES: Readonly<Record<DealChange['change'], string>> = {
  only_draft: 'only the draft makes it',
  only_now: 'the draft does not make it',
  earlier: 'the draft makes it earlier',
  later: 'the draft makes it later',
};

function describe(found: Found, options: ReplayOptions): string {
  const { rules, draft, since, now } = options;
  const { deals, members, roles, bands, made } = found;
  const of = (change: DealChange['change']): DealChange[] => deals.filter((deal) => deal.change === change);
  const won = (list: readonly DealChange[]): number => list.filter(({ wonLater }) => wonLater).length;
  const added = members.filter(({ change }) => change === 'added').length;
  return [
    `From ${iso(since).slice(0, 10)} to ${iso(now).slice(0, 10)}, companies: ${found.companies}; rules ${rules.version} against draft ${draft.version}.`,
    `Deals made: ${made.now} by the rules of today, ${made.draft} by the draft.`,
    `  ${of('only_draft').length} only by the draft, of which ${won(of('only_draft'))} were won later;`,
    `  ${of('only_now').length} not by the draft, of which ${won(of('only_now'))} were won later;`,
    `  ${of('earlier').length} earlier and ${of('later').length} later by the draft.`,
    `Members today: ${added} added, ${members.length - added} removed. Roles changed: ${roles.length}. Bands changed: ${bands.length}.`,
    ...describeDeals(deals),
    'Titles, owners and company data are those of today: HubSpot tells no history of them here. Nothing was written.',
    '',
  ].join('\n');
}

function describeDeals(deals: readonly DealChange[]): string[] {
  if (deals.length === 0) return [];
  const table = new Table({
    head: ['opportunity', 'what', 'when', 'days', 'people', 'won later'],
    style: { head: [], border: [] },
  });
  for (const { key, change, at, days, people, wonLater } of deals.slice(0, MOST_LINES))
    table.push([
      key,
      CHANGES[change],
      iso(at).slice(0, 10),
      days === null ? '' : String(days),
      String(people),
      wonLater ? 'yes' : '',
    ]);
  const more = deals.length - MOST_LINES;
  return [table.toString(), ...(more > 0 ? [`… and ${more} more; --json has all.`] : [])];
}
