/** R168: after the purchase, communication with the whole group goes on; whoever falls silent is told of. */
import { DAY } from '../engagement.ts';
import { closedAtOf } from '../situation.ts';
import { outcomeOf } from '../stage.ts';
import { count, localized } from '../words.ts';
import type { AlertInput, FindAlerts } from './alert.ts';
import { tellPerson } from './tell-people.ts';

export const findSilenceAfterClose: FindAlerts = (input) => {
  const { group, deal, compiled, contacts, decision, now } = input;
  const { rules } = compiled;
  const { contactEveryDays, forDays } = rules.settings.alerts.afterClose;
  if (deal === null || outcomeOf(deal, rules.stages) !== 'won') return [];
  const closedAt = closedAtOf(deal, now);
  // What is being bought again is spoken of already.
  const again = decision.opportunities.some(({ solution }) => solution === group.solution);
  if (again || closedAt < now - forDays * DAY) return [];
  return group.members
    .filter(({ presence }) => presence !== 'left')
    .map(({ contactId }) => ({ contactId, since: Math.max(closedAt, lastContact(input, contactId)) }))
    .filter(({ since }) => now - since >= contactEveryDays * DAY)
    .map(({ contactId, since }) => ({
      contactId,
      since,
      lines: [
        localized((language) => {
          const silent = count(Math.floor((now - since) / DAY), 'day', language);
          const who = tellPerson(contactId, contacts);
          return language === 'ru'
            ? `Нет контакта ${silent} после покупки: ${who}.`
            : `No contact for ${silent} since the purchase: ${who}.`;
        }),
      ],
      people: [contactId],
    }));
};

/** Anything but an opened e-mail, on whatever solution: what matters is that they are still in touch. */
function lastContact({ facts, now }: AlertInput, contactId: string): number {
  return facts.interactions
    .filter(
      (each) => each.contactId === contactId && each.source !== 'email_open' && each.kind !== 'email_open',
    )
    .filter(({ at }) => at <= now)
    .reduce((latest, { at }) => Math.max(latest, at), 0);
}
