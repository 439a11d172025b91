/** A group has formed (R66), somebody is ready (R34), a proposal waits for its answer. */
import { answersOf } from '../card/proposal.ts';
import { DAY } from '../engagement.ts';
import type { BuyingGroup, DecisionRow, Member } from '../opportunity.ts';
import { compareIds } from '../situation.ts';
import { count, KIND_NAMES, localized } from '../words.ts';
import type { Localized } from '../vocabulary.ts';
import type { AlertInput, FindAlerts, Finding } from './alert.ts';
import { tellPeople, tellPerson } from './tell-people.ts';

/** A raised hand of one person is no group; that person is told of as ready. */
const GROUP_ROWS: ReadonlySet<DecisionRow> = new Set([
  'propose_manual',
  'propose_deleted',
  'propose_reopening',
]);

export const findGroup: FindAlerts = (input) => {
  const { group, compiled, contacts, now } = input;
  if (!isNews(group, compiled.rules.settings.alerts.newsDays, now)) return [];
  const people = group.members.filter(({ interactions }) => interactions.length > 0);
  const departments = group.numbers.departments.length;
  const first = localized((language) => {
    const who = count(new Set(people.map(({ person }) => person)).size, 'person', language);
    const where = count(departments, 'department', language);
    if (language === 'ru')
      return `Формируется покупательская группа: ${who}${departments > 0 ? `, ${where}` : ''}.`;
    return `A buying group forms: ${who}${departments > 0 ? ` of ${where}` : ''}.`;
  });
  return [
    {
      since: offeredSince(input),
      lines: [first, ...tellPeople(people, contacts), ...(group.dealId === null ? [group.reason] : [])],
      people: people.map(({ contactId }) => contactId),
    },
  ];
};

/** A deal that this app made after a detection of late, or a proposal. One that is about to be made has no record yet. */
function isNews(group: BuyingGroup, newsDays: number, now: number): boolean {
  if (group.stage === 'closed') return false;
  if (group.dealId === null) return GROUP_ROWS.has(group.row) && group.detection.people.length > 1;
  return group.detectedAt !== null && group.detectedAt >= now - newsDays * DAY && group.stage !== 'pipeline';
}

/** The signals before a person's no, or before the deletion of the deal, were told of. */
function offeredSince({ group, facts }: AlertInput): number {
  const declined = facts.proposalAnswers.filter(
    ({ key, answer }) => key === group.key && answer === 'decline',
  );
  const spent = facts.ledger.filter(({ solution }) => solution === group.solution);
  return Math.max(
    0,
    ...declined.map(({ at }) => at),
    ...spent.map(({ signalsSpentUntil }) => signalsSpentUntil ?? 0),
  );
}

export const findWaitingProposal: FindAlerts = (input) => {
  const { group, compiled, now } = input;
  if (group.dealId !== null || !answersOf(group.row).includes('decline')) return [];
  const { proposalDays } = compiled.rules.settings.alerts;
  return [
    {
      since: offeredSince(input),
      dueAt: now + proposalDays * DAY,
      lines: [
        localized((language) =>
          language === 'ru'
            ? `Предложение ждёт ответа уже ${count(proposalDays, 'day', 'ru')}: ${group.reason.ru}.`
            : `A proposal has waited ${count(proposalDays, 'day', 'en')} for an answer: ${group.reason.en}.`,
        ),
      ],
      people: group.members.map(({ contactId }) => contactId),
    },
  ];
};

/** Once per person and opportunity, while sales has not taken it over yet. */
export const findReady: FindAlerts = (input) => {
  const { group } = input;
  if (group.stage === 'pipeline' || group.stage === 'closed') return [];
  const people = Map.groupBy(group.members, ({ person }) => person);
  return [...people.values()].flatMap((records) => tellReady(input, records));
};

/** `records`: the contacts of one person, who is one and the same for all of them (R12). */
function tellReady({ group, compiled, contacts, now }: AlertInput, records: readonly Member[]): Finding[] {
  const { scoring, detection, settings } = compiled.rules;
  const oldest = now - settings.alerts.newsDays * DAY;
  const recent = records.flatMap(({ interactions }) => interactions).filter(({ at }) => at >= oldest);
  const hand = recent.findLast(({ kind }) => detection.raisedHandKinds.includes(kind));
  const score = Math.max(...records.map(({ personalScore }) => personalScore));
  if (recent.length === 0 || (hand === undefined && score < scoring.personThreshold)) return [];
  const [named] = [...records].sort((a, b) => compareIds(a.contactId, b.contactId));
  if (named === undefined || records.some(({ presence }) => presence === 'left')) return [];
  const colleagues = group.members.filter(
    ({ person, interactions }) => person !== named.person && interactions.length > 0,
  );
  const first = localized((language) => {
    const who = tellPerson(named.contactId, contacts);
    const why =
      hand === undefined
        ? { en: `score ${Math.round(score)}`, ru: `оценка ${Math.round(score)}` }[language]
        : KIND_NAMES[hand.kind][language];
    return language === 'ru' ? `Можно связаться: ${who} (${why}).` : `Ready to talk: ${who} (${why}).`;
  });
  return [
    {
      contactId: named.contactId,
      since: null,
      severity: hand === undefined ? 'amber' : 'red',
      lines: [first, colleagues.length === 0 ? ALONE : WITH, ...tellPeople(colleagues, contacts)],
      people: [named, ...colleagues].map(({ contactId }) => contactId),
    },
  ];
}

const WITH: Localized = { en: 'Colleagues interested in the same:', ru: 'Тем же интересуются коллеги:' };
const ALONE: Localized = {
  en: 'No colleague has shown interest yet.',
  ru: 'Коллеги пока не проявляли интереса.',
};
