/** When each group was detected and when its first hand was raised: what lead time is measured by (R65, R117). */
import type { BuyingGroup, CompanyDecision } from '../opportunity.ts';
import type { DetectionRules } from '../rule-set.ts';

export interface DetectionRecord {
  /** Key of the opportunity. */
  readonly key: string;
  readonly companyId: string;
  readonly solution: string;
  /** When the rule of detection held first, in milliseconds. */
  readonly detectedAt: number;
  /** When somebody first asked to talk; `null`: nobody has. */
  readonly raisedAt: number | null;
}

/** Of all groups that were detected, with a deal or without. */
export function recordDetections(
  { opportunities, candidates }: CompanyDecision,
  rules: Pick<DetectionRules, 'raisedHandKinds'>,
): DetectionRecord[] {
  return [...opportunities, ...candidates].flatMap((group) =>
    group.detectedAt === null
      ? []
      : [
          {
            key: group.key,
            companyId: group.companyId,
            solution: group.solution,
            detectedAt: group.detectedAt,
            raisedAt: firstHand(group, rules),
          },
        ],
  );
}

function firstHand(
  { members }: BuyingGroup,
  { raisedHandKinds }: Pick<DetectionRules, 'raisedHandKinds'>,
): number | null {
  const hands = members
    .flatMap(({ interactions }) => interactions)
    .filter(({ kind }) => raisedHandKinds.includes(kind))
    .map(({ at }) => at);
  return hands.length === 0 ? null : Math.min(...hands);
}
