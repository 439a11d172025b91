/**
 * Has anybody touched a deal that was made ahead? Only what is exactly as the app left it may be taken back; every
 * doubt leaves the deal where it is. Pure.
 */
import type { Localized } from '../domain/vocabulary.ts';

export const TRACES = [
  'joined',
  'under_way',
  'not_ours',
  'unknown_origin',
  'contacts',
  'signals',
  'activities',
  'notes_or_tasks',
  'stage',
  'name',
  'owner',
  'amount',
  'solution',
  'companies',
  'acts',
  'not_read',
] as const;
/** What keeps a deal from being taken back. */
export type Trace = (typeof TRACES)[number];

export interface SeenDeal {
  /** As HubSpot holds them now. */
  readonly properties: Readonly<Record<string, string | null>>;
  /** What this app wrote when it made the deal; `null`: that is not known any more. */
  readonly written: Readonly<Record<string, unknown>> | null;
  readonly key: string;
  readonly companyId: string;
  readonly companyIds: readonly string[];
  readonly contacts: number;
  readonly activities: number;
  readonly notesOrTasks: number;
  /** The mirror knows of a person who moved it. */
  readonly movedByPerson: boolean;
  /** Acts on its card that stand. */
  readonly acts: number;
  /** By the decision on what is known now, somebody is in the group; `null`: it cannot be decided. */
  readonly members: number | null;
}

/** Why the deal stays; `null`: nobody has touched it. */
export function judgeDeal(deal: SeenDeal): Trace | null {
  const { properties, written } = deal;
  if (properties.bg_key !== deal.key) return 'not_ours';
  if (written === null) return 'unknown_origin';
  if (deal.contacts > 0) return 'contacts';
  if (deal.activities > 0) return 'activities';
  if (deal.notesOrTasks > 0) return 'notes_or_tasks';
  const differs = (name: string): boolean => (properties[name] ?? '') !== String(written[name] ?? '');
  if (deal.movedByPerson || differs('pipeline') || differs('dealstage')) return 'stage';
  if (differs('dealname')) return 'name';
  if (differs('hubspot_owner_id')) return 'owner';
  if (differs('amount')) return 'amount';
  if (differs('bg_solution')) return 'solution';
  if (deal.companyIds.some((id) => id !== deal.companyId)) return 'companies';
  if (deal.acts > 0) return 'acts';
  if (deal.members === null) return 'not_read';
  return deal.members > 0 ? 'signals' : null;
}

export const TRACE_WORDS: Readonly<Record<Trace, Localized>> = {
  joined: { en: 'the deal was there before the plan', ru: 'сделка была до плана' },
  not_ours: {
    en: 'its bg_key is not the one this app wrote',
    ru: 'её bg_key не тот, что записало приложение',
  },
  under_way: {
    en: 'the worker is busy with it: try again in a moment',
    ru: 'с ней сейчас работает приложение: повторите чуть позже',
  },
  unknown_origin: {
    en: 'the log does not hold what was written at first, so changes cannot be told',
    ru: 'в журнале нет первоначальных значений, изменения не определить',
  },
  contacts: { en: 'there are contacts on it', ru: 'на ней есть контакты' },
  signals: { en: 'people of the company show interest', ru: 'люди компании проявляют интерес' },
  activities: {
    en: 'there are meetings, calls, e-mails or messages on it',
    ru: 'на ней есть встречи, звонки, письма или сообщения',
  },
  notes_or_tasks: { en: 'there are notes or tasks on it', ru: 'на ней есть заметки или задачи' },
  stage: { en: 'its stage or pipeline has changed', ru: 'её стадия или воронка изменилась' },
  name: { en: 'its name was changed', ru: 'её название изменили' },
  owner: { en: 'its owner was changed', ru: 'её ответственного изменили' },
  amount: { en: 'it has an amount', ru: 'у неё есть сумма' },
  solution: { en: 'its solution was changed', ru: 'её решение изменили' },
  companies: { en: 'another company stands on it', ru: 'на ней есть другая компания' },
  acts: { en: 'somebody worked on its card', ru: 'с её карточкой работали' },
  not_read: { en: 'its company is not read completely yet', ru: 'её компания прочитана не полностью' },
};
