/** A deal without a buying group: why, what would start one, and what waits for a person meanwhile. */
import type { CompiledRules } from '../compile.ts';
import type { CompanyDecision } from '../opportunity.ts';
import type { CompanyFacts } from '../types.ts';
import type { Localized } from '../vocabulary.ts';
import { frameOf, refsOf, type CardReader } from './frame.ts';
import { viewProposals } from './proposals.ts';

export interface NoGroupInput {
  readonly dealId: string;
  /** The company of the deal with its decision; `null` where there is none, or it is not read yet. */
  readonly located: { readonly facts: CompanyFacts; readonly decision: CompanyDecision } | null;
  readonly hasCompany: boolean;
  readonly compiled: CompiledRules;
  readonly reader: CardReader;
  readonly now: number;
}

type Code = 'no_company' | 'no_solution' | 'unknown_solution' | 'not_read_yet' | 'other_company';

const WORDS: Readonly<Record<Code, { readonly reason: Localized; readonly next: Localized }>> = {
  no_company: {
    reason: { en: 'The deal is associated with no company.', ru: 'Сделка не связана с компанией.' },
    next: {
      en: 'Associate it with the company that buys: the group is made of its people.',
      ru: 'Свяжите её с компанией-покупателем: группа состоит из её людей.',
    },
  },
  no_solution: {
    reason: { en: 'Nobody has said what this deal sells.', ru: 'Не указано, что продаётся в этой сделке.' },
    next: {
      en: 'Choose the solution: people who showed interest in it join at once.',
      ru: 'Выберите решение: те, кто им интересовался, сразу войдут в группу.',
    },
  },
  unknown_solution: {
    reason: {
      en: 'The solution of this deal is in no rule any more.',
      ru: 'Решения этой сделки больше нет в правилах.',
    },
    next: { en: 'Choose one of the solutions there are.', ru: 'Выберите одно из имеющихся решений.' },
  },
  not_read_yet: {
    reason: { en: 'The deal is still being read from HubSpot.', ru: 'Сделка ещё читается из HubSpot.' },
    next: { en: 'This takes seconds. Look again shortly.', ru: 'Это занимает секунды. Обновите чуть позже.' },
  },
  other_company: {
    reason: {
      en: 'Another company of this deal shapes its buying group.',
      ru: 'Группу этой сделки определяет другая её компания.',
    },
    next: {
      en: 'Keep only the company that buys on the deal, or look at the other one.',
      ru: 'Оставьте в сделке только покупателя или откройте другую компанию.',
    },
  },
};

export function viewNoGroup({ dealId, located, hasCompany, compiled, reader, now }: NoGroupInput) {
  const code = codeOf(dealId, located, hasCompany, compiled);
  return {
    ...frameOf(reader, compiled, now),
    kind: 'no_group' as const,
    dealId,
    companyId: located?.facts.company.id ?? null,
    solutions: refsOf(compiled),
    proposals: located === null ? [] : viewProposals(located.decision, located.facts, compiled),
    reason: { code, words: WORDS[code].reason },
    next: WORDS[code].next,
  };
}

function codeOf(
  dealId: string,
  located: NoGroupInput['located'],
  hasCompany: boolean,
  compiled: CompiledRules,
): Code {
  if (!hasCompany) return 'no_company';
  const deal = located?.facts.deals.find(({ id }) => id === dealId);
  if (located === null || deal === undefined) return 'not_read_yet';
  if (deal.solution === null) return 'no_solution';
  return compiled.solution(deal.solution) === null ? 'unknown_solution' : 'other_company';
}
