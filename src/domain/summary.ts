/** The one sentence of a group (R70, R72): «6 interactions from 3 members in 7 days; finance is missing». */
import type { MomentumReading } from './momentum.ts';
import type { TemplateRole } from './rule-set.ts';
import { count, DEPARTMENT_NAMES, listWords, localized, ROLE_NAMES } from './words.ts';
import type { Language, Localized, Role } from './vocabulary.ts';

export interface SummaryInput {
  readonly momentum: MomentumReading;
  readonly template: readonly TemplateRole[];
  readonly missing: readonly Role[];
  readonly silent: readonly Role[];
}

export function summarize(input: SummaryInput): Localized {
  return localized((language) => `${activityWords(input.momentum, language)}; ${gapWords(input, language)}`);
}

function activityWords({ last }: MomentumReading, language: Language): string {
  const { interactions, activeMembers } = last;
  if (interactions === 0)
    return language === 'ru' ? 'нет взаимодействий за 7 дней' : 'no interactions in 7 days';
  const what = count(interactions, 'interaction', language);
  if (language === 'ru') {
    return activeMembers === 0
      ? `${what} за 7 дней, ни одного содержательного`
      : `${what} от ${count(activeMembers, 'fromMember', 'ru')} за 7 дней`;
  }
  return activeMembers === 0
    ? `${what} in 7 days, none of them meaningful`
    : `${what} from ${count(activeMembers, 'member', 'en')} in 7 days`;
}

/** A role is called by the department it comes from, as people do; by its own name where there is none. */
export function nameOfRole(role: Role, template: readonly TemplateRole[], language: Language): string {
  const department = template.find((each) => each.role === role)?.departments[0];
  return department === undefined ? ROLE_NAMES[role][language] : DEPARTMENT_NAMES[department][language];
}

function gapWords({ template, missing, silent }: SummaryInput, language: Language): string {
  // Two roles can come from one department; it is named once, and the verb agrees with the names.
  const names = (roles: readonly Role[]): string[] => [
    ...new Set(roles.map((role) => nameOfRole(role, template, language))),
  ];
  const parts: string[] = [];
  if (missing.length > 0) parts.push(missingWords(names(missing), language));
  if (silent.length > 0) parts.push(silentWords(names(silent), language));
  if (parts.length > 0) return parts.join(', ');
  return language === 'ru' ? 'все обязательные роли вовлечены' : 'all required roles are engaged';
}

function missingWords(names: readonly string[], language: Language): string {
  const list = listWords(names, language);
  if (language === 'ru') return `не хватает: ${list}`;
  return `${list} ${names.length === 1 ? 'is' : 'are'} missing`;
}

function silentWords(names: readonly string[], language: Language): string {
  const list = listWords(names, language);
  if (language === 'ru') return `молчат: ${list}`;
  return `${list} ${names.length === 1 ? 'is' : 'are'} silent`;
}
