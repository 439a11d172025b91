/**
 * Facts of one company, built in a line each: what the domain's tests are told in. Ids follow from what they
 * name, so that equal stories have equal facts.
 */
import { compileRuleSet } from '../../src/app/compile.ts';
import type { CompiledRules } from '../../src/domain/compile.ts';
import { decideCompany } from '../../src/domain/decide.ts';
import type { BuyingGroup, CompanyDecision, Member } from '../../src/domain/opportunity.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { MembershipFact, RoleFact } from '../../src/domain/said-facts.ts';
import type {
  Company,
  CompanyFacts,
  Contact,
  Deal,
  Interaction,
  LedgerEntry,
  Pair,
  StageEntry,
  Target,
} from '../../src/domain/types.ts';
import { TARGET_SIDES, type InteractionKind, type Label } from '../../src/domain/vocabulary.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Tuesday morning; every `daysAgo` counts back from here. */
export const NOW = Date.parse('2026-11-24T09:00:00Z');
export const COMPANY = '10';

export function ago(days: number): number {
  return Math.round(NOW - days * DAY);
}

/** The sample configuration, ready for use, with changes a test wants to see the effect of. */
export async function loadSample(
  change: (rules: RuleSet) => RuleSet = (rules) => rules,
): Promise<CompiledRules> {
  const loaded = await loadRules('config');
  if (!loaded.ok)
    throw new Error(`the sample configuration is broken: ${JSON.stringify(loaded.problems[0])}`);
  return compileRuleSet(change(loaded.rules));
}

export function company(fields: Partial<Company> = {}): Company {
  return {
    id: COMPANY,
    name: 'ООО «Красная ромашка»',
    domain: 'krasnaya-romashka.ru',
    employees: 250,
    ownerId: null,
    parentId: null,
    ...fields,
  };
}

/** Somebody of the company, with an address of his own. */
export function contact(id: string, jobTitle: string | null, fields: Partial<Contact> = {}): Contact {
  return {
    id,
    email: `person-${id}@krasnaya-romashka.ru`,
    firstName: null,
    lastName: null,
    jobTitle,
    companyId: COMPANY,
    ownerId: null,
    hsRole: null,
    hsSeniority: null,
    hsBuyingRoles: [],
    createdAt: ago(100),
    ...fields,
  };
}

function interaction(
  fields: Pick<Interaction, 'contactId' | 'at' | 'source'> & Partial<Interaction>,
): Interaction {
  const all = { content: null, solution: null, kind: null, ...fields };
  return { id: [all.contactId, all.source, all.kind, all.content, all.at].join('|'), ...all };
}

/** A page of the site was opened, so many days ago. */
export function visit(contactId: string, path: string, daysAgo: number): Interaction {
  const content = `https://www.example-hr.ru${path}`;
  return interaction({ contactId, at: ago(daysAgo), source: 'page', content });
}

/** A form on a page was sent, as HubSpot reports it. */
export function submission(contactId: string, path: string, form: string, daysAgo: number): Interaction {
  return interaction({ contactId, at: ago(daysAgo), source: 'conversion', content: `${path}: ${form}` });
}

/** Something of a kind was done for a solution, as the events API tells it. */
export function act(
  contactId: string,
  kind: InteractionKind,
  daysAgo: number,
  solution: string | null = 'hr_system',
): Interaction {
  return interaction({ contactId, at: ago(daysAgo), source: 'events_api', kind, solution });
}

export function pair(contactId: string, labels: readonly Label[] = [], fields: Partial<Pair> = {}): Pair {
  return { contactId, labels, source: 'person', since: ago(1), ...fields };
}

