/** Why somebody is thought to play a role, in words: the same for terminal, card and API. */
import { FORMER_RULE } from './former.ts';
import type { LegacyMark } from './legacy.ts';
import { EVIDENCE_CLASS_NAMES, KIND_NAMES, MEANING_NAMES } from './names.ts';
import { isAgeing } from './role-evidence.ts';
import type { CounterEvidence, RoleAssignment, RoleEvidence } from './roles.ts';
import { INTERACTION_KINDS, type Language, type Localized } from './vocabulary.ts';
import { localized, writePercent } from './words.ts';

/** «job title, department and rank: “IT-директор”; 0.80 by rule title_it». `times`: how often it was seen. */
export function explainEvidence(evidence: RoleEvidence, times = 1): Localized {
  return localized(
    (language) =>
      `${whatWasSeen(evidence, language)}${timesWords(times, language)}; ${weightOf(evidence, language)}`,
  );
}

/** «but the job title says “CFO”: content and behaviour count × 0.5». */
export function explainCounterEvidence({
  text,
  factor,
}: Pick<CounterEvidence, 'text' | 'factor'>): Localized {
  return {
    en: `but the job title says “${text}”, which is another role: content and behaviour count × ${factor}`,
    ru: `но должность «${text}» говорит о другой роли: материалы и поведение учтены с коэффициентом ${factor}`,
  };
}

/** Why a role stands although its confidence fell below the line; `null` where nothing has to be said. */
export function explainKept({ state, kept }: Pick<RoleAssignment, 'state' | 'kept'>): Localized | null {
  if (kept === null) return null;
  const since = dateOf(kept.since);
  return localized((language) => {
    const [was, until] = [percent(kept.confidence, language), percent(kept.until, language)];
    if (language === 'en') return `was ${was} on ${since}, and stays ${state} until it falls below ${until}`;
    const stays = state === 'written' ? 'записанной' : 'предложенной';
    return `${since} было ${was}; остаётся ${stays}, пока не станет меньше ${until}`;
  });
}

/** «marker “gone” in lastname: has left the company; a person decides». */
export function explainMark({ means, field, text, rule }: LegacyMark): Localized {
  const names = MEANING_NAMES[means];
  return {
    en: `marker “${text}” in ${field}: ${names.en}; by rule ${rule}, a person decides`,
    ru: `пометка «${text}» в ${field}: ${names.ru}; по правилу ${rule}, решает человек`,
  };
}

function timesWords(times: number, language: Language): string {
  if (times === 1) return '';
  return language === 'ru' ? ` (последнее из ${times})` : ` (the latest of ${times})`;
}

function percent(share: number, language: Language): string {
  return writePercent(Math.round(share * 100), language);
}

/** The day in UTC: explanations are the same wherever they are read. */
function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function whatWasSeen(evidence: RoleEvidence, language: Language): string {
  const { class: kind, text, at } = evidence;
  const ru = language === 'ru';
  const day = at === null ? '' : ` ${dateOf(at)}`;
  switch (kind) {
    case 'person':
      if (text === 'set') return ru ? `роль указал человек${day}` : `a person set the role${on(day)}`;
      return ru ? `роль снял человек${day}` : `a person took the role off${on(day)}`;
    case 'hubspot_label':
      if (at === null) return ru ? `поле HubSpot: ${text}` : `HubSpot's field: ${text}`;
      if (text === 'set')
        return ru
          ? `метка стояла на сделке в HubSpot${day}`
          : `the label stood on the deal in HubSpot${on(day)}`;
      return ru
        ? `метка снята со сделки в HubSpot${day}`
        : `the label was taken off the deal in HubSpot${on(day)}`;
    case 'title_full':
    case 'title_partial':
      return `${EVIDENCE_CLASS_NAMES[kind][language]}: ${quote(text, language)}`;
    case 'hubspot_enrichment':
      return `${EVIDENCE_CLASS_NAMES[kind][language]}: ${text}`;
    case 'legacy_marker':
      if (evidence.rule === FORMER_RULE)
        return ru
          ? `роль в прежней покупке (сделка ${dealOf(text)})`
          : `the role in an earlier purchase (deal ${dealOf(text)})`;
      return `${EVIDENCE_CLASS_NAMES[kind][language]}, ${quote(text, language)}`;
    case 'content':
      return ru ? `материал ${quote(text, 'ru')}${day}` : `looked at ${quote(text, 'en')}${on(day)}`;
    case 'behaviour':
      return `${nameOfKind(text, language)}${ru ? day : on(day)}`;
  }
}

function dealOf(text: string): string {
  return text.replace(/^deal: /u, '');
}

function on(day: string): string {
  return day === '' ? '' : ` on${day}`;
}

function quote(text: string, language: Language): string {
  return language === 'ru' ? `«${text}»` : `“${text}”`;
}

function nameOfKind(text: string, language: Language): string {
  const kind = INTERACTION_KINDS.find((each) => each === text);
  return kind === undefined ? text : KIND_NAMES[kind][language];
}

function weightOf(evidence: RoleEvidence, language: Language): string {
  const { class: kind, rule, weight, ageFactor } = evidence;
  const ru = language === 'ru';
  if (kind === 'person') return ru ? 'слово человека важнее правил' : "a person's word outranks every rule";
  const age = isAgeing(evidence) && ageFactor < 1 ? percent(ageFactor, language) : null;
  const left = age === null ? '' : ru ? `, с возрастом осталось ${age}` : `, ${age} left by age`;
  const by = rule === kind ? '' : ru ? ` по правилу ${rule}` : ` by rule ${rule}`;
  const [point, comma] = [weight.toFixed(2), weight.toFixed(2).replace('.', ',')];
  return `${ru ? comma : point}${by}${left}`;
}
