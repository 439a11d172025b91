/** Every number a user sees, opened to its inputs and its rule, in words. */
import { ESTIMATE_RULE, explainEstimate } from './forecast/explain-estimate.ts';
import { percentOf } from './forecast/win-rate.ts';
import type { BuyingGroup, GroupEstimate } from './opportunity.ts';
import type { RuleSet, Solution } from './rule-set.ts';
import { count, listWords, localized, PROPERTY_NAMES, ROLE_NAMES } from './words.ts';
import type { Language, Localized, Role } from './vocabulary.ts';

type ExplainedProperty = keyof typeof PROPERTY_NAMES;

export interface Explanation {
  /** The HubSpot property the number is written to. */
  readonly property: ExplainedProperty;
  readonly name: Localized;
  readonly value: number | string | null;
  readonly words: Localized;
  /** Where the rule stands, such as `scoring.yaml person_cap`, or what it says. */
  readonly rule: Localized;
}

type Say = (language: Language) => string;

const RULES = {
  band: {
    en: 'priority: roles matched to different active people',
    ru: 'приоритет: роли подобраны разным активным людям',
  },
  score: {
    en: 'scoring.yaml points, half_life_days, person_cap',
    ru: 'scoring.yaml points, half_life_days, person_cap',
  },
  priority: { en: 'priority: 1000 × band + score', ru: 'приоритет: 1000 × полоса + оценка' },
  coverage: {
    en: 'solutions.yaml template: weights of required roles',
    ru: 'solutions.yaml template: веса обязательных ролей',
  },
  interactions: {
    en: 'all kinds but e-mail opens, last 7 × 24 h',
    ru: 'все виды, кроме открытых писем, за 7 × 24 ч',
  },
  active: {
    en: 'scoring.yaml meaningful, last 7 × 24 h',
    ru: 'scoring.yaml meaningful, за 7 × 24 ч',
  },
  consensus: { en: 'members whose support is recorded', ru: 'участники, чья поддержка записана' },
} as const satisfies Readonly<Record<string, Localized>>;

/** As Russian writes a fraction. */
const withComma = (value: number): string => String(value).replace('.', ',');

function roleList(roles: readonly Role[], language: Language): string {
  const names = roles.map((role) => ROLE_NAMES[role][language]);
  return names.length === 0 ? (language === 'ru' ? 'нет' : 'none') : listWords(names, language);
}

export function explainGroup(group: BuyingGroup, solution: Solution, rules: RuleSet): Explanation[] {
  const { numbers } = group;
  const item = (
    property: ExplainedProperty,
    value: Explanation['value'],
    rule: Localized,
    say: Say,
  ): Explanation => ({
    property,
    name: PROPERTY_NAMES[property],
    value,
    rule,
    words: localized(say),
  });
  const required = solution.template.filter((each) => each.required).map(({ role }) => role);
  return [
    item('bg_priority_band', numbers.band.band, RULES.band, bandWords(group)),
    item('bg_engagement_score', numbers.score, RULES.score, scoreWords(group, rules)),
    item('bg_priority', numbers.priority, RULES.priority, (language) =>
      language === 'ru'
        ? `1000 × ${numbers.band.band} + ${withComma(numbers.score)}: сначала роли, затем активность`
        : `1000 × ${numbers.band.band} + ${numbers.score}: roles first, activity second`,
    ),
    ...coverageItems(group, required),
    item('bg_interactions_7d', numbers.momentum.last.interactions, RULES.interactions, (language) =>
      language === 'ru'
        ? `${count(numbers.momentum.last.interactions, 'interaction', 'ru')} за последние 7 × 24 ч, неделей раньше ${numbers.momentum.before.interactions}`
        : `${count(numbers.momentum.last.interactions, 'interaction', 'en')} in the last 7 × 24 h, ${numbers.momentum.before.interactions} in the week before`,
    ),
    item('bg_active_members_7d', numbers.momentum.last.activeMembers, RULES.active, (language) =>
      language === 'ru'
        ? `${count(numbers.momentum.last.activeMembers, 'member', 'ru')} с содержательным взаимодействием, неделей раньше ${numbers.momentum.before.activeMembers}`
        : `${count(numbers.momentum.last.activeMembers, 'member', 'en')} with a meaningful interaction, ${numbers.momentum.before.activeMembers} the week before`,
    ),
    item('bg_consensus', numbers.consensus, RULES.consensus, consensusWords(group)),
    ...(group.winEstimate === null ? [] : [estimateItem(group.winEstimate)]),
  ];
}

function estimateItem(estimate: GroupEstimate): Explanation {
  return {
    property: 'bg_win_estimate',
    name: PROPERTY_NAMES.bg_win_estimate,
    value: percentOf(estimate),
    rule: ESTIMATE_RULE,
    words: explainEstimate(estimate),
  };
}

function bandWords({ numbers }: BuyingGroup): Say {
  const { band } = numbers;
  return (language) => {
    const matched = roleList([...band.matched.keys()], language);
    const active = count(band.activePeople, 'person', language);
    const notes = [
      ...(band.unknownCounted
        ? [language === 'ru' ? 'люди без известной роли добавляют один' : 'people of unknown role add one']
        : []),
      ...(band.liftedToTwo
        ? [language === 'ru' ? 'двое активных дают не меньше 2' : 'two active people give at least 2']
        : []),
    ];
    const base =
      language === 'ru'
        ? `активны ${active}; роли у разных людей: ${matched}`
        : `${active} active; roles filled by different people: ${matched}`;
    return [base, ...notes].join('; ');
  };
}

function scoreWords({ members, numbers }: BuyingGroup, rules: RuleSet): Say {
  const { halfLifeDays, personCap } = rules.scoring;
  const capped = members.filter(({ personalScore }) => personalScore > personCap).length;
  return (language) => {
    const sum = count(members.length, 'member', language);
    if (language === 'ru') {
      return `${withComma(numbers.score)}: сумма по участникам (${members.length}), вес падает вдвое за ${count(halfLifeDays, 'day', 'ru')}, не больше ${personCap} на человека (ограничены: ${capped})`;
    }
    return `${numbers.score}: the sum over ${sum}, halved every ${count(halfLifeDays, 'day', 'en')}, at most ${personCap} per person (${capped} capped)`;
  };
}

function coverageItems({ numbers }: BuyingGroup, required: readonly Role[]): Explanation[] {
  const layers = [
    ['identified', 'known', 'известны'],
    ['engaged', 'active', 'активны'],
    [
      'validated',
      'confirmed by a person, with a need recorded',
      'подтверждены человеком, с записанной потребностью',
    ],
  ] as const;
  return layers.map(([layer, en, ru]) => {
    const filled = numbers.coverage.roles
      .filter((role) => role.required && role[layer].length >= role.count)
      .map(({ role }) => role);
    const property = `bg_coverage_${layer}` as const;
    return {
      property,
      name: PROPERTY_NAMES[property],
      value: numbers.coverage[layer],
      rule: RULES.coverage,
      words: localized((language) =>
        language === 'ru'
          ? `${filled.length} из ${required.length} обязательных ролей ${ru}: ${roleList(filled, 'ru')}`
          : `${filled.length} of ${required.length} required roles ${en}: ${roleList(filled, 'en')}`,
      ),
    };
  });
}

function consensusWords({ members }: BuyingGroup): Say {
  const supporters = members.filter(({ stance }) => stance === 'supporter').length;
  return (language) =>
    language === 'ru'
      ? `поддержка записана у ${supporters} из ${members.length}; молчание не считается согласием`
      : `support is recorded for ${supporters} of ${members.length}; silence is not agreement`;
}
