/** What has to be written so that HubSpot holds what was decided; pure, and empty when it does already. */
import type { BuyingGroup, CompanyDecision, Member } from './opportunity.ts';
import {
  CLOSED_DEAL,
  contactPropertiesOf,
  dealPropertiesOf,
  differenceOf,
  isSameValue,
  NO_SOLUTION,
} from './properties.ts';
import type { Settings } from './rule-set.ts';
import type { CompanyFacts, Deal } from './types.ts';
import { LABELS, STAGES, type Label } from './vocabulary.ts';

/** What this portal offers. */
export interface Portal {
  /** Where new deals go: the early pipeline, or the default one where there is none. */
  readonly pipelineId: string;
  /** Its stages in order; those named `bg_<waterfall stage>` follow the waterfall. */
  readonly stageIds: readonly string[];
  /** Labels that exist; fewer on tiers without custom labels. */
  readonly labels: ReadonlySet<Label>;
  /** Properties of ours that are not there: never written, named by `/readyz`. */
  readonly missingProperties: ReadonlySet<string>;
  /** Options of ours that a property has lost: a value with one of them is left out, any other is written. */
  readonly missingOptions?: ReadonlyMap<string, ReadonlySet<string>>;
  /** False: the properties are missing by which a deal is known again, so none is made. */
  readonly canCreate?: boolean;
}

export type HeldProperties = Readonly<Record<string, string | null>>;

export interface HeldState {
  readonly deals: ReadonlyMap<string, HeldProperties>;
  readonly contacts: ReadonlyMap<string, HeldProperties>;
  /** Values that a person took back with `undo`: none is written again while the rules want just that one. */
  readonly heldBack?: {
    readonly deals: ReadonlyMap<string, Readonly<Record<string, string>>>;
    readonly contacts: ReadonlyMap<string, Readonly<Record<string, string>>>;
  };
}

export interface DealCreation {
  readonly key: string;
  readonly companyId: string;
  readonly solution: string;
  readonly cycle: number;
  readonly detectedAt: number | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly pairs: readonly { readonly contactId: string; readonly labels: readonly Label[] }[];
}

export interface ObjectUpdate {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface PairUpdate {
  readonly dealId: string;
  readonly contactId: string;
  /** All labels of ours that should stand on the pair. */
  readonly labels: readonly Label[];
}

export interface CompanyWrites {
  readonly creations: readonly DealCreation[];
  readonly deals: readonly ObjectUpdate[];
  readonly pairs: readonly PairUpdate[];
  readonly contacts: readonly ObjectUpdate[];
}

export function planWrites(
  decision: CompanyDecision,
  facts: CompanyFacts,
  held: HeldState,
  portal: Portal,
  settings: Settings,
): CompanyWrites {
  const deals = new Map(facts.deals.map((deal) => [deal.id, deal]));
  const joined = decision.opportunities.flatMap((group) => {
    const deal = deals.get(group.dealId ?? '');
    return deal === undefined ? [] : [{ group, deal }];
  });
  return {
    creations: decision.opportunities
      .filter(({ dealId }) => dealId === null)
      .map((group) => planCreation(group, portal, settings)),
    deals: [
      ...joined.flatMap(({ group, deal }) => planDeal(group, deal, held, portal, settings)),
      ...decision.closed.flatMap(({ dealId }) =>
        dealId === null ? [] : update('deals', dealId, CLOSED_DEAL, held, portal),
      ),
      ...facts.deals
        .filter((deal) => deal.solution === null && deal.homeCompanyId === facts.company.id)
        .flatMap(({ id }) => update('deals', id, NO_SOLUTION, held, portal)),
    ],
    pairs: joined.flatMap(({ group, deal }) => planPairs(group, deal, portal)),
    contacts: planContacts(decision, facts, held, portal),
  };
}

/** Labels a member should carry on the deal, as far as the portal has them. */
function labelsOf(member: Member, portal: Portal): Label[] {
  const wanted: ReadonlySet<Label> = new Set([...member.roles, ...member.flags]);
  return LABELS.filter((label) => wanted.has(label) && portal.labels.has(label));
}

function available(properties: Readonly<Record<string, string>>, portal: Portal): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => !portal.missingProperties.has(name) && !needsLostOption(name, value, portal),
    ),
  );
}

function needsLostOption(name: string, value: string, { missingOptions }: Portal): boolean {
  const lost = missingOptions?.get(name);
  return lost !== undefined && value.split(';').some((option) => lost.has(option));
}

