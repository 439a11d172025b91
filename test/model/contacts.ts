/** Commands that delete, restore and merge contacts. */
import { mergeWords, renameUnwritten } from './expected.ts';
import { liveDeals, living, pick, untangle, type Doing } from './people.ts';
import { nameOf } from './watch.ts';

export function deleteContact(who: number): Doing {
  return (expected, { sandbox }) => {
    const people = living(expected);
    const person = pick(people, who);
    if (person === undefined || people.length < 5) return;
    sandbox.portal.archiveObject('contacts', person.id);
    person.alive = false;
  };
}

export function restoreContact(who: number): Doing {
  return (expected, { sandbox }) => {
    const person = pick(
      expected.people.filter(({ alive, gone }) => !alive && !gone),
      who,
    );
    if (person === undefined) return;
    sandbox.portal.restoreObject('contacts', person.id);
    person.alive = true;
    // Their company may have been merged away meanwhile, and the association with it.
    const [home] = sandbox.portal.associations('contacts', person.id, 'companies');
    person.companyId = home?.id ?? null;
  };
}

export function mergeContacts(who: number, other: number): Doing {
  return async (expected, stage) => {
    const people = living(expected);
    const [survivor, gone] = [pick(people, who), pick(people, other)];
    if (survivor === undefined || gone === undefined || survivor === gone || people.length < 5) return;
    await untangle(expected, stage);
    const { portal } = stage.sandbox;
    const labels = (id: string, contactId: string): string[] | null =>
      portal
        .associations('deals', id, 'contacts')
        .find((pair) => pair.id === contactId)
        ?.types.map((type) => nameOf(type.name)) ?? null;
    const before = new Map(
      liveDeals(expected).map(({ id }) => [id, [labels(id, survivor.id), labels(id, gone.id)]]),
    );
    gone.gone = true;
    gone.alive = false;
    portal.mergeObjects('contacts', survivor.id, gone.id);
    survivor.deeds.push(...gone.deeds);
    survivor.companyId = portal.find('contacts', survivor.id)?.properties.associatedcompanyid ?? null;
    renameUnwritten(expected, gone.id, survivor.id);
    mergeWords(expected, survivor.id, gone.id, {
      isOn: (id) => (before.get(id)?.[0] ?? null) !== null,
      brought: (id) => before.get(id)?.[1] ?? null,
    });
    expected.counts.merges = (expected.counts.merges ?? 0) + 1;
  };
}
