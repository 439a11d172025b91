/** What draft rules would change for one company, against the rules of today; both are replayed over the same history. */
import type { CompiledRules } from '../compile.ts';
import { DAY } from '../engagement.ts';
import type { BuyingGroup } from '../opportunity.ts';
import { closedAtOf } from '../situation.ts';
import { outcomeOf } from '../stage.ts';
import type { CompanyFacts } from '../types.ts';
import type { Role } from '../vocabulary.ts';
import { replayCompany, type MadeDeal, type Span } from './replay-company.ts';

export interface DealChange {
  readonly companyId: string;
  readonly key: string;
  readonly solution: string;
  readonly change: 'only_draft' | 'only_now' | 'earlier' | 'later';
  /** When the draft would have made it, or, where only today's rules do, when those did. */
  readonly at: number;
  /** Whole days between the two, where both make it. */
  readonly days: number | null;
  readonly people: number;
  /** A deal of this company and solution was won after that moment. */
  readonly wonLater: boolean;
}

export interface MemberChange {
  readonly companyId: string;
  readonly key: string;
  readonly contactId: string;
  readonly change: 'added' | 'removed';
}

export interface RoleChange {
  readonly companyId: string;
  readonly key: string;
  readonly contactId: string;
  readonly before: readonly Role[];
  readonly after: readonly Role[];
}

export interface BandChange {
  readonly companyId: string;
  readonly key: string;
  readonly before: number;
  readonly after: number;
}

export interface RuleChanges {
  readonly deals: readonly DealChange[];
  readonly members: readonly MemberChange[];
  readonly roles: readonly RoleChange[];
  readonly bands: readonly BandChange[];
  /** How many deals each set of rules makes in this time. */
  readonly made: { readonly now: number; readonly draft: number };
}

export function compareRules(
  facts: CompanyFacts,
  { current, draft }: { readonly current: CompiledRules; readonly draft: CompiledRules },
  span: Span,
): RuleChanges {
  const before = replayCompany(facts, current, span);
  const after = replayCompany(facts, draft, span);
  const companyId = facts.company.id;
  const pairs = before.today.opportunities.flatMap((group): [BuyingGroup, BuyingGroup][] => {
    const twin = after.today.opportunities.find(({ key }) => key === group.key);
    return twin === undefined ? [] : [[group, twin]];
  });
  return {
    deals: compareMade(facts, current, before.made, after.made),
    members: pairs.flatMap(([a, b]) => compareMembers(companyId, a, b)),
    roles: pairs.flatMap(([a, b]) => compareRoles(companyId, a, b)),
    bands: pairs.flatMap(([a, b]) => compareBands(companyId, a, b)),
    made: { now: before.made.length, draft: after.made.length },
  };
}

function compareMade(
  facts: CompanyFacts,
  current: CompiledRules,
  before: readonly MadeDeal[],
  after: readonly MadeDeal[],
): DealChange[] {
  const describe = (
    { key, solution, people, at }: MadeDeal,
    change: DealChange['change'],
    days: number | null,
  ): DealChange => ({
    companyId: facts.company.id,
    key,
    solution,
    change,
    at,
    days,
    people,
    wonLater: wasWon(facts, current, solution, at),
  });
  const changes = after.flatMap((deal): DealChange[] => {
    const twin = before.find(({ key }) => key === deal.key);
    if (twin === undefined) return [describe(deal, 'only_draft', null)];
    const days = Math.round(Math.abs(deal.at - twin.at) / DAY);
    return days === 0 ? [] : [describe(deal, deal.at < twin.at ? 'earlier' : 'later', days)];
  });
  const lost = before.filter((deal) => !after.some(({ key }) => key === deal.key));
  return [...changes, ...lost.map((deal) => describe(deal, 'only_now', null))];
}

function wasWon({ deals }: CompanyFacts, { rules }: CompiledRules, solution: string, after: number): boolean {
  return deals.some(
    (deal) =>
      deal.solution === solution &&
      outcomeOf(deal, rules.stages) === 'won' &&
      closedAtOf(deal, Number.POSITIVE_INFINITY) >= after,
  );
}

function compareMembers(companyId: string, before: BuyingGroup, after: BuyingGroup): MemberChange[] {
  const ids = (group: BuyingGroup): string[] => group.members.map(({ contactId }) => contactId);
  const [was, is] = [new Set(ids(before)), new Set(ids(after))];
  const change = (contactId: string, what: MemberChange['change']): MemberChange => ({
    companyId,
    key: before.key,
    contactId,
    change: what,
  });
  return [
    ...[...is].filter((id) => !was.has(id)).map((id) => change(id, 'added')),
    ...[...was].filter((id) => !is.has(id)).map((id) => change(id, 'removed')),
  ];
}

function compareRoles(companyId: string, before: BuyingGroup, after: BuyingGroup): RoleChange[] {
  const now = new Map(after.members.map(({ contactId, roles }) => [contactId, [...roles].sort()]));
  return before.members.flatMap(({ contactId, roles }) => {
    const were = [...roles].sort();
    const are = now.get(contactId);
    if (are === undefined || are.join() === were.join()) return [];
    return [{ companyId, key: before.key, contactId, before: were, after: are }];
  });
}

function compareBands(companyId: string, before: BuyingGroup, after: BuyingGroup): BandChange[] {
  const [was, is] = [before.numbers.band.band, after.numbers.band.band];
  return was === is ? [] : [{ companyId, key: before.key, before: was, after: is }];
}
