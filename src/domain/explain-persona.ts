/** What a job title says of a person, in words. */
import type { Persona } from './types.ts';
import type { Language, Localized } from './vocabulary.ts';
import { DEPARTMENT_NAMES, listWords, localized, SENIORITY_NAMES } from './words.ts';

/** «IT, director; read from “IT”, “директор”»; what was not read is said as well. */
export function explainPersona(persona: Persona): Localized {
  return localized((language) => {
    const { departments, seniority } = persona;
    const ru = language === 'ru';
    const names = departments.map((each) => DEPARTMENT_NAMES[each][language]);
    const department =
      names.length > 0 ? listWords(names, language) : ru ? 'отдел неизвестен' : 'department unknown';
    const rank =
      seniority === 'unknown'
        ? ru
          ? 'уровень неизвестен'
          : 'rank unknown'
        : SENIORITY_NAMES[seniority][language];
    return `${department}, ${rank}; ${sourceOf(persona, language)}`;
  });
}

function sourceOf({ evidence }: Persona, language: Language): string {
  const ru = language === 'ru';
  if (evidence.length === 0)
    return ru ? 'ни одно правило ничего не прочитало в должности' : 'no rule reads anything in the job title';
  const words = [...new Set(evidence.map(({ text }) => (ru ? `«${text}»` : `“${text}”`)))];
  const rules = [...new Set(evidence.map(({ rule }) => rule))].join(', ');
  return ru ? `прочитано: ${words.join(', ')} (${rules})` : `read from ${words.join(', ')} (${rules})`;
}
