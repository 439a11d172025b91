/** With how many members sales is in two-way contact, per open deal, and how many deals have several (R147). */
import type { DealHistory } from '../history/deal-history.ts';
import type { Solution } from '../rule-set.ts';
import { count, localized, writePercent } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import { column } from './column.ts';
import type { Report, ReportRow } from './report.ts';
import { LEAST_FOR_AVERAGE, TOO_FEW } from './sample-size.ts';
import { mean, percentOf, roundTo } from './statistics.ts';

/** With so many members in contact a deal hangs on nobody alone. */
const SEVERAL = 2;

export function reportTwoWayContact(
  histories: readonly DealHistory[],
  solutions: readonly Pick<Solution, 'id' | 'name'>[],
  language: Language,
): Report {
  const open = histories
    .filter(({ outcome }) => outcome === null)
    .map((history) => ({ history, members: peopleOf(history), contacts: contactsOf(history) }))
    .sort((a, b) => b.contacts - a.contacts || (a.history.dealId < b.history.dealId ? -1 : 1));
  const names = new Map(solutions.map(({ id, name }) => [id, name[language]]));
  return {
    title: { en: 'Members in two-way contact', ru: 'Участники в двустороннем контакте' },
    columns: [
      column('deal', 'deal', 'deal', 'сделка'),
      column('solution', 'text', 'solution', 'решение'),
      column('members', 'number', 'members', 'участников'),
      column('in_contact', 'number', 'in two-way contact', 'в двустороннем контакте'),
      column('several', 'text', 'several', 'несколько'),
    ],
    rows: open.map(({ history, members, contacts }): ReportRow => ({
      deal: history.dealId,
      solution: names.get(history.solution) ?? history.solution,
      members,
      in_contact: contacts,
      several: severalWord(contacts, language),
    })),
    summary: summarize(open.map(({ contacts }) => contacts)),
    notes: [
      {
        en: 'In two-way contact is whoever met, called, answered or wrote to us in this purchase, or whom a person marked as introduced. What they read and what they were sent counts for nothing here.',
        ru: 'В двустороннем контакте тот, кто в этой покупке встречался, созванивался, отвечал или писал нам, либо кого человек отметил как представленного. Что они читали и что им отправляли, здесь не считается.',
      },
      {
        en: `Average and rate from ${LEAST_FOR_AVERAGE} open deals on.`,
        ru: `Среднее и доля от ${LEAST_FOR_AVERAGE} открытых сделок.`,
      },
    ],
  };
}

function peopleOf({ members }: DealHistory): number {
  return new Set(members.map(({ person }) => person)).size;
}

function contactsOf({ members }: DealHistory): number {
  return new Set(members.filter(({ direct }) => direct).map(({ person }) => person)).size;
}

function severalWord(contacts: number, language: Language): string {
  if (language === 'ru') return contacts >= SEVERAL ? 'да' : 'нет';
  return contacts >= SEVERAL ? 'yes' : 'no';
}

function summarize(contacts: readonly number[]): Localized {
  const several = contacts.filter((n) => n >= SEVERAL).length;
  const average = roundTo(mean(contacts), 2);
  return localized((language) => {
    const deals = count(contacts.length, 'openDeal', language);
    if (contacts.length < LEAST_FOR_AVERAGE) return `${deals}; ${TOO_FEW[language]}.`;
    const rate = writePercent(percentOf(several, contacts.length) ?? 0, language);
    return language === 'ru'
      ? `${deals}; в контакте участников в среднем: ${average}; с несколькими: ${several} (${rate}).`
      : `${deals}; ${average} members in contact on average; with several: ${several} (${rate}).`;
  });
}
