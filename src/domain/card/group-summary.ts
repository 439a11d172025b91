/** One opportunity in a line, for the cards of contacts and companies. */
import type { CompiledRules } from '../compile.ts';
import { STAGE_NAMES } from '../names.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { refOf } from './frame.ts';

export function summarizeGroup(group: BuyingGroup, compiled: CompiledRules) {
  return {
    dealId: group.dealId,
    key: group.key,
    name: group.name,
    solution: refOf(compiled, group.solution),
    stage: group.stage,
    stageName: STAGE_NAMES[group.stage],
    band: group.numbers.band.band,
    summary: group.summary,
    members: group.numbers.memberCount,
    closed: group.stage === 'closed',
    outcome: group.outcome,
  };
}
