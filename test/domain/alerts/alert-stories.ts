/** Companies of which something has to be told, and what is told. */
import { alertsOf } from '../../../src/domain/alerts/find-alerts.ts';
import type { Alert } from '../../../src/domain/alerts/alert.ts';
import type { AlertKind, AlertSettings } from '../../../src/domain/alerts/alert-settings.ts';
import type { CompiledRules } from '../../../src/domain/compile.ts';
import { decideCompany } from '../../../src/domain/decide.ts';
import type { RuleSet } from '../../../src/domain/rule-set.ts';
import type { CompanyFacts } from '../../../src/domain/types.ts';
import { factsOf, NOW } from '../../support/facts.ts';

export function withAlerts(change: Partial<AlertSettings>): (rules: RuleSet) => RuleSet {
  return (rules) => ({
    ...rules,
    settings: { ...rules.settings, alerts: { ...rules.settings.alerts, ...change } },
  });
}

/** The sample leaves it to be switched on. */
export const told = withAlerts({ delivery: 'tasks' });

export function manually(rules: RuleSet): RuleSet {
  const solutions = rules.solutions.map((each) => ({ ...each, operatingModel: 'manual' as const }));
  return { ...rules, solutions };
}

export function alertsIn(parts: Partial<CompanyFacts>, compiled: CompiledRules, now = NOW): Alert[] {
  const facts = factsOf(parts);
  return alertsOf(decideCompany(facts, compiled, now), facts, compiled, now);
}

export function ofKind(alerts: readonly Alert[], kind: AlertKind): Alert[] {
  return alerts.filter((each) => each.kind === kind);
}

export function linesOf(alerts: readonly Alert[], language: 'en' | 'ru' = 'en'): string[] {
  return alerts.flatMap(({ lines }) => lines.map((line) => line[language]));
}
