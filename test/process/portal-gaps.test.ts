/** Administrators take away what the app writes, while it runs: it goes on with the rest, says so, and follows `install`. */
import { playCompany, type Played } from '../fixtures/acting.ts';
import { ARGOTRUBOSBYT } from '../fixtures/argotrubosbyt.ts';
import { installInto, until } from './program.ts';
import { startApp, type RunningApp } from './running.ts';

let app: RunningApp;
let played: Played;
beforeEach(async () => {
  app = await startApp();
  played = playCompany(app.stage.sandbox.portal, ARGOTRUBOSBYT, Date.now());
  await app.settle();
});
afterEach(() => app.close());

const portal = () => app.stage.sandbox.portal;
const deal = () => portal().list('deals')[0]!;
const contact = (key: string) => portal().find('contacts', played.ids[key]!)!.properties;

/** Somebody else of finance: roles, departments and counts of the deal change, and the contact's own values. */
function changeTitle(jobtitle: string): void {
  portal().updateObject('contacts', played.ids.hr!, { jobtitle });
}

async function untilReady(what: RegExp): Promise<void> {
  await until(`readiness says ${what}`, async () => what.test((await app.readiness()).text));
}

async function labelsOf(contactId: string): Promise<string[]> {
  const pair = portal()
    .associations('deals', deal().id, 'contacts')
    .find(({ id }) => id === contactId);
  return [...(pair?.labels ?? [])].sort();
}

describe('a property that an administrator archives while the app runs', () => {
  test.each([
    ['a list', 'deals', 'bg_roles_missing'],
    ['a number', 'deals', 'bg_coverage_identified'],
    ['a property of contacts', 'contacts', 'bg_department'],
  ] as const)(
    '%s: the rest is written, readiness names it, and it follows install',
    async (_what, type, name) => {
      portal().archiveProperty(type, name);
      changeTitle('CFO');
      await app.settle();
      expect(contact('hr').bg_buying_roles).toBe('budget_holder');
      expect(await labelsOf(played.ids.hr!)).toEqual(['Budget holder']);
      await untilReady(new RegExp(`${type}\\.${name}.*buying-groups install`, 'u'));
      expect((await app.readiness()).status).toBe(200);
      await installInto(app.stage.sandbox);
      await until('the value is written', () => {
        if (type === 'contacts') return contact('hr').bg_department === 'finance';
        const { bg_roles_missing, bg_coverage_identified } = deal().properties;
        return name === 'bg_roles_missing'
          ? bg_roles_missing === 'initiator'
          : bg_coverage_identified !== '100';
      });
      await untilReady(/working/u);
    },
  );

  test.each(['bg_key', 'bg_solution'])(
    '%s: existing deals are kept up, new ones wait for install, and none is made twice (P30)',
    async (name) => {
      portal().archiveProperty('deals', name);
      changeTitle('CFO');
      const other = playCompany(
        portal(),
        {
          ...ARGOTRUBOSBYT,
          name: 'Other',
          domain: 'other.example',
          people: ARGOTRUBOSBYT.people.map((person) => ({ ...person, email: `${person.key}@other.example` })),
        },
        Date.now(),
      );
      await app.stage.sandbox.webhooks.flush();
      await until('the deal is kept up', () => deal().properties.bg_roles_missing === 'initiator');
      await untilReady(new RegExp(`deals\\.${name}.*buying-groups install`, 'u'));
      expect((await app.readiness()).status).toBe(503);
      expect(portal().list('deals')).toHaveLength(1);
      await installInto(app.stage.sandbox);
      await until('the other deal is made', () => portal().list('deals').length === 2);
      await app.settle();
      expect(
        portal()
          .list('deals')
          .map(({ properties }) => properties.bg_key)
          .sort(),
      ).toEqual([`${other.companyId}:hr_system:1`, `${played.companyId}:hr_system:1`].sort());
      await untilReady(/working/u);
    },
  );
});

