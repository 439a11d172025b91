/** From the facts of one company to the histories of its deals. Pure: equal facts, rules and `now` give equal bytes. */
import { factsAsOf } from '../as-of.ts';
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, Member } from '../opportunity.ts';
import type { StageRules } from '../rule-set.ts';
import { closedAtOf } from '../situation.ts';
import { outcomeOf } from '../stage.ts';
import type { CompanyFacts, Deal } from '../types.ts';
import { STAGES, type Stage } from '../vocabulary.ts';
import type { DealHistory, HistoryMember, Origin, StageMoment } from './deal-history.ts';
import { groupBeforeClose, groupThen, withUnseenPast } from './group-then.ts';

/** Deals that this company shapes and whose solution is known, as of `now`; a deal of several companies is in one answer only. */
export function readHistories(facts: CompanyFacts, compiled: CompiledRules, now: number): DealHistory[] {
  return factsAsOf(facts, now)
    .deals.filter(({ archived }) => !archived)
    .flatMap((deal) => readHistory(facts, deal, compiled, now) ?? []);
}

function readHistory(
  given: CompanyFacts,
  deal: Deal,
  compiled: CompiledRules,
  now: number,
): DealHistory | null {
  const { stages } = compiled.rules;
  const outcome = outcomeOf(deal, stages);
  const closedAt = outcome === null ? null : closedAtOf(deal, now);
  const facts = closedAt === null ? given : withUnseenPast(given, deal, closedAt, now);
  const group =
    closedAt === null
      ? groupThen(facts, deal.id, compiled, now)
      : groupBeforeClose(facts, deal, compiled, closedAt);
  if (group === null) return null;
  return {
    dealId: deal.id,
    companyId: group.companyId,
    solution: group.solution,
    origin: originOf(facts, deal, group),
    createdAt: deal.createdAt,
    // An imported deal was made after its close.
    identifiedAt: earlier(earlier(group.detectedAt, deal.createdAt), closedAt),
    closedAt,
    outcome,
    amount: deal.amount,
    currency: deal.currency,
    members: group.members.map(describeMember),
    engagedMembers: group.numbers.engagedMemberCount,
    momentum: group.numbers.momentum,
    roles: group.numbers.coverage.roles,
    moments: entriesOf(deal, closedAt, stages)
      .filter(({ at }) => at <= now)
      .flatMap(({ stage, at }) =>
        describeMoment(stage, at, stage === 'closed' ? group : groupThen(facts, deal.id, compiled, at)),
      ),
    stageEntries: deal.stageEntries.filter(({ at }) => at <= now),
    acceptedAt: group.handoff?.state === 'accepted' ? group.handoff.answeredAt : null,
  };
}

function originOf(facts: CompanyFacts, deal: Deal, { key }: BuyingGroup): Origin {
  if (facts.targets.some((plan) => plan.key === key && plan.origin === 'created')) return 'planned';
  return deal.createdByApp ? 'detected' : 'person';
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function describeMember({ contactId, person, roles, active, direct, interactions }: Member): HistoryMember {
  const touches = interactions
    .filter(({ kind }) => kind !== 'email_open')
    .map(({ id, at, kind, source, rule }) => ({ id, contactId, person, at, kind, source, content: rule }));
  return { contactId, person, roles, active, direct, touches };
}

type Entry = Pick<StageMoment, 'stage' | 'at'>;

function describeMoment(stage: StageMoment['stage'], at: number, group: BuyingGroup | null): StageMoment[] {
  if (group === null) return [];
  const { engagedMemberCount, missing } = group.numbers;
  return [{ stage, at, engaged: engagedMemberCount, missing }];
}

/** The first time of each, oldest first. */
function entriesOf(deal: Deal, closedAt: number | null, stages: StageRules): Entry[] {
  const { createdAt } = deal;
  const isKnown = createdAt !== null && (closedAt === null || createdAt <= closedAt);
  const made: Entry[] = isKnown ? [{ stage: 'made', at: createdAt }] : [];
  const known = deal.stageEntries.flatMap(({ dealStage, at }): Entry[] => {
    const stage = waterfallStageOf(dealStage, stages);
    return stage === null || stage === 'closed' ? [] : [{ stage, at }];
  });
  const closed: Entry[] = closedAt === null ? [] : [{ stage: 'closed', at: closedAt }];
  const firsts = new Map<Entry['stage'], Entry>();
  for (const entry of [...made, ...known, ...closed])
    if (!firsts.has(entry.stage)) firsts.set(entry.stage, entry);
  return [...firsts.values()];
}

/** Which waterfall stage a deal stage stands for; `null`: the rules do not know it. */
export function waterfallStageOf(dealStage: string, stages: StageRules): Stage | null {
  const early = STAGES.find((stage) => dealStage === `bg_${stage}`);
  if (early !== undefined) return early;
  const { pipelineStages, riskStages, lateStages, wonStages, lostStages } = stages;
  if ([...pipelineStages, ...riskStages, ...lateStages].includes(dealStage)) return 'pipeline';
  return [...wonStages, ...lostStages].includes(dealStage) ? 'closed' : null;
}
