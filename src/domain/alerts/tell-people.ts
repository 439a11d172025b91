/** People and what they did, in lines that a task can hold. */
import { nameOfContact } from '../card/person.ts';
import type { Member } from '../opportunity.ts';
import { compareIds } from '../situation.ts';
import type { Contact, ReadInteraction } from '../types.ts';
import { KIND_NAMES, localized, ROLE_NAMES } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';

/** More names nobody reads in a task; the card has them all. */
const MOST_PEOPLE = 20;
const MOST_DEEDS = 3;
const LONGEST_CONTENT = 80;

type Contacts = ReadonlyMap<string, Contact>;

/** «Сергей Волков, IT-директор» */
export function tellPerson(contactId: string, contacts: Contacts): string {
  const contact = contacts.get(contactId);
  const name = nameOfContact(contact, contactId);
  const title = contact?.jobTitle?.trim() ?? '';
  return title === '' ? name : `${name}, ${title}`;
}

/** One line per person, whoever did something last first, and how many were left out. */
export function tellPeople(members: readonly Member[], contacts: Contacts): Localized[] {
  const ranked = [...members].sort(
    (a, b) =>
      (b.interactions.at(-1)?.at ?? 0) - (a.interactions.at(-1)?.at ?? 0) ||
      compareIds(a.contactId, b.contactId),
  );
  const lines = ranked.slice(0, MOST_PEOPLE).map((member) =>
    localized((language) => {
      const roles = member.roles.map((role) => ROLE_NAMES[role][language]).join(', ');
      const who = `${tellPerson(member.contactId, contacts)}${roles === '' ? '' : ` (${roles})`}`;
      const deeds = tellDeeds(member.interactions, language);
      return deeds === '' ? `• ${who}` : `• ${who}: ${deeds}`;
    }),
  );
  const rest = ranked.length - lines.length;
  return rest <= 0 ? lines : [...lines, { en: `… and ${rest} more`, ru: `… и ещё ${rest}` }];
}

/** «comparison /hr/compare (2026-11-18)», the newest first, each content once. */
function tellDeeds(interactions: readonly ReadInteraction[], language: Language): string {
  const told = new Map<string, string>();
  for (const { kind, content, at } of [...interactions].reverse()) {
    if (kind === 'email_open') continue;
    const what = `${KIND_NAMES[kind][language]}${content === null ? '' : ` ${shortContent(content)}`}`;
    if (!told.has(what)) told.set(what, `${what} (${new Date(at).toISOString().slice(0, 10)})`);
  }
  return [...told.values()].slice(0, MOST_DEEDS).join('; ');
}

/** Without host, query and fragment, which say nothing and may hold addresses. */
function shortContent(content: string): string {
  const bare = content.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/u, '');
  return (bare === '' ? '/' : bare).slice(0, LONGEST_CONTENT);
}