describe('an option that an administrator removes', () => {
  test('only values with it are left out, readiness names it, and after install they follow', async () => {
    portal().removeOption('deals', 'bg_roles_missing', 'initiator');
    changeTitle('CFO');
    await app.settle();
    expect(deal().properties.bg_roles_missing ?? '').toBe('');
    expect(deal().properties.bg_coverage_identified).not.toBe('100');
    await untilReady(/deals\.bg_roles_missing \(options initiator\).*buying-groups install/u);
    await installInto(app.stage.sandbox);
    await until('the value follows', () => deal().properties.bg_roles_missing === 'initiator');
    await untilReady(/working/u);
  });
});

describe('a label that an administrator deletes', () => {
  test('nobody took it off a person: it is named, and after install it stands on its pairs again', async () => {
    const label = portal()
      .labels('deals', 'contacts')
      .find((each) => each.label === 'Initiator')!;
    expect(await labelsOf(played.ids.hr!)).toEqual(['Initiator']);
    portal().removeLabel('deals', 'contacts', label.typeId);
    await app.settle();
    await untilReady(/label bg_initiator.*buying-groups install/u);
    expect(await app.opened.store.db.selectFrom('role_fact').selectAll().execute()).toEqual([]);
    expect(deal().properties.bg_roles_missing ?? '').toBe('');
    await installInto(app.stage.sandbox);
    await until('the label is back', async () => (await labelsOf(played.ids.hr!)).includes('Initiator'));
  });

  test('and whose deletion no webhook told of is found out by the first refused write', async () => {
    const label = portal()
      .labels('deals', 'contacts')
      .find((each) => each.label === 'Budget holder')!;
    portal().removeLabel('deals', 'contacts', label.typeId);
    app.stage.sandbox.webhooks.take();
    changeTitle('CFO');
    await app.settle();
    await until(
      'the person has lost the old label',
      async () => (await labelsOf(played.ids.hr!)).length === 0,
    );
    expect(contact('hr').bg_buying_roles).toBe('budget_holder');
    await installInto(app.stage.sandbox);
    await until('the label follows', async () => (await labelsOf(played.ids.hr!)).includes('Budget holder'));
    expect(await app.opened.store.db.selectFrom('role_fact').selectAll().execute()).toEqual([]);
  });
});

describe('a pipeline that an administrator deletes', () => {
  test('the next deal goes to the default pipeline', async () => {
    portal().removePipeline(deal().properties.pipeline!);
    playCompany(
      portal(),
      {
        ...ARGOTRUBOSBYT,
        name: 'Other',
        domain: 'other.example',
        people: ARGOTRUBOSBYT.people.map((person) => ({ ...person, email: `${person.key}@other.example` })),
      },
      Date.now(),
    );
    await app.stage.sandbox.webhooks.flush();
    await until('a second deal', () => portal().list('deals').length === 2);
    expect(portal().list('deals')[1]!.properties.pipeline).toBe('default');
  });

  test('a stage that is gone leaves the deal where it is, and everything else is written', async () => {
    const { pipeline, dealstage } = deal().properties;
    for (const { id } of portal().state.pipelines.get(pipeline!)!.stages)
      if (id !== dealstage) portal().removeStage(pipeline!, id);
    changeTitle('CFO');
    await app.settle();
    expect(deal().properties).toMatchObject({ dealstage, bg_roles_missing: 'initiator' });
  });
});

describe('records that go while they are being written', () => {
  test('of merged and deleted contacts nothing is written, and of everybody else everything (P27)', async () => {
    const { webhooks } = app.stage.sandbox;
    changeTitle('CFO');
    portal().updateObject('contacts', played.ids.it!, { jobtitle: 'CEO' });
    portal().updateObject('contacts', played.ids.finance!, { jobtitle: 'HR Director' });
    const told = webhooks.take();
    portal().mergeObjects('contacts', played.ids.executive!, played.ids.it!);
    portal().archiveObject('contacts', played.ids.finance!);
    webhooks.take();
    webhooks.put(told);
    await app.settle();
    await until('the others are written', () => contact('hr').bg_department === 'finance');
    await until('the group is what is left of it', () => deal().properties.bg_member_count === '2');
    expect((await app.readiness()).status).toBe(200);
  });
});