/** A rep's deal of the HR system in the sales pipeline. */
export function deal(id: string, contactIds: readonly string[] = [], fields: Partial<Deal> = {}): Deal {
  return {
    id,
    name: `Deal ${id}`,
    pipeline: 'default',
    dealStage: 'qualifiedtobuy',
    ownerId: null,
    createdAt: ago(20),
    closedAt: null,
    solution: 'hr_system',
    solutionGiven: false,
    key: null,
    createdByApp: false,
    movedByPerson: true,
    archived: false,
    amount: null,
    currency: null,
    pairs: contactIds.map((contactId) => pair(contactId)),
    homeCompanyId: COMPANY,
    stageEntries: [],
    ...fields,
  };
}

/** Stages with the days since each was entered, oldest first; the deal stands in the last. */
export function stages(...entered: readonly (readonly [dealStage: string, daysAgo: number])[]): {
  dealStage: string;
  stageEntries: StageEntry[];
} {
  const stageEntries = entered.map(([dealStage, daysAgo]) => ({ dealStage, at: ago(daysAgo) }));
  return { dealStage: stageEntries.at(-1)?.dealStage ?? '', stageEntries };
}

export function ledgerLine(cycle: number, fields: Partial<LedgerEntry> = {}): LedgerEntry {
  const solution = fields.solution ?? 'hr_system';
  return {
    key: `${COMPANY}:${solution}:${cycle}`,
    companyId: COMPANY,
    solution,
    cycle,
    state: 'open',
    dealId: null,
    detectedAt: null,
    signalsSpentUntil: null,
    ...fields,
  };
}

/** A plan for the HR system, approved by both sides. */
export function target(fields: Partial<Target> = {}): Target {
  const solution = fields.solution ?? 'hr_system';
  return {
    id: `target-${solution}`,
    solution,
    askedAt: ago(10),
    approvals: [...TARGET_SIDES],
    profile: [{ role: 'decision_maker', count: 1 }],
    expectedValue: null,
    currency: null,
    key: null,
    origin: null,
    ...fields,
  };
}

export function roleFact(
  opportunity: string,
  contactId: string,
  label: Label,
  fields: Partial<RoleFact> = {},
): RoleFact {
  return { opportunity, contactId, label, holds: true, at: ago(1), source: 'person', by: '7', ...fields };
}

export function membershipFact(
  opportunity: string,
  contactId: string,
  member: boolean,
  at = ago(1),
): MembershipFact {
  return { opportunity, contactId, member, at, by: '7', reason: null };
}

export function factsOf(parts: Partial<CompanyFacts>): CompanyFacts {
  return {
    company: company(),
    contacts: [],
    deals: [],
    ledger: [],
    interactions: [],
    roleFacts: [],
    membershipFacts: [],
    stanceFacts: [],
    qualificationFacts: [],
    concernFacts: [],
    presenceFacts: [],
    proposalAnswers: [],
    targets: [],
    handoffFacts: [],
    reviewAnswers: [],
    ...parts,
  };
}

/** The single group of a decision, wherever it stands; a test that expects one is told otherwise. */
export function onlyGroup(decision: CompanyDecision): BuyingGroup {
  const groups = [...decision.opportunities, ...decision.candidates, ...decision.closed];
  if (groups.length !== 1 || groups[0] === undefined)
    throw new Error(`expected one group, found ${groups.length}: ${groups.map(({ row }) => row).join(', ')}`);
  return groups[0];
}

export function decideOne(facts: Partial<CompanyFacts>, compiled: CompiledRules, now = NOW): BuyingGroup {
  return onlyGroup(decideCompany(factsOf(facts), compiled, now));
}

export function memberOf(group: BuyingGroup, contactId: string): Member {
  const found = [...group.members, ...group.suggested].find((each) => each.contactId === contactId);
  if (found === undefined) throw new Error(`contact ${contactId} is not in the group ${group.key}`);
  return found;
}

export function rolesOf(group: BuyingGroup): Record<string, readonly string[]> {
  return Object.fromEntries(group.members.map(({ contactId, roles }) => [contactId, roles]));
}

export function idsOf(members: readonly Member[]): string[] {
  return members.map(({ contactId }) => contactId).sort();
}
