/** Puts a group together: people, numbers, stage, risks, name, owner and the words for it all. */
import { matchSituations } from './business-situation.ts';
import { shortCompanyName } from './company.ts';
import type { Detection } from './detection.ts';
import { compositionOf } from './forecast/composition.ts';
import { estimateBy } from './forecast/win-rate.ts';
import { readHandoff } from './handoff.ts';
import { gatherPeople, opportunitiesOf, type Basis } from './membership.ts';
import { countGroup } from './numbers.ts';
import type { BuyingGroup, DecisionRow, Member, RiskItem } from './opportunity.ts';
import { reasonFor } from './reasons.ts';
import { findRisks } from './risks.ts';
import type { Situation } from './situation.ts';
import type { Deal } from './types.ts';
import { outcomeOf, stageOf } from './stage.ts';
import { summarize } from './summary.ts';

const NOTHING_DETECTED: Detection = {
  fired: false,
  at: null,
  rule: null,
  people: [],
  departments: [],
  raisedHand: false,
  signals: [],
};

export function buildGroup(
  situation: Situation,
  basis: Basis,
  row: DecisionRow,
  detection: Detection | null,
): BuyingGroup {
  const { compiled, facts, now } = situation;
  const { rules } = compiled;
  const people = gatherPeople(situation, basis);
  const opportunities = opportunitiesOf(basis);
  const qualification = facts.qualificationFacts.filter((fact) => opportunities.includes(fact.opportunity));
  const numbers = countGroup(people.members, basis.solution, qualification, rules.scoring, now);
  const found = detection ?? NOTHING_DETECTED;
  const stage = stageOf(basis.deal, people.members, numbers, basis.solution, rules.stages);
  return {
    key: basis.key,
    companyId: facts.company.id,
    solution: basis.solution.id,
    cycle: cycleOf(basis.key),
    dealId: basis.deal?.id ?? null,
    row,
    reason: reasonFor(row, basis, found, rules),
    operatingModel: basis.solution.operatingModel,
    stage,
    outcome: basis.deal === null ? null : outcomeOf(basis.deal, rules.stages),
    name: findOwnName(basis.deal) ?? proposeName(situation, basis),
    ownerId: ownerOf(situation, people.members),
    ...people,
    numbers,
    risks: risksOf(situation, basis, people.members, numbers),
    detection: found,
    detectedAt: detectedAt(situation, basis, found),
    situations: matchSituations(situation).filter(({ solution }) => solution === basis.solution.id),
    handoff: readHandoff(
      facts.handoffFacts.filter((fact) => opportunities.includes(fact.opportunity)),
      rules.settings.handoff.acceptWithinHours,
      now,
    ),
    winEstimate: estimateWin({ stage, numbers }, situation, basis.deal),
    summary: summarize({ ...numbers, template: basis.solution.template }),
  };
}

function estimateWin(
  group: Pick<BuyingGroup, 'stage' | 'numbers'>,
  { facts, compiled }: Situation,
  deal: Deal | null,
): BuyingGroup['winEstimate'] {
  const { winRates } = facts;
  const composition = compositionOf(group, { dealStage: deal?.dealStage ?? null }, compiled.rules.stages);
  if (winRates === undefined || composition === null) return null;
  return { ...estimateBy(winRates.rates, composition), composition, countedAt: winRates.at };
}

/** People speak of a deal by the name it has in HubSpot, whoever gave it. */
function findOwnName(deal: Deal | null): string | null {
  const trimmed = deal?.name?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/**
 * «HR-система - Красная ромашка» (R71): no case endings, and the language of the company's own name, since a
 * Russian company is spoken of in Russian whatever language the app writes.
 */
function proposeName({ facts, compiled }: Situation, { solution, key }: Basis): string {
  const { company } = facts;
  const short = shortCompanyName(company.name, compiled.rules.companies) ?? company.domain ?? company.id;
  const name = /\p{Script=Cyrillic}/u.test(short) ? solution.name.ru : solution.name.en;
  const cycle = cycleOf(key);
  return cycle > 1 ? `${name} - ${short} (${cycle})` : `${name} - ${short}`;
}

/** The company's owner, else the owner most members have, the earliest known of them first (R35). */
function ownerOf({ facts, contacts }: Situation, members: readonly Member[]): string | null {
  if (facts.company.ownerId !== null) return facts.company.ownerId;
  const counts = new Map<string, number>();
  const byAge = [...members].sort((a, b) => (a.firstSeenAt ?? 0) - (b.firstSeenAt ?? 0));
  for (const { contactId } of byAge) {
    const owner = contacts.get(contactId)?.ownerId ?? null;
    if (owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked[0]?.[0] ?? null;
}

function risksOf(
  situation: Situation,
  basis: Basis,
  members: readonly Member[],
  numbers: BuyingGroup['numbers'],
): RiskItem[] {
  const deal = basis.deal ?? dealToBe(situation, members);
  const owners = members.flatMap(({ contactId }) => {
    const owner = situation.contacts.get(contactId)?.ownerId ?? null;
    return owner === null ? [] : [[contactId, owner] as const];
  });
  return findRisks({
    deal,
    solution: basis.solution,
    members,
    numbers,
    rules: situation.compiled.rules,
    memberOwners: new Map(owners),
    now: situation.now,
  });
}

/** The deal as it will be a moment after its creation, so that its first values are already its right ones. */
function dealToBe(situation: Situation, members: readonly Member[]): Deal {
  return {
    id: '',
    name: null,
    pipeline: null,
    dealStage: null,
    ownerId: ownerOf(situation, members),
    createdAt: situation.now,
    closedAt: null,
    solution: null,
    solutionGiven: false,
    key: null,
    createdByApp: true,
    movedByPerson: false,
    archived: false,
    amount: null,
    currency: null,
    pairs: [],
    homeCompanyId: situation.facts.company.id,
    stageEntries: [],
  };
}

function cycleOf(key: string): number {
  const cycle = Number(key.split(':')[2]);
  return Number.isInteger(cycle) ? cycle : 1;
}

/** The ledger remembers what later facts can no longer show; a late arrival may only move it back. */
function detectedAt({ facts }: Situation, { key }: Basis, detection: Detection): number | null {
  const remembered = facts.ledger.find((entry) => entry.key === key)?.detectedAt ?? null;
  if (remembered === null || detection.at === null) return remembered ?? detection.at;
  return Math.min(remembered, detection.at);
}
