/** Open concerns of members of open deals, and who of ours answers each (R162). */
import { listConcerns } from '../concerns.ts';
import type { OpenConcern } from '../experts.ts';
import type { Settings } from '../rule-set.ts';
import type { Language } from '../vocabulary.ts';
import { FEWEST_CASES, shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { writePercent } from '../words.ts';

export interface DealConcern extends OpenConcern {
  readonly dealId: string;
}

type Named = Pick<Settings, 'concernCategories' | 'experts'>;

/** Those without an expert first, then the ones that are open longest. */
export function reportExperts(concerns: readonly DealConcern[], named: Named, language: Language): Report {
  const ranked = [...concerns].sort(
    (a, b) =>
      Number(a.expert !== null) - Number(b.expert !== null) ||
      a.concern.at - b.concern.at ||
      (placeOf(a) < placeOf(b) ? -1 : 1),
  );
  const without = countWithoutExpert(concerns);
  const share = shareOf(without, concerns.length);
  return {
    title: { en: 'Experts for open concerns', ru: 'Эксперты для открытых опасений' },
    columns: [
      { id: 'deal', name: { en: 'deal', ru: 'сделка' }, type: 'deal' },
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'concern', name: { en: 'concern', ru: 'опасение' }, type: 'text' },
      { id: 'since', name: { en: 'open since', ru: 'открыто с' }, type: 'date' },
      { id: 'expert', name: { en: 'our expert', ru: 'наш эксперт' }, type: 'text' },
      { id: 'owner', name: { en: 'owner (id)', ru: 'ответственный (id)' }, type: 'text' },
    ],
    rows: ranked.map((each) => describe(each, named, language)),
    summary: {
      en: `Open concerns: ${concerns.length}; without an expert: ${without}${share === null ? '' : ` (${writePercent(share, 'en')})`}.`,
      ru: `Открытых опасений: ${concerns.length}; без эксперта: ${without}${share === null ? '' : ` (${writePercent(share, 'ru')})`}.`,
    },
    notes: [
      {
        en: `The expert of a concern comes before that of the member. Both are chosen on the deal's card, from experts in settings.yaml. A share is given from ${FEWEST_CASES} concerns on.`,
        ru: `Эксперт по опасению важнее эксперта участника. Оба выбираются на карточке сделки, из списка experts в settings.yaml. Доля приводится от ${FEWEST_CASES} опасений.`,
      },
    ],
  };
}

export function countWithoutExpert(concerns: readonly Pick<OpenConcern, 'expert'>[]): number {
  return concerns.filter(({ expert }) => expert === null).length;
}

function placeOf({ dealId, contactId, concern }: DealConcern): string {
  return [dealId, contactId, concern.id].join('|');
}

function describe(
  { dealId, contactId, concern, expert }: DealConcern,
  { concernCategories, experts }: Named,
  language: Language,
): ReportRow {
  const category = listConcerns(concernCategories).find(({ id }) => id === concern.category);
  const known = experts.find(({ id }) => id === expert);
  return {
    deal: dealId,
    contact: contactId,
    concern: category?.name[language] ?? concern.category,
    since: new Date(concern.at).toISOString(),
    expert: known?.name[language] ?? null,
    owner: known?.owner ?? null,
  };
}
