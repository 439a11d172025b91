/** Everything by which the store knows one person, and whether a text speaks of them. */
import { valueOf, type Stamped } from './mirror.ts';
import type { Connection } from './store.ts';

export interface Person {
  /** The contact and all that were merged with it: HubSpot's records of one human being. */
  readonly ids: ReadonlySet<string>;
  /** Lower case. */
  readonly addresses: ReadonlySet<string>;
  /** Full name and job title, lower case. */
  readonly words: ReadonlySet<string>;
}

export async function findPerson(db: Connection, contactId: string): Promise<Person> {
  const named = await db
    .selectFrom('contact')
    .select('merged_into')
    .where('id', '=', contactId)
    .executeTakeFirst();
  const survivor = named?.merged_into ?? contactId;
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'email', 'properties'])
    .where(({ or, eb }) => or([eb('id', '=', survivor), eb('merged_into', '=', survivor)]))
    .execute();
  const stamped = rows.map(({ properties }) => JSON.parse(properties) as Stamped);
  return {
    ids: new Set([contactId, survivor, ...rows.map(({ id }) => id)]),
    addresses: new Set(rows.flatMap(({ email }) => email ?? [])),
    words: new Set(stamped.flatMap(wordsOf)),
  };
}

/** Shorter ones stand in too many texts to tell anybody by them. */
const SHORTEST_WORD = 5;

function wordsOf(properties: Stamped): string[] {
  const value = (name: string): string => valueOf(properties, name)?.trim().toLowerCase() ?? '';
  const [first, last, title] = [value('firstname'), value('lastname'), value('jobtitle')];
  const names = first === '' || last === '' ? [] : [`${first} ${last}`, `${last} ${first}`];
  return [...names, last, title].filter((word) => word.length >= SHORTEST_WORD);
}

/** Whole numbers and e-mail addresses in a text. */
const NUMBERS = /\d{1,19}/gu;
const ADDRESSES = /[^\s"'<>()[\],;:\\]+@[^\s"'<>()[\],;:\\]+/gu;

export function numbersIn(text: string): string[] {
  return text.match(NUMBERS) ?? [];
}

export function addressesIn(text: string): string[] {
  return (text.match(ADDRESSES) ?? []).map((address) => address.toLowerCase());
}

/** Rather once too often than once too seldom: for records that are kept for looking at only. */
export function mentions(text: string, { ids, addresses, words }: Person): boolean {
  if (numbersIn(text).some((number) => ids.has(number))) return true;
  const lower = text.toLowerCase();
  return [...addresses, ...words].some((each) => lower.includes(each));
}

/** A JSON value without the person: without items of lists, and fields of contacts, that hold an id or address. */
export function withoutPerson(value: unknown, person: Person): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isAbout(item, person)).map((item) => withoutPerson(item, person));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, field]) => !fieldTells(name, field, person));
  return Object.fromEntries(kept.map(([name, field]) => [name, withoutPerson(field, person)]));
}

/** An interaction with several people is named `<source>:<record>:<contact>`. */
const OF_SEVERAL = /^[a-z_]+:\d+:(\d+)$/u;

function isAbout(item: unknown, person: Person): boolean {
  if (typeof item === 'string') {
    const named = OF_SEVERAL.exec(item)?.[1] ?? item;
    return person.ids.has(named) || holdsAddress(item, person);
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  return Object.entries(item).some(([name, field]) => fieldTells(name, field, person));
}

/** Numbers of other things may equal a contact's id: only fields of contacts are taken for one. */
function fieldTells(name: string, field: unknown, person: Person): boolean {
  if (typeof field !== 'string') return false;
  return (/contact|person/iu.test(name) && person.ids.has(field)) || holdsAddress(field, person);
}

function holdsAddress(text: string, { addresses }: Person): boolean {
  const lower = text.toLowerCase();
  return [...addresses].some((address) => lower.includes(address));
}
