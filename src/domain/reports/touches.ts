/** The share of interactions that belong to an opportunity, and a list of all others (R160). */
import { KIND_NAMES, UNGROUPED_REASONS } from '../names.ts';
import type { UnlinkedReason, UnlinkedTouch } from '../touches.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { shareOf } from './figures.ts';
import type { Report, ReportRow } from './report.ts';
import { writePercent } from '../words.ts';

export interface Touches {
  /** Interactions that belong to an opportunity with a deal. */
  readonly linked: number;
  readonly unlinked: readonly UnlinkedTouch[];
}

const REASON_NAMES: Readonly<Record<UnlinkedReason, Localized>> = {
  ...UNGROUPED_REASONS,
  creation_under_way: { en: 'the deal is being created', ru: 'сделка ещё создаётся' },
  no_company: { en: 'the contact is of no company', ru: 'контакт не относится ни к одной компании' },
  company_not_decided: { en: 'the company was not decided yet', ru: 'по компании ещё нет решения' },
  content_without_solution: {
    en: 'no rule maps this content to a solution',
    ru: 'материал не связан правилами с решением',
  },
  other_solution: {
    en: 'is about another solution than the opportunity',
    ru: 'относится к другому решению, чем возможность',
  },
  outside_the_cycle: {
    en: 'happened before the purchase began or after its close',
    ru: 'случилось до начала покупки или после её закрытия',
  },
};

/** Percent of the touches that belong to an opportunity; `null`: too few to say. */
export function shareLinked({ linked, unlinked }: Touches): number | null {
  return shareOf(linked, linked + unlinked.length);
}

export function reportTouches(touches: Touches, language: Language): Report {
  const { linked, unlinked } = touches;
  const share = shareLinked(touches);
  const all = linked + unlinked.length;
  const rows = [...unlinked].sort(newestFirst).map((each) => describe(each, language));
  return {
    title: { en: 'Touches and opportunities', ru: 'Касания и возможности' },
    columns: [
      { id: 'date', name: { en: 'date', ru: 'дата' }, type: 'date' },
      { id: 'contact', name: { en: 'contact', ru: 'контакт' }, type: 'contact' },
      { id: 'kind', name: { en: 'kind', ru: 'вид' }, type: 'text' },
      { id: 'content', name: { en: 'content', ru: 'материал' }, type: 'text' },
      { id: 'reason', name: { en: 'why in no opportunity', ru: 'почему вне возможностей' }, type: 'text' },
    ],
    rows,
    summary: {
      en: `Touches: ${all}; in an opportunity: ${linked}${share === null ? ' (too few to say in percent)' : ` (${writePercent(share, 'en')})`}; in none: ${unlinked.length}.`,
      ru: `Касаний: ${all}; относятся к возможности: ${linked}${share === null ? ' (для доли данных мало)' : ` (${writePercent(share, 'ru')})`}; ни к одной: ${unlinked.length}.`,
    },
    notes: [
      ...byReason(unlinked),
      {
        en: 'A touch is an interaction of any kind but an opened e-mail, as long as it is kept; told twice, it counts once. It belongs to an opportunity where it stands on the card of an open or closed deal. The rows are all others.',
        ru: 'Касание: взаимодействие любого вида, кроме открытия письма, пока оно хранится; рассказанное дважды считается один раз. Относится к возможности, если стоит на карточке открытой или закрытой сделки. В строках все остальные.',
      },
    ],
  };
}

function newestFirst({ interaction: a }: UnlinkedTouch, { interaction: b }: UnlinkedTouch): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1);
}

function describe({ interaction, reason }: UnlinkedTouch, language: Language): ReportRow {
  return {
    date: new Date(interaction.at).toISOString(),
    contact: interaction.contactId,
    kind: KIND_NAMES[interaction.kind][language],
    content: nameContent(interaction.content),
    reason: REASON_NAMES[reason][language],
  };
}

/** What follows `?` or `#` may name a person. */
function nameContent(content: string | null): string | null {
  return content === null ? null : content.replace(/[?#].*$/u, '').slice(0, 200);
}

/** The most frequent reason first. */
function byReason(unlinked: readonly UnlinkedTouch[]): Localized[] {
  return [...Map.groupBy(unlinked, ({ reason }) => reason)]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([reason, { length }]) => ({
      en: `In no opportunity, ${length}: ${REASON_NAMES[reason].en}.`,
      ru: `Вне возможностей, ${length}: ${REASON_NAMES[reason].ru}.`,
    }));
}
