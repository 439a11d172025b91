/** Waterfall stages that are never shown: the highest stage whose rule holds is, and a higher one asks for no more. */
import type { RuleSet, StageEntryRule } from '../domain/rule-set.ts';
import type { FileFinding } from './check-references.ts';
import { makeFinding } from './problem.ts';

/** Lowest first; `qualified` also asks for two members, unless one is normal, so that it hides nothing. */
const ORDER = ['target', 'detected', 'engaged', 'prioritized'] as const;

export function checkStageEntry({ stages: { entry } }: Pick<RuleSet, 'stages'>): FileFinding[] {
  return ORDER.flatMap((stage, place) => {
    const higher = ORDER.slice(place + 1).find((each) => asksNoMore(entry[each], entry[stage]));
    if (higher === undefined) return [];
    const expected = `a stage that ${higher} does not hide: ${higher} asks for no more, and the highest stage is shown`;
    const finding = makeFinding(['entry', stage], 'key', `the key "${stage}"`, expected);
    return [{ file: 'stages.yaml' as const, finding }];
  });
}

/** Whether `higher` holds wherever `lower` does. */
function asksNoMore(higher: StageEntryRule, lower: StageEntryRule): boolean {
  const { maxBantMissing, ...least } = higher;
  const minimums = Object.entries(least) as [Exclude<keyof StageEntryRule, 'maxBantMissing'>, number][];
  if (!minimums.every(([name, value]) => value <= (lower[name] ?? 0))) return false;
  return maxBantMissing === undefined || (lower.maxBantMissing ?? Infinity) <= maxBantMissing;
}
