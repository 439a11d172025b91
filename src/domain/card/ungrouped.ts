/** Why somebody is in no group, in words (R134). */
import { SENIORITY_NAMES, UNGROUPED_REASONS } from '../names.ts';
import type { Ungrouped } from '../opportunity.ts';
import type { Persona } from '../types.ts';
import { DEPARTMENT_NAMES, listWords, localized } from '../words.ts';
import type { Localized } from '../vocabulary.ts';

export type UngroupedCode = Ungrouped['reason'] | 'no_company' | 'not_read_yet';

export const UNGROUPED_WORDS: Readonly<Record<UngroupedCode, Localized>> = {
  ...UNGROUPED_REASONS,
  no_company: { en: 'belongs to no company', ru: 'не связан с компанией' },
  not_read_yet: { en: 'is still being read from HubSpot', ru: 'ещё читается из HubSpot' },
};

/** «IT, director», or that nothing could be read. */
export function describePersona({ departments, seniority }: Persona): Localized {
  return localized((language) => {
    const names = departments.map((each) => DEPARTMENT_NAMES[each][language]);
    const rank = seniority === 'unknown' ? [] : [SENIORITY_NAMES[seniority][language]];
    if (names.length + rank.length === 0)
      return language === 'ru' ? 'по должности ничего не определено' : 'nothing could be read from the title';
    return [...(names.length === 0 ? [] : [listWords(names, language)]), ...rank].join(', ');
  });
}
