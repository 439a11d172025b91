/**
 * The least number of calls that would do, computed from what the portal held before and after: whatever is unknown
 * must be read once, whatever is different must be written once, in batches as large as HubSpot allows.
 */
import type { Portal } from '../../src/sandbox/portal.ts';

export interface Snapshot {
  readonly deals: ReadonlyMap<string, string>;
  readonly contacts: ReadonlyMap<string, string>;
  readonly pairs: ReadonlyMap<string, string>;
}

export interface BoundLine {
  readonly what: string;
  readonly records: number;
  readonly perCall: number;
  readonly calls: number;
}

function ourProperties(properties: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.entries(properties)
      .filter(([name]) => name.startsWith('bg_') || name === 'dealstage')
      .sort(),
  );
}

/** Everything this app could have written. */
export function takeSnapshot(portal: Portal): Snapshot {
  const deals = portal.list('deals');
  return {
    deals: new Map(deals.map(({ id, properties }) => [id, ourProperties(properties)])),
    contacts: new Map(portal.list('contacts').map(({ id, properties }) => [id, ourProperties(properties)])),
    pairs: new Map(
      deals.flatMap((deal) =>
        portal
          .associations('deals', deal.id, 'contacts')
          .map(({ id, labels }) => [`${deal.id}:${id}`, [...labels].sort().join()] as const),
      ),
    ),
  };
}

function countChanged(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  return [...after].filter(([id, value]) => before.has(id) && before.get(id) !== value).length;
}

function countNew(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  return [...after.keys()].filter((id) => !before.has(id)).length;
}

export interface Unknown {
  readonly contacts: number;
  readonly companies: number;
  /** Deals of those companies. */
  readonly deals: number;
}

export const NOTHING_UNKNOWN: Unknown = { contacts: 0, companies: 0, deals: 0 };

/** Batch sizes: 100 objects, 1,000 associations read, 2,000 associations set, by HubSpot's API pages. */
export function computeBound(unknown: Unknown, before: Snapshot, after: Snapshot): BoundLine[] {
  const created = countNew(before.deals, after.deals);
  const pairs = countNew(before.pairs, after.pairs) + countChanged(before.pairs, after.pairs);
  const line = (what: string, records: number, perCall: number): BoundLine => ({
    what,
    records,
    perCall,
    calls: Math.ceil(records / perCall),
  });
  return [
    line('contacts read', unknown.contacts, 100),
    line('companies read', unknown.companies, 100),
    line("companies' deals read", unknown.companies, 1000),
    line('deals read', unknown.deals, 100),
    line("deals' people and labels read", unknown.deals, 1000),
    line('deals created', created, 100),
    line('new deals joined to their companies', created, 2000),
    line('deals changed', countChanged(before.deals, after.deals), 100),
    line('people joined to deals, or their labels changed', pairs, 2000),
    line('contacts changed', countChanged(before.contacts, after.contacts), 100),
  ].filter(({ calls }) => calls > 0);
}

export function sumCalls(lines: readonly BoundLine[]): number {
  return lines.reduce((sum, { calls }) => sum + calls, 0);
}