function planCreation(group: BuyingGroup, portal: Portal, settings: Settings): DealCreation {
  const filled = Object.entries(dealPropertiesOf(group, settings)).filter(([, value]) => value !== '');
  return {
    key: group.key,
    companyId: group.companyId,
    solution: group.solution,
    cycle: group.cycle,
    detectedAt: group.detectedAt,
    properties: {
      dealname: group.name,
      pipeline: portal.pipelineId,
      dealstage: earlyStage(group, portal) ?? portal.stageIds[0] ?? '',
      ...(group.ownerId === null ? {} : { hubspot_owner_id: group.ownerId }),
      bg_key: group.key,
      ...available(Object.fromEntries(filled), portal),
    },
    pairs: group.members.map((member) => ({ contactId: member.contactId, labels: labelsOf(member, portal) })),
  };
}

/** The early pipeline's stage for a waterfall stage: the highest that is not above it. */
function earlyStage(group: BuyingGroup, portal: Portal): string | null {
  const reached = STAGES.slice(0, STAGES.indexOf(group.stage) + 1).map((stage) => `bg_${stage}`);
  return portal.stageIds.findLast((id) => reached.includes(id)) ?? null;
}

function planDeal(
  group: BuyingGroup,
  deal: Deal,
  held: HeldState,
  portal: Portal,
  settings: Settings,
): ObjectUpdate[] {
  const stage = nextEarlyStage(group, deal, portal);
  const wanted = { ...dealPropertiesOf(group, settings), ...(stage === null ? {} : { dealstage: stage }) };
  return update('deals', deal.id, wanted, held, portal);
}

/** A deal of ours that nobody moved goes forward with the waterfall, never back. */
function nextEarlyStage(group: BuyingGroup, deal: Deal, portal: Portal): string | null {
  if (!deal.createdByApp || deal.movedByPerson || deal.dealStage === null) return null;
  const wanted = earlyStage(group, portal);
  const from = portal.stageIds.indexOf(deal.dealStage);
  return wanted !== null && from >= 0 && portal.stageIds.indexOf(wanted) > from ? wanted : null;
}

function update(
  type: 'deals' | 'contacts',
  id: string,
  wanted: Readonly<Partial<Record<string, string>>>,
  held: HeldState,
  portal: Portal,
): ObjectUpdate[] {
  const back = held.heldBack?.[type].get(id) ?? {};
  const different = Object.entries(differenceOf(wanted, held[type].get(id) ?? {}) ?? {}).filter(
    ([name, value]) => back[name] === undefined || !isSameValue(name, value, back[name]),
  );
  const changed = available(Object.fromEntries(different), portal);
  return Object.keys(changed).length === 0 ? [] : [{ id, properties: changed }];
}

function planPairs(group: BuyingGroup, deal: Deal, portal: Portal): PairUpdate[] {
  const pairs = new Map(deal.pairs.map((pair) => [pair.contactId, pair]));
  // Whoever was dismissed keeps the association, which is HubSpot's, and loses the labels, which are ours.
  const unlabelled = deal.pairs
    .filter(({ contactId, labels }) => labels.length > 0 && group.dismissed.includes(contactId))
    .map(({ contactId }) => ({ dealId: deal.id, contactId, labels: [] }));
  const labelled = group.members.flatMap((member) => {
    const labels = labelsOf(member, portal);
    const pair = pairs.get(member.contactId);
    const same = pair !== undefined && [...pair.labels].sort().join() === [...labels].sort().join();
    return same ? [] : [{ dealId: deal.id, contactId: member.contactId, labels }];
  });
  return [...labelled, ...unlabelled];
}

/**
 * Only people of this company: somebody from outside on its deals is another company's to describe. People of
 * closed deals keep what they had. Of a family the head describes whoever is on its deals.
 */
function planContacts(
  decision: CompanyDecision,
  facts: CompanyFacts,
  held: HeldState,
  portal: Portal,
): ObjectUpdate[] {
  const closed = new Set(decision.closed.map(({ dealId }) => dealId));
  const onClosed = new Set(
    facts.deals
      .filter(({ id }) => closed.has(id))
      .flatMap(({ pairs }) => pairs.map(({ contactId }) => contactId)),
  );
  const memberships = Map.groupBy(
    decision.opportunities.flatMap(({ members }) => members),
    ({ contactId }) => contactId,
  );
  const { company, family } = facts;
  const withHead = new Set(family?.onHeadDeals);
  return facts.contacts
    .filter(({ id, companyId }) =>
      companyId === company.id
        ? !withHead.has(id)
        : companyId !== null && memberships.has(id) && family?.companyIds.includes(companyId),
    )
    .flatMap(({ id }) => {
      const mine = memberships.get(id);
      if (mine !== undefined) return update('contacts', id, contactPropertiesOf(mine), held, portal);
      return onClosed.has(id) ? [] : update('contacts', id, { bg_buying_roles: '' }, held, portal);
    });
}
