/** Whom a campaign is for: per solution and missing role, who could fill it, and where nobody is known (R126). */
import { findCandidates } from '../gaps.ts';
import type { CompiledRules } from '../compile.ts';
import { DEPARTMENT_NAMES, listWords, ROLE_NAMES } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { isOpenPlan, type PlannedOpportunity, type RoleNeed } from './planned.ts';
import type { Report, ReportRow } from './report.ts';

export function reportAudience(
  all: readonly PlannedOpportunity[],
  compiled: CompiledRules,
  now: number,
  language: Language,
): Report {
  const rows = all
    .filter(isOpenPlan)
    .flatMap((plan) =>
      plan.roles
        .filter(({ identified, needed }) => identified < needed)
        .flatMap((need) => describeNeed(plan, need, compiled, now, language)),
    )
    .sort((a, b) => compare(a.solution, b.solution) || compare(a.role, b.role));
  const known = new Set(rows.flatMap(({ contact }) => contact ?? []));
  const unknown = rows.filter(({ contact }) => contact === null);
  const companies = new Set(unknown.map(({ company }) => company));
  return {
    title: { en: 'Audience per missing role', ru: 'Аудитория по недостающим ролям' },
    columns: [
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'role', name: { en: 'missing role', ru: 'недостающая роль' }, type: 'text' },
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'missing', name: { en: 'people missing', ru: 'не хватает людей' }, type: 'number' },
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'confidence', name: { en: 'confidence', ru: 'уверенность' }, type: 'percent' },
      { id: 'why', name: { en: 'why', ru: 'почему' }, type: 'text' },
    ],
    rows,
    summary: {
      en: `Known contacts who could fill a missing role: ${known.size}; gaps where nobody is known: ${unknown.length}, in companies: ${companies.size}.`,
      ru: `Известных контактов, подходящих к недостающим ролям: ${known.size}; ролей, для которых никто не известен: ${unknown.length}, в компаниях: ${companies.size}.`,
    },
    notes: [NOTE],
  };
}

const NOTE: Localized = {
  en: 'Judged by job title and HubSpot’s own fields, among contacts this app has read. It creates no list in HubSpot: save this report with --format csv and import the contact ids as a static list.',
  ru: 'Оценка по должности и полям HubSpot, среди прочитанных приложением контактов. Список в HubSpot приложение не создаёт: сохраните отчёт с --format csv и импортируйте id контактов как статический список.',
};

function describeNeed(
  { company, solution, group, colleagues }: PlannedOpportunity,
  { role, needed, identified }: RoleNeed,
  compiled: CompiledRules,
  now: number,
  language: Language,
): ReportRow[] {
  const holders = (group?.members ?? []).filter(({ roles }) => roles.includes(role));
  const taken = new Set([...holders.map(({ contactId }) => contactId), ...(group?.dismissed ?? [])]);
  const base = {
    solution: solution.name[language],
    role: ROLE_NAMES[role][language],
    company: company.id,
    name: company.name,
    deal: group?.dealId ?? null,
    missing: needed - identified,
  };
  const found = findCandidates(role, { solution, colleagues, taken, compiled, now });
  if (found.length === 0) {
    const departments = solution.template.find((each) => each.role === role)?.departments ?? [];
    const names = listWords(
      departments.map((each) => DEPARTMENT_NAMES[each][language]),
      language,
    );
    const where = names === '' ? '' : language === 'ru' ? `; ищите: ${names}` : `; look in: ${names}`;
    const nobody = language === 'ru' ? 'никто не известен' : 'nobody is known';
    return [{ ...base, contact: null, confidence: null, why: `${nobody}${where}` }];
  }
  return found.map(({ contact, confidence, why }) => ({
    ...base,
    contact: contact.id,
    confidence: Math.round(confidence * 100),
    why: why[language],
  }));
}

function compare(a: ReportRow[string] | undefined, b: ReportRow[string] | undefined): number {
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
