/** When the first blocker of a closed deal became known (R166): before the price was talked of, or too late. */
import type { BuyingGroup } from './opportunity.ts';
import type { StageRules } from './rule-set.ts';
import { closedAtOf } from './situation.ts';
import { outcomeOf } from './stage.ts';
import type { RoleFact } from './said-facts.ts';
import type { CompanyFacts, Deal } from './types.ts';

/**
 * - `early`: before the risk stages of `stages.yaml`.
 * - `late`: in a risk or late stage.
 * - `after_close`: when nothing could be done any more.
 * - `unknown`: the label was there at the first reading, and nobody knows since when.
 */
export const FINDINGS = ['early', 'late', 'after_close', 'unknown'] as const;
export type Finding = (typeof FINDINGS)[number];

export interface ClosedWithBlocker {
  readonly dealId: string;
  readonly solution: string;
  readonly outcome: 'won' | 'lost';
  /** Milliseconds since 1970. */
  readonly closedAt: number;
  /** `null`: nobody was ever marked as a blocker. */
  readonly blocker: {
    readonly finding: Finding;
    readonly foundAt: number;
    /** HubSpot's id of the deal's stage then; `null`: not known, or before the deal was made. */
    readonly foundIn: string | null;
  } | null;
}

/** Closed deals among these groups. */
export function closedWithBlockers(
  { deals, roleFacts }: Pick<CompanyFacts, 'deals' | 'roleFacts'>,
  groups: readonly Pick<BuyingGroup, 'key' | 'dealId' | 'solution'>[],
  stages: StageRules,
  now: number,
): ClosedWithBlocker[] {
  return groups.flatMap(({ key, dealId, solution }): ClosedWithBlocker[] => {
    const deal = deals.find(({ id }) => id === dealId);
    const outcome = deal === undefined ? null : outcomeOf(deal, stages);
    if (deal === undefined || outcome === null) return [];
    const closedAt = closedAtOf(deal, now);
    const first = firstBlocker(roleFacts, [key, deal.id], now);
    const blocker = first === undefined ? null : findingOf(first, deal, closedAt, stages);
    return [{ dealId: deal.id, solution, outcome, closedAt, blocker }];
  });
}

/** A mark that was taken off later counts all the same: it was on somebody's mind from then on. */
function firstBlocker(
  facts: readonly RoleFact[],
  opportunities: readonly string[],
  now: number,
): RoleFact | undefined {
  return facts
    .filter(({ label, holds, opportunity, at }) => {
      return label === 'blocker' && holds && at <= now && opportunities.includes(opportunity);
    })
    .sort((a, b) => a.at - b.at || (a.contactId < b.contactId ? -1 : 1))[0];
}

function findingOf(
  { at, source }: RoleFact,
  deal: Deal,
  closedAt: number,
  stages: StageRules,
): NonNullable<ClosedWithBlocker['blocker']> {
  const foundIn = deal.stageEntries.filter((entry) => entry.at <= at).at(-1)?.dealStage ?? null;
  const found = { foundAt: at, foundIn };
  if (source === 'hubspot_label') return { ...found, finding: 'unknown' };
  if (at >= closedAt) return { ...found, finding: 'after_close' };
  const isLate = foundIn !== null && [...stages.riskStages, ...stages.lateStages].includes(foundIn);
  return { ...found, finding: isLate ? 'late' : 'early' };
}

/** Found when it was too late for a plan. */
export function isFoundLate({ blocker }: ClosedWithBlocker): boolean {
  return blocker?.finding === 'late' || blocker?.finding === 'after_close';
}
