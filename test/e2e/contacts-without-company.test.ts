import { addPerson, playCompany } from '../fixtures/acting.ts';
import { dataQuality, writesOf } from '../support/observing.ts';
import { createWorld, START, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const LOOKS = [{ path: '/hr/compare', daysAgo: 1 }];

async function codesOf(id: string): Promise<string[]> {
  return (await dataQuality(world))
    .filter((each) => each.object === 'contact' && each.id === id)
    .map(({ company, code }) => `${company === '' ? 'nobody' : 'company'}: ${code}`);
}

describe('a contact that belongs to no company', () => {
  test('is listed, free mailbox and all, and changes nothing in the portal', async () => {
    const person = { key: 'a', jobtitle: 'CFO', email: 'somebody@gmail.com', acts: LOOKS };
    const id = addPerson(world.sandbox.portal, null, person, START);
    await world.settle();
    expect(await codesOf(id)).toEqual(['nobody: contact_with_free_mail', 'nobody: contact_without_company']);
    expect(writesOf(world)).toEqual([]);
  });

  test('is listed with everything that is missing: title, address, company', async () => {
    const id = addPerson(world.sandbox.portal, null, { key: 'a', acts: LOOKS }, START);
    await world.settle();
    expect(await codesOf(id)).toEqual([
      'nobody: contact_without_company',
      'nobody: contact_without_email',
      'nobody: contact_without_title',
    ]);
  });

  test('leaves the list when somebody associates it with a company', async () => {
    const { portal } = world.sandbox;
    const person = { key: 'a', jobtitle: 'CFO', email: 'somebody@gmail.com', acts: LOOKS };
    const id = addPerson(portal, null, person, START);
    await world.settle();
    const { companyId } = playCompany(portal, { name: 'ACME', domain: 'acme.example', people: [] }, START);
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
    await world.settle();
    expect(await codesOf(id)).toEqual([]);
  });

  test('returns to the list when it is taken from its company', async () => {
    const { portal } = world.sandbox;
    const person = { key: 'a', jobtitle: 'CFO', email: 'somebody@gmail.com', acts: LOOKS };
    const { companyId, ids } = playCompany(
      portal,
      { name: 'ACME', domain: 'acme.example', people: [person] },
      START,
    );
    await world.settle();
    expect(await codesOf(ids.a!)).toEqual([]);
    portal.removeAssociation({ type: 'contacts', id: ids.a! }, { type: 'companies', id: companyId });
    await world.settle();
    expect(await codesOf(ids.a!)).toContain('nobody: contact_without_company');
  });

  test('belongs to the company of its mail domain, also to one that came later', async () => {
    const { portal } = world.sandbox;
    const person = { key: 'a', jobtitle: 'CFO', email: 'somebody@acme.example', acts: LOOKS };
    const id = addPerson(portal, null, person, START);
    await world.settle();
    expect(await codesOf(id)).toEqual(['nobody: contact_without_company']);
    playCompany(portal, { name: 'ACME', domain: 'https://www.acme.example/', people: [] }, START);
    await world.settle();
    expect(await codesOf(id)).toEqual([]);
  });

  test('never belongs to a company by the domain of a free mailbox', async () => {
    const { portal } = world.sandbox;
    const person = { key: 'a', jobtitle: 'CFO', email: 'somebody@gmail.com', acts: LOOKS };
    const id = addPerson(portal, null, person, START);
    playCompany(portal, { name: 'Mail company', domain: 'gmail.com', people: [] }, START);
    await world.settle();
    expect(await codesOf(id)).toContain('nobody: contact_without_company');
  });

  test('leaves the list when it is deleted', async () => {
    const id = addPerson(world.sandbox.portal, null, { key: 'a', acts: LOOKS }, START);
    await world.settle();
    world.sandbox.portal.archiveObject('contacts', id);
    await world.settle();
    expect(await codesOf(id)).toEqual([]);
  });
});
