import { linkFamilies, readFamilies, withHeads, withoutKnownFamily } from '../../src/facts/families.ts';
import { loadCompanies } from '../../src/facts/load.ts';
import { applyProperties, markRead } from '../../src/facts/mirror.ts';
import type { Store } from '../../src/facts/store.ts';
import { markDirty, markToRead } from '../../src/facts/work.ts';
import { describeEachStore } from '../support/stores.ts';

const NOW = 1_790_000_000_000;
const MAIL = { isFreeMail: () => false, familiesJoin: true };

async function addCompanies({ db }: Store, ids: readonly string[]): Promise<void> {
  await applyProperties(
    db,
    'company',
    ids.map((id) => ({ id, properties: { name: id }, at: NOW })),
  );
  await markRead(
    db,
    'company',
    ids.map((id) => ({ id, createdAt: NOW, archived: false })),
    NOW,
  );
  await db.updateTable('company').set({ deals_read_at: NOW }).execute();
}

const setParents = ({ db }: Store, parents: Readonly<Record<string, string | null>>): Promise<void> =>
  linkFamilies(
    db,
    Object.entries(parents).map(([companyId, parentId]) => ({ companyId, parentId, childIds: [] })),
    NOW,
  );

describeEachStore('families of companies', (open) => {
  beforeEach(() => addCompanies(open(), ['1', '2', '3', '4', '5', '6']));

  test('are found from wherever one looks, loops and strangers included (R23)', async () => {
    await setParents(open(), { '2': '1', '3': '2', '4': '5', '5': '4', '6': '77' });
    const families = await readFamilies(open().db, ['1', '2', '3', '4', '5', '6']);
    const three = { headId: '1', companyIds: ['1', '2', '3'] };
    const loop = { headId: '4', companyIds: ['4', '5'] };
    expect(Object.fromEntries(families)).toEqual({
      '1': three,
      '2': three,
      '3': three,
      '4': loop,
      '5': loop,
    });
    expect(await withHeads(open().db, ['3', '5', '6'])).toEqual(['3', '5', '6', '1', '4']);
  });

  test('end at a company that HubSpot no longer has (R23)', async () => {
    await setParents(open(), { '2': '1', '3': '2' });
    await open().db.updateTable('company').set({ archived: 1 }).where('id', '=', '2').execute();
    const families = await readFamilies(open().db, ['1', '3']);
    expect([...families]).toEqual([]);
  });

  test('follow a parent that tells of its children (R23)', async () => {
    const { db } = open();
    await linkFamilies(db, [{ companyId: '1', parentId: null, childIds: ['2', '3'] }], NOW);
    await linkFamilies(db, [{ companyId: '1', parentId: null, childIds: ['3'] }], NOW);
    expect((await readFamilies(db, ['1'])).get('1')?.companyIds).toEqual(['1', '3']);
    expect(await withoutKnownFamily(db, ['1', '3'])).toEqual(['3']);
  });

  test('make their head dirty with any of them (R23)', async () => {
    const { db } = open();
    await setParents(open(), { '2': '1', '3': '2' });
    await markDirty(db, ['3'], NOW);
    const rows = await db.selectFrom('dirty_company').select('company_id').orderBy('company_id').execute();
    expect(rows.map((row) => row.company_id)).toEqual(['1', '3']);
  });

  test('are not decided while one of them is still to be read (R23)', async () => {
    const { db } = open();
    await setParents(open(), { '2': '1', '3': '77' });
    const loaded = async () =>
      (await loadCompanies(db, ['1', '2', '3', '4'], MAIL)).map((each) => each.facts);
    expect((await loaded()).map(({ company, family }) => [company.id, family?.headId])).toEqual([
      ['1', '1'],
      ['2', '1'],
      ['3', undefined],
      ['4', undefined],
    ]);
    await markToRead(db, 'company_families', ['2'], NOW);
    await markToRead(db, 'companies', ['77'], NOW);
    expect((await loaded()).map(({ company }) => company.id)).toEqual(['4']);
  });
});
