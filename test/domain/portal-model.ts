/** A portal as plain data: what planned writes make of it, without any call. */
import type { CompanyWrites, HeldProperties, HeldState, Portal } from '../../src/domain/difference.ts';
import { CONTACT_PROPERTIES, DEAL_PROPERTIES } from '../../src/domain/properties.ts';
import type { CompanyFacts, Deal, LedgerEntry } from '../../src/domain/types.ts';
import { LABELS } from '../../src/domain/vocabulary.ts';
import { deal, ledgerLine, NOW, pair } from '../support/facts.ts';

export const PORTAL: Portal = {
  pipelineId: 'buying_groups',
  stageIds: ['bg_target', 'bg_detected', 'bg_engaged', 'bg_prioritized', 'bg_qualified'],
  labels: new Set(LABELS),
  missingProperties: new Set(),
};

/** A portal on a tier without labels and a second pipeline. */
export const FREE_PORTAL: Portal = {
  ...PORTAL,
  pipelineId: 'default',
  stageIds: ['appointmentscheduled', 'qualifiedtobuy'],
  labels: new Set(),
};

export const OURS: ReadonlySet<string> = new Set([
  ...Object.keys(DEAL_PROPERTIES),
  ...Object.keys(CONTACT_PROPERTIES),
]);

export interface PortalModel {
  readonly facts: CompanyFacts;
  readonly held: HeldState;
}

/** What HubSpot holds of these facts before anything was written. */
export function holding(facts: CompanyFacts): HeldState {
  return {
    deals: new Map(facts.deals.map((each) => [each.id, heldBy(each)])),
    contacts: new Map(facts.contacts.map(({ id }) => [id, {}])),
  };
}

function heldBy({ solution, key, dealStage }: Deal): HeldProperties {
  return { bg_solution: solution, bg_key: key, dealstage: dealStage };
}

/** HubSpot gives back numbers and sets in its own way. */
function asHubSpotSays(properties: Readonly<Record<string, string>>): Record<string, string | null> {
  const kinds: Readonly<Record<string, string>> = { ...DEAL_PROPERTIES, ...CONTACT_PROPERTIES };
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      if (value === '') return [name, null];
      if (kinds[name] === 'number') return [name, Number.isInteger(Number(value)) ? `${value}.0` : value];
      return [name, kinds[name] === 'set' ? value.split(';').toReversed().join(';') : value];
    }),
  );
}

function changed(before: Deal, after: HeldProperties): Deal {
  const dealStage = after.dealstage ?? before.dealStage;
  return {
    ...before,
    solution: after.bg_solution ?? before.solution,
    key: after.bg_key ?? before.key,
    dealStage,
    stageEntries:
      dealStage === null || dealStage === before.dealStage
        ? before.stageEntries
        : [...before.stageEntries, { dealStage, at: NOW }],
  };
}

/** The portal and the store a moment later, with everything written. */
export function applyWrites({ facts, held }: PortalModel, writes: CompanyWrites): PortalModel {
  const deals = new Map(held.deals);
  const contacts = new Map(held.contacts);
  for (const { id, properties } of writes.deals)
    deals.set(id, { ...deals.get(id), ...asHubSpotSays(properties) });
  for (const { id, properties } of writes.contacts)
    contacts.set(id, { ...contacts.get(id), ...asHubSpotSays(properties) });
  const made = writes.creations.map((creation, n) => {
    const id = `99${n}`;
    deals.set(id, asHubSpotSays(creation.properties));
    const { dealstage = '', hubspot_owner_id: ownerId = null } = creation.properties;
    return deal(id, [], {
      ...creation,
      ownerId,
      dealStage: dealstage,
      stageEntries: [{ dealStage: dealstage, at: NOW }],
      createdAt: NOW,
      createdByApp: true,
      movedByPerson: false,
      pairs: creation.pairs.map(({ contactId, labels }) =>
        pair(contactId, labels, { source: 'app', since: NOW }),
      ),
    });
  });
  const known = facts.deals.map((each) => withPairs(changed(each, deals.get(each.id) ?? {}), writes));
  return {
    held: { deals, contacts },
    facts: { ...facts, deals: [...known, ...made], ledger: confirmed(facts.ledger, made) },
  };
}

function withPairs(before: Deal, { pairs }: CompanyWrites): Deal {
  const written = pairs.filter(({ dealId }) => dealId === before.id);
  const replaced = new Set(written.map(({ contactId }) => contactId));
  return {
    ...before,
    pairs: [
      ...before.pairs.filter(({ contactId }) => !replaced.has(contactId)),
      ...written.map(({ contactId, labels }) => ({
        ...pair(contactId, labels, { source: 'app', since: NOW }),
        ...(before.pairs.find((each) => each.contactId === contactId) ?? {}),
        labels,
      })),
    ],
  };
}

function confirmed(ledger: readonly LedgerEntry[], made: readonly Deal[]): LedgerEntry[] {
  const lines = new Map(ledger.map((line) => [line.key, line]));
  for (const { id, key, solution } of made) {
    if (key === null || solution === null) continue;
    const line = lines.get(key) ?? ledgerLine(Number(key.split(':')[2]), { solution });
    lines.set(key, { ...line, state: 'open', dealId: id });
  }
  return [...lines.values()];
}
