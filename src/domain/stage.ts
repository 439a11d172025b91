/** Waterfall stage: the highest whose entry rule holds; the deal's own stage moves it to `pipeline` and `closed`. */
import type { Member, Numbers } from './opportunity.ts';
import type { Solution, StageEntryRule, StageRules } from './rule-set.ts';
import type { Deal, ReadInteraction } from './types.ts';
import type { InteractionKind, Stage } from './vocabulary.ts';

const TWO_WAY: ReadonlySet<InteractionKind> = new Set(['meeting', 'call', 'email_reply', 'message']);

/** Somebody of ours exchanged words with this person. */
export function hasSpoken(interactions: readonly Pick<ReadInteraction, 'kind'>[]): boolean {
  return interactions.some(({ kind }) => TWO_WAY.has(kind));
}

/** People with whom somebody of ours really spoke; two records of one person are one (R12). */
export function conversedMembers(members: readonly Member[]): number {
  const spoken = members.filter(({ interactions }) => hasSpoken(interactions));
  return new Set(spoken.map(({ person }) => person)).size;
}

export function isClosed(deal: Deal, stages: StageRules): boolean {
  return outcomeOf(deal, stages) !== null;
}

export function outcomeOf(deal: Deal, stages: StageRules): 'won' | 'lost' | null {
  if (deal.dealStage === null) return null;
  if (stages.wonStages.includes(deal.dealStage)) return 'won';
  return stages.lostStages.includes(deal.dealStage) ? 'lost' : null;
}

/** A deal this app created stays out of the sales pipeline until a person moves it (R50). */
function isInPipeline(deal: Deal, stages: StageRules): boolean {
  if (deal.dealStage === null || (deal.createdByApp && !deal.movedByPerson)) return false;
  return [stages.pipelineStages, stages.riskStages, stages.lateStages].some((list) =>
    list.includes(deal.dealStage ?? ''),
  );
}

const BELOW_PIPELINE = ['qualified', 'prioritized', 'engaged', 'detected', 'target'] as const;

export function stageOf(
  deal: Deal | null,
  members: readonly Member[],
  numbers: Numbers,
  solution: Solution,
  stages: StageRules,
): Stage {
  if (deal !== null && isClosed(deal, stages)) return 'closed';
  if (deal !== null && isInPipeline(deal, stages)) return 'pipeline';
  const held = BELOW_PIPELINE.find((stage) => {
    // One person is no group: a deal with one member is not qualified unless that is normal here (R43).
    if (stage === 'qualified' && numbers.memberCount < 2 && !solution.onePersonPurchase) return false;
    return holds(stages.entry[stage], members, numbers);
  });
  return held ?? 'target';
}

function holds(rule: StageEntryRule, members: readonly Member[], numbers: Numbers): boolean {
  const atLeast = (value: number, wanted: number | undefined): boolean =>
    wanted === undefined || value >= wanted;
  return (
    atLeast(numbers.memberCount, rule.minMembers) &&
    atLeast(numbers.engagedMemberCount, rule.minActiveMembers) &&
    atLeast(numbers.band.band, rule.minBand) &&
    atLeast(numbers.coverage.identified, rule.minCoverageIdentified) &&
    atLeast(numbers.coverage.engaged, rule.minCoverageEngaged) &&
    atLeast(conversedMembers(members), rule.minConversedMembers) &&
    (rule.maxBantMissing === undefined || numbers.bantMissing.length <= rule.maxBantMissing)
  );
}
