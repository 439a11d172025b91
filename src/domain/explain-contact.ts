/** Everything that is decided of one contact, in each opportunity of its company, with the reasons. */
import type { CompiledRules } from './compile.ts';
import { explainPersona } from './explain-persona.ts';
import type { BuyingGroup, CompanyDecision, DataQualityItem } from './opportunity.ts';
import type { Contact, Persona } from './types.ts';
import { viewMember, type MemberView } from './view.ts';
import type { Localized } from './vocabulary.ts';
import { STAGE_NAMES, UNGROUPED_REASONS } from './words.ts';

export interface ContactExplanation {
  readonly contactId: string;
  readonly companyId: string | null;
  readonly rulesVersion: string;
  /** When this was computed, ISO 8601. */
  readonly at: string;
  readonly persona: {
    readonly departments: readonly string[];
    readonly seniority: string;
    readonly words: Localized;
    readonly evidence: Persona['evidence'];
  };
  /** Opportunities the contact belongs to or is proposed for, the best first. */
  readonly places: readonly ContactPlace[];
  /** Why the contact is in no group; `null` when it is in one. */
  readonly ungrouped: { readonly code: string; readonly words: Localized } | null;
  readonly dataQuality: readonly DataQualityItem[];
}

export interface ContactPlace {
  readonly key: string;
  readonly dealId: string | null;
  readonly solution: { readonly id: string; readonly name: Localized };
  readonly name: string;
  readonly stage: string;
  readonly stageName: Localized;
  readonly decision: { readonly row: string; readonly reason: Localized };
  readonly member: MemberView;
}

const NO_COMPANY: Localized = {
  en: 'no company is known, and without one there is no group',
  ru: 'компания неизвестна, а без неё группы нет',
};
const NOT_DECIDED: Localized = {
  en: 'the company is not read completely yet',
  ru: 'компания ещё не прочитана полностью',
};

/** So many pieces of evidence per role: one person has room for more than a card. */
const MOST = 20;

/** `decisions`: of the contact's company and of those whose deals it is on. */
export function explainContact(
  contact: Contact,
  decisions: readonly CompanyDecision[],
  compiled: CompiledRules,
  now: number,
): ContactExplanation {
  const persona = compiled.readTitle(contact.jobTitle);
  const places = decisions
    .flatMap(({ opportunities, candidates, closed }) => [...opportunities, ...candidates, ...closed])
    .flatMap((group) => placeIn(group, contact, compiled));
  const own = decisions.find(({ companyId }) => companyId === contact.companyId);
  return {
    contactId: contact.id,
    companyId: contact.companyId,
    rulesVersion: compiled.rules.version,
    at: new Date(now).toISOString(),
    persona: {
      departments: persona.departments,
      seniority: persona.seniority,
      words: explainPersona(persona),
      evidence: persona.evidence,
    },
    places,
    ungrouped: whyUngrouped(contact, places, own),
    dataQuality: decisions
      .flatMap(({ dataQuality }) => dataQuality)
      .filter(({ object, id }) => object === 'contact' && id === contact.id),
  };
}

function placeIn(group: BuyingGroup, contact: Contact, compiled: CompiledRules): ContactPlace[] {
  const member = [...group.members, ...group.suggested].find(({ contactId }) => contactId === contact.id);
  const solution = compiled.solution(group.solution);
  if (member === undefined || solution === null) return [];
  return [
    {
      key: group.key,
      dealId: group.dealId,
      solution: { id: solution.id, name: solution.name },
      name: group.name,
      stage: group.stage,
      stageName: STAGE_NAMES[group.stage],
      decision: { row: group.row, reason: group.reason },
      member: viewMember(member, new Map([[contact.id, contact]]), MOST),
    },
  ];
}

function whyUngrouped(
  contact: Contact,
  places: readonly ContactPlace[],
  own: CompanyDecision | undefined,
): ContactExplanation['ungrouped'] {
  const found = own?.ungrouped.find(({ contactId }) => contactId === contact.id);
  // The group of the parent company is there already.
  if (found?.reason === 'left_to_parent' && places.length > 0) return null;
  if (found !== undefined) return { code: found.reason, words: UNGROUPED_REASONS[found.reason] };
  if (places.length > 0) return null;
  return contact.companyId === null
    ? { code: 'no_company', words: NO_COMPANY }
    : { code: 'company_not_decided', words: NOT_DECIDED };
}
