/**
 * Business situations: what kind of company has which problem (R57). A match says why a company is worth a look;
 * it never makes a deal and never counts as detection (R44).
 */
import { personOf } from './company.ts';
import { DAY } from './engagement.ts';
import type { ContentRule, RuleSet } from './rule-set.ts';
import type { CompanyCondition, SituationRule } from './situation-rules.ts';
import { colleaguesFor, interactionsOf, showsInterest, type Situation } from './situation.ts';
import { describeSituation } from './situation-words.ts';
import type { Company, ReadInteraction } from './types.ts';
import type { Localized } from './vocabulary.ts';

export interface SituationMatch {
  /** Id of the rule in `situations.yaml`. */
  readonly rule: string;
  readonly rulesVersion: string;
  readonly name: Localized;
  readonly solution: string;
  /** What of the company met the rule, as HubSpot holds it. */
  readonly company: readonly { readonly condition: CompanyCondition; readonly value: string }[];
  /** Contacts whose interest shows the pain, one per person. */
  readonly contacts: readonly string[];
  /** Ids of the interactions it rests on, oldest first. */
  readonly signals: readonly string[];
  /** When the newest of them happened. */
  readonly at: number;
  /** «250 employees (rule: above 200); 2 people within 60 days: …» */
  readonly words: Localized;
}

/** All situations of the rules that a company is in. */
export function matchSituations(situation: Situation): SituationMatch[] {
  const { rules } = situation.compiled;
  return rules.situations.flatMap((rule) => matchRule(situation, rule, rules) ?? []);
}

function matchRule(situation: Situation, rule: SituationRule, rules: RuleSet): SituationMatch | null {
  const company = meetConditions(rule.company, situation.facts.company);
  if (company === null) return null;
  const pain = findPain(situation, rule, rules);
  const people = new Map(pain.map(({ person, contactId }) => [person, contactId]));
  if (people.size < rule.pain.people) return null;
  const content = [...new Set(pain.flatMap((each) => each.rule ?? []))];
  return {
    rule: rule.id,
    rulesVersion: rules.version,
    name: rule.name,
    solution: rule.solution,
    company,
    contacts: [...people.values()].sort(),
    signals: pain.map(({ id }) => id),
    at: pain.at(-1)?.at ?? situation.now,
    words: describeSituation({ rule, rules, company, people: people.size, content }),
  };
}

/** `null`: one of them does not hold, or the company's value is not known. */
function meetConditions(
  conditions: readonly CompanyCondition[],
  company: Company,
): SituationMatch['company'] | null {
  const met = conditions.flatMap((condition) => {
    const value = valueOfCompany(company, condition.property);
    return value !== null && holds(condition, value) ? [{ condition, value }] : [];
  });
  return met.length === conditions.length ? met : null;
}

export function valueOfCompany(company: Company, property: string): string | null {
  const { employees, name, domain } = company;
  const known: Readonly<Record<string, string | null>> = {
    numberofemployees: employees === null ? null : String(employees),
    name,
    domain,
    hubspot_owner_id: company.ownerId,
  };
  if (Object.hasOwn(known, property)) return known[property] ?? null;
  const fields = company.fields ?? {};
  return Object.hasOwn(fields, property) ? (fields[property] ?? null) : null;
}

function holds(condition: CompanyCondition, value: string): boolean {
  if ('anyOf' in condition) return condition.anyOf.some((each) => fold(each) === fold(value));
  if ('noneOf' in condition) return condition.noneOf.every((each) => fold(each) !== fold(value));
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return false;
  if ('above' in condition) return number > condition.above;
  return 'atLeast' in condition ? number >= condition.atLeast : number < condition.below;
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е');
}

/** Interest of the company's people that the rule takes for the pain, oldest first. */
function findPain(
  situation: Situation,
  rule: SituationRule,
  rules: RuleSet,
): (ReadInteraction & { person: string })[] {
  const since = situation.now - rule.pain.withinDays * DAY;
  const wanted = new Set(painfulContent(rule, rules.content).map(({ id }) => id));
  return colleaguesFor(situation, rule.solution)
    .flatMap((contact) =>
      interactionsOf(situation, contact.id)
        .filter((each) => each.at >= since && isPain(each, rule, wanted))
        .map((each) => ({ ...each, person: personOf(contact) })),
    )
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function isPain(
  interaction: ReadInteraction,
  { solution, pain }: SituationRule,
  wanted: ReadonlySet<string>,
) {
  if (!showsInterest(interaction) || interaction.solution !== solution) return false;
  if (pain.kinds !== undefined && !pain.kinds.includes(interaction.kind)) return false;
  if (pain.topics === undefined && pain.content === undefined) return true;
  return interaction.rule !== null && wanted.has(interaction.rule);
}

/** Content of the solution that the rule's topics and entries leave. */
export function painfulContent(
  { solution, pain }: SituationRule,
  content: readonly ContentRule[],
): ContentRule[] {
  return content.filter(
    (each) =>
      each.solution === solution &&
      (pain.content === undefined || pain.content.includes(each.id)) &&
      (pain.topics === undefined || pain.topics.some((topic) => (each.topics ?? []).includes(topic))),
  );
}
