/** Companies in a business situation and without an opportunity for its solution: whom to look at first (R56, R57). */
import type { SituationMatch } from '../business-situation.ts';
import type { Solution } from '../rule-set.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { Report } from './report.ts';

export interface CompanyInSituation {
  readonly companyId: string;
  readonly name: string | null;
  readonly match: SituationMatch;
  /** A group is forming or waits for a person: its row of the decision table in words. */
  readonly candidate: Localized | null;
}

/** Only identified people can be told of: R68. */
export const IDENTIFIED_ONLY: Localized = {
  en: 'Only contacts that HubSpot knows count. Visits of people it does not know are in no figure of this app, so interest is never overstated and often understated.',
  ru: 'Учитываются только контакты, известные HubSpot. Визиты неизвестных людей не входят ни в одно число приложения: интерес не завышен, а часто занижен.',
};

export function reportSituations(
  found: readonly CompanyInSituation[],
  solutions: readonly Solution[],
  language: Language,
): Report {
  const nameOf = (id: string): string => solutions.find((each) => each.id === id)?.name[language] ?? id;
  const rows = [...found].sort(byWeight);
  const companies = new Set(rows.map(({ companyId }) => companyId)).size;
  return {
    title: {
      en: 'Companies in a business situation, without an opportunity',
      ru: 'Компании в деловой ситуации, без возможности',
    },
    columns: [
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'companyName', name: { en: 'name', ru: 'название' }, type: 'text' },
      { id: 'solution', name: { en: 'solution', ru: 'решение' }, type: 'text' },
      { id: 'situation', name: { en: 'situation', ru: 'ситуация' }, type: 'text' },
      { id: 'people', name: { en: 'people', ru: 'люди' }, type: 'number' },
      { id: 'lastSignal', name: { en: 'last signal', ru: 'последний сигнал' }, type: 'date' },
      { id: 'why', name: { en: 'why', ru: 'почему' }, type: 'text' },
      { id: 'group', name: { en: 'group so far', ru: 'группа пока' }, type: 'text' },
      { id: 'rule', name: { en: 'rule', ru: 'правило' }, type: 'text' },
    ],
    rows: rows.map(({ companyId, name, match, candidate }) => ({
      company: companyId,
      companyName: name,
      solution: nameOf(match.solution),
      situation: match.name[language],
      people: match.contacts.length,
      lastSignal: new Date(match.at).toISOString(),
      why: match.words[language],
      group: candidate?.[language] ?? null,
      rule: match.rule,
    })),
    summary: {
      en: `${rows.length} proposals for ${companies} companies.`,
      ru: `Предложений: ${rows.length}, компаний: ${companies}.`,
    },
    notes: [
      {
        en: 'Proposals only: a situation makes no deal. Rules: situations.yaml. Companies whose figures HubSpot does not hold are in no situation.',
        ru: 'Только предложения: ситуация не создаёт сделок. Правила: situations.yaml. Компании, о которых в HubSpot нет данных, ни в какой ситуации не числятся.',
      },
      IDENTIFIED_ONLY,
    ],
  };
}

/** More people first, then the newer interest. */
function byWeight(a: CompanyInSituation, b: CompanyInSituation): number {
  const people = b.match.contacts.length - a.match.contacts.length;
  return people || b.match.at - a.match.at || (a.companyId < b.companyId ? -1 : 1);
}
