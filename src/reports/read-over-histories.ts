/** The reports made from the histories of all deals. */
import type { DealHistory } from '../domain/history/deal-history.ts';
import {
  reportAttribution,
  reportMemberAttribution,
  reportTouchAttribution,
} from '../domain/reports/attribution.ts';
import { reportClosedValue } from '../domain/reports/closed-value.ts';
import { reportContentOutcome } from '../domain/reports/content-outcome.ts';
import { reportDealFigures } from '../domain/reports/deal-figures.ts';
import { reportDealStages } from '../domain/reports/deal-stages.ts';
import { reportDealTouches } from '../domain/reports/deal-touches.ts';
import { reportEarlyRoles } from '../domain/reports/early-roles.ts';
import { reportEngagedMembers } from '../domain/reports/engaged-members.ts';
import { reportGroupQuality } from '../domain/reports/group-quality.ts';
import { reportHandoffToClose } from '../domain/reports/handoff-to-close.ts';
import { reportMembersCurve } from '../domain/reports/members-curve.ts';
import { reportOpportunitySources } from '../domain/reports/opportunity-sources.ts';
import type { Report } from '../domain/reports/report.ts';
import { reportRoleCoverage } from '../domain/reports/role-coverage.ts';
import { reportStageMoves } from '../domain/reports/stage-moves.ts';
import { reportTwoWayContact } from '../domain/reports/two-way-contact.ts';
import { reportMomentum } from '../domain/reports/momentum.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Language, Localized } from '../domain/vocabulary.ts';
import { readAllHistories } from './read-histories.ts';
import type { ReportContext } from './report-context.ts';

type Over = (histories: readonly DealHistory[], rules: RuleSet, language: Language, now: number) => Report;

function readOver(report: Over): (context: ReportContext) => Promise<Report> {
  return async (context) => {
    const { rules } = context.compiled;
    const made = report(await readAllHistories(context), rules, context.language, context.now);
    return { ...made, notes: [...made.notes, describeRules(rules)] };
  };
}

/** By which rules the figures were read, in words, so that a print on paper still tells. */
export function describeRules({ version }: RuleSet): Localized {
  return {
    en: `Read by the rules of version ${version}, for the past as well.`,
    ru: `Прочитано по правилам версии ${version}, прошлое тоже.`,
  };
}

/** Months begin where the alerts' day does. */
function zoneOf({ settings }: RuleSet): string {
  return settings.alerts.timeZone;
}

/** By the name of the report. */
export const OVER_HISTORIES = {
  'deal-figures': readOver((all, { solutions }, language) => reportDealFigures(all, solutions, language)),
  'deal-touches': readOver((all, _rules, language) => reportDealTouches(all, language)),
  'deal-stages': readOver((all, { scoring }, language) =>
    reportDealStages(all, scoring.activeWithinDays, language),
  ),
  'group-quality': readOver((all, { solutions }, language) => reportGroupQuality(all, solutions, language)),
  attribution: readOver((all, { scoring }, language) => reportAttribution(all, scoring, language)),
  'attribution-members': readOver((all, { scoring }, language) =>
    reportMemberAttribution(all, scoring, language),
  ),
  'attribution-touches': readOver((all, { scoring }, language) =>
    reportTouchAttribution(all, scoring, language),
  ),
  momentum: readOver((all, { solutions }, language) => reportMomentum(all, solutions, language)),
  'content-outcome': readOver((all, { solutions }, language) =>
    reportContentOutcome(all, solutions, language),
  ),
  'early-roles': readOver((all, rules, language) => reportEarlyRoles(all, rules, language)),
  opportunities: readOver((all, rules, language) =>
    reportOpportunitySources(all, rules.solutions, zoneOf(rules), language),
  ),
  'engaged-members': readOver((all, { solutions }, language) =>
    reportEngagedMembers(all, solutions, language),
  ),
  'role-coverage': readOver((all, { solutions }, language) => reportRoleCoverage(all, solutions, language)),
  'stage-moves': readOver((all, rules, language, now) => reportStageMoves(all, rules, now, language)),
  'two-way-contact': readOver((all, { solutions }, language) =>
    reportTwoWayContact(all, solutions, language),
  ),
  'handoff-to-close': readOver((all, { solutions }, language) =>
    reportHandoffToClose(all, solutions, language),
  ),
  'closed-value': readOver((all, rules, language) =>
    reportClosedValue(all, rules.solutions, zoneOf(rules), language),
  ),
  'members-curve': readOver((all, { solutions, settings }, language) =>
    reportMembersCurve(all, solutions, settings.membersCurve, language),
  ),
} as const;
