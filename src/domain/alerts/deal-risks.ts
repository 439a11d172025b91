/** What threatens an open deal: each risk of the card that an owner should hear of without opening it. */
import { lastProgress } from '../risks.ts';
import { nameOfRole } from '../summary.ts';
import type { RoleFact } from '../said-facts.ts';
import type { Deal } from '../types.ts';
import type { Member, RiskItem } from '../opportunity.ts';
import { DAY, isMeaningful } from '../engagement.ts';
import type { ScoringRules } from '../rule-set.ts';
import { localized, ROLE_NAMES } from '../words.ts';
import type { Localized, Risk, Role } from '../vocabulary.ts';
import type { AlertInput, FindAlerts } from './alert.ts';
import { tellPerson } from './tell-people.ts';

function riskOf({ group }: AlertInput, risk: Risk): RiskItem | undefined {
  return group.risks.find((each) => each.risk === risk);
}

function sentence(words: Localized): Localized {
  return localized((language) => `${words[language].charAt(0).toUpperCase()}${words[language].slice(1)}.`);
}

/** R1, R2, R4: for each role and each tier of stages once, and again when a role that was there falls silent. */
export const findMissingRoles: FindAlerts = (input) => {
  const { group, deal, compiled } = input;
  const risk = riskOf(input, 'missing_required_role');
  if (risk === undefined || deal === null) return [];
  const { scoring, stages } = compiled.rules;
  const { riskStages, lateStages } = stages;
  const late = lateStages.includes(deal.dealStage ?? '');
  const tier = late ? lateStages : riskStages;
  return [...new Set([...group.numbers.missing, ...group.numbers.silent])].map((role) => {
    const holders = group.members.filter(({ roles }) => roles.includes(role));
    return {
      subject: `${late ? 'late' : 'risk'}:${role}`,
      // A page view is no sign of life here: the role stays silent, and nothing begins anew.
      since: Math.max(enteredTier(deal, tier), ...holders.map((holder) => lastDeed(holder, scoring))),
      severity: risk.severity,
      lines: [roleLine(role, holders, input)],
      people: holders.map(({ contactId }) => contactId),
    };
  });
};

function roleLine(
  role: Role,
  holders: readonly Member[],
  { contacts, compiled, group }: AlertInput,
): Localized {
  const template = compiled.solution(group.solution)?.template ?? [];
  const who = holders.map(({ contactId }) => tellPerson(contactId, contacts)).join('; ');
  return localized((language) => {
    const [name, from] = [ROLE_NAMES[role][language], nameOfRole(role, template, language)];
    const named = name === from ? name : `${name} (${from})`;
    if (holders.length === 0)
      return language === 'ru' ? `Обязательной роли нет: ${named}.` : `A required role is missing: ${named}.`;
    return language === 'ru'
      ? `Обязательная роль молчит: ${named}, ${who}.`
      : `A required role is silent: ${named}, ${who}.`;
  });
}

/** When the deal entered the stages in which it stands without leaving them since. */
function enteredTier(deal: Deal, tier: readonly string[]): number {
  let entered = deal.createdAt ?? 0;
  for (const { dealStage, at } of [...deal.stageEntries].reverse()) {
    if (!tier.includes(dealStage)) break;
    entered = at;
  }
  return entered;
}

function lastTouch({ interactions }: Member): number {
  return interactions.at(-1)?.at ?? 0;
}

function lastDeed({ interactions }: Member, scoring: ScoringRules): number {
  return interactions.findLast((each) => isMeaningful(each, scoring))?.at ?? 0;
}

/** R6. */
export const findStalled: FindAlerts = (input) => {
  const risk = riskOf(input, 'stalled');
  const { deal, group, compiled } = input;
  const since = deal === null ? null : lastProgress({ deal, members: group.members, rules: compiled.rules });
  if (risk === undefined || since === null) return [];
  return [{ since, severity: risk.severity, lines: [sentence(risk.words)] }];
};

/** R104: told again only when there was a sign of life since. */
export const findSilentChampion: FindAlerts = (input) => {
  const risk = riskOf(input, 'champion_silent');
  const champions = input.group.members.filter(({ flags }) => flags.includes('champion'));
  const [first] = champions;
  if (risk === undefined || first === undefined) return [];
  const left = champions.every(({ presence }) => presence === 'left');
  return [
    {
      subject: left ? 'left' : 'silent',
      contactId: first.contactId,
      since: left ? leftAt(input, first) : Math.max(...champions.map(lastTouch)),
      severity: risk.severity,
      lines: [
        sentence(risk.words),
        ...champions.map(({ contactId }): Localized => {
          const who = `• ${tellPerson(contactId, input.contacts)}`;
          return { en: who, ru: who };
        }),
      ],
      people: champions.map(({ contactId }) => contactId),
    },
  ];
};

function leftAt({ facts, group }: AlertInput, { contactId }: Member): number {
  const said = facts.presenceFacts.filter(
    (fact) => fact.contactId === contactId && isOf(group, fact.opportunity) && fact.presence === 'left',
  );
  return Math.max(0, ...said.map(({ at }) => at));
}

/** R93: notes on blockers are not everybody's to read, so the task names nobody and is associated with nobody. */
export const findBlocker: FindAlerts = (input) => {
  const risk = riskOf(input, 'blocker');
  if (risk === undefined) return [];
  const marked = input.group.members.filter(({ flags }) => flags.includes('blocker'));
  return marked.map(({ contactId }) => ({
    contactId,
    since: markedAt(input, contactId),
    severity: risk.severity,
    lines: [sentence(risk.words)],
  }));
};

function markedAt({ facts, group }: AlertInput, contactId: string): number {
  const marks = facts.roleFacts.filter(
    (fact: RoleFact) =>
      fact.contactId === contactId && fact.label === 'blocker' && fact.holds && isOf(group, fact.opportunity),
  );
  return Math.max(0, ...marks.map(({ at }) => at));
}

function isOf(group: AlertInput['group'], opportunity: string): boolean {
  return opportunity === group.key || opportunity === group.dealId;
}

/** R5: somebody of a required role, who appeared of late in a stage in which that is late. */
export const findLateSurprise: FindAlerts = (input) => {
  const { group, compiled, contacts, now } = input;
  const risk = riskOf(input, 'late_surprise');
  if (risk === undefined) return [];
  const required = new Set(
    compiled
      .solution(group.solution)
      ?.template.filter((each) => each.required)
      .map(({ role }) => role),
  );
  const oldest = now - compiled.rules.settings.alerts.newsDays * DAY;
  return group.members
    .filter(({ lateArrival, roles }) => lateArrival && roles.some((role) => required.has(role)))
    .filter(({ firstSeenAt }) => (firstSeenAt ?? 0) >= oldest)
    .map(({ contactId }) => {
      const who = tellPerson(contactId, contacts);
      return {
        contactId,
        since: null,
        severity: risk.severity,
        lines: [{ en: `Appeared late: ${who}.`, ru: `Новый участник на поздней стадии: ${who}.` }],
        people: [contactId],
      };
    });
};
