/** Which alerts are due for a company, by its facts and the rules alone: equal facts give equal alerts. */
import type { CompiledRules } from '../compile.ts';
import type { BuyingGroup, CompanyDecision } from '../opportunity.ts';
import type { CompanyFacts } from '../types.ts';
import { thingOf, type Alert, type AlertInput, type FindAlerts, type Finding } from './alert.ts';
import { ALERT_KINDS, type AlertKind } from './alert-settings.ts';
import { findSilenceAfterClose } from './after-close.ts';
import {
  findBlocker,
  findLateSurprise,
  findMissingRoles,
  findSilentChampion,
  findStalled,
} from './deal-risks.ts';
import { findGroup, findReady, findWaitingProposal } from './group-forming.ts';

const FINDERS: Readonly<Record<AlertKind, FindAlerts>> = {
  blocker: findBlocker,
  role_missing: findMissingRoles,
  late_surprise: findLateSurprise,
  champion_silent: findSilentChampion,
  person_ready: findReady,
  group_detected: findGroup,
  stalled: findStalled,
  proposal_waiting: findWaitingProposal,
  silent_after_close: findSilenceAfterClose,
};

/** Kinds of groups that wait for a person; the others need a deal. */
const WITHOUT_DEAL: ReadonlySet<AlertKind> = new Set(['group_detected', 'person_ready', 'proposal_waiting']);

/** `facts` and `now` are those the decision was made of. */
export function alertsOf(
  decision: CompanyDecision,
  facts: CompanyFacts,
  compiled: CompiledRules,
  now: number,
): Alert[] {
  const { alerts } = compiled.rules.settings;
  if (alerts.delivery === 'none') return [];
  const contacts = new Map(facts.contacts.map((contact) => [contact.id, contact]));
  const common = { facts, contacts, decision, compiled, now };
  const on = ALERT_KINDS.filter((kind) => alerts.kinds[kind] === 'on');
  const find = (group: BuyingGroup, kinds: readonly AlertKind[]): Alert[] => {
    const deal = facts.deals.find(({ id }) => id === group.dealId) ?? null;
    const input: AlertInput = { ...common, group, deal };
    return kinds.flatMap((kind) => FINDERS[kind](input).map((finding) => complete(kind, finding, input)));
  };
  const opened = decision.opportunities.filter(({ dealId }) => dealId !== null);
  return [
    ...opened.flatMap((group) => find(group, on)),
    ...decision.candidates.flatMap((group) =>
      find(
        group,
        on.filter((kind) => WITHOUT_DEAL.has(kind)),
      ),
    ),
    ...decision.closed.flatMap((group) =>
      find(
        group,
        on.filter((kind) => kind === 'silent_after_close'),
      ),
    ),
  ];
}

function complete(kind: AlertKind, finding: Finding, { group, deal, compiled, now }: AlertInput): Alert {
  const { withoutOwner } = compiled.rules.settings.alerts;
  const standIn = /^\d+$/u.test(withoutOwner) ? withoutOwner : null;
  return {
    kind,
    opportunity: group.key,
    companyId: group.companyId,
    dealId: group.dealId,
    ownerId: deal?.ownerId ?? group.ownerId ?? standIn,
    subject: finding.subject ?? '',
    contactId: finding.contactId ?? null,
    since: finding.since,
    dueAt: finding.dueAt ?? now,
    severity: finding.severity ?? 'amber',
    name: group.name,
    lines: finding.lines,
    people: finding.people ?? [],
  };
}

/** A thing that was told, or waits to be. */
export interface KnownAlert extends Pick<Alert, 'opportunity' | 'kind' | 'subject' | 'contactId'> {
  /** When it was found, in milliseconds; where HubSpot's clock is ahead of ours, its moment. */
  readonly at: number;
}

/** What is kept of an alert so that it is never told again. */
export function rememberAlert(alert: Alert, now: number): KnownAlert {
  const { opportunity, kind, subject, contactId, since } = alert;
  return { opportunity, kind, subject, contactId, at: Math.max(now, since ?? now) };
}

/** Of what is due, what nobody was told: never, or not since it began anew. */
export function newAlerts(due: readonly Alert[], known: readonly KnownAlert[]): Alert[] {
  const told = new Map<string, number>();
  for (const each of known) told.set(thingOf(each), Math.max(each.at, told.get(thingOf(each)) ?? 0));
  return due.filter((alert) => {
    const thing = thingOf(alert);
    const at = told.get(thing);
    if (at !== undefined && (alert.since === null || alert.since <= at)) return false;
    // A decision that names a thing twice means it once.
    told.set(thing, Number.MAX_SAFE_INTEGER);
    return true;
  });
}
