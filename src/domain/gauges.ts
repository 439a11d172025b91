/** The three gauges above the fold (R171): coverage, engagement, consensus; each opens to its words and its rule. */
import { explainGroup, type Explanation } from './explain.ts';
import type { BuyingGroup } from './opportunity.ts';
import type { RuleSet, Solution } from './rule-set.ts';
import { count, localized } from './words.ts';
import type { Localized } from './vocabulary.ts';

export interface Gauge {
  readonly id: 'coverage' | 'engagement' | 'consensus';
  readonly name: Localized;
  /** Percent, 0 to 100; `null` where nothing can be said. */
  readonly value: number | null;
  readonly words: Localized;
  /** Where the rule stands. */
  readonly rule: Localized;
}

export function readGauges(group: BuyingGroup, solution: Solution, rules: RuleSet): Gauge[] {
  const explanations = explainGroup(group, solution, rules);
  const { coverage, consensus } = group.numbers;
  return [
    gaugeOf(
      'coverage',
      { en: 'Coverage', ru: 'Покрытие' },
      coverage.identified,
      explanations,
      'bg_coverage_identified',
    ),
    engagementGauge(group, rules),
    gaugeOf('consensus', { en: 'Consensus', ru: 'Консенсус' }, consensus, explanations, 'bg_consensus'),
  ];
}

function gaugeOf(
  id: Gauge['id'],
  name: Localized,
  value: number | null,
  explanations: readonly Explanation[],
  property: string,
): Gauge {
  const explained = explanations.find((each) => each.property === property);
  if (explained === undefined) throw new Error(`${property} is not explained`);
  return { id, name, value, words: explained.words, rule: explained.rule };
}

/** The share of members who did something meaningful lately. */
function engagementGauge({ numbers }: BuyingGroup, rules: RuleSet): Gauge {
  const { memberCount, engagedMemberCount } = numbers;
  const days = rules.scoring.activeWithinDays;
  return {
    id: 'engagement',
    name: { en: 'Engagement', ru: 'Вовлечённость' },
    value: memberCount === 0 ? null : Math.round((100 * engagedMemberCount) / memberCount),
    words: localized((language) =>
      language === 'ru'
        ? `активны ${engagedMemberCount} из ${memberCount} за последние ${count(days, 'day', 'ru')}`
        : `${engagedMemberCount} of ${count(memberCount, 'member', 'en')} active in the last ${count(days, 'day', 'en')}`,
    ),
    rule: {
      en: 'scoring.yaml meaningful, active_within_days',
      ru: 'scoring.yaml meaningful, active_within_days',
    },
  };
}
