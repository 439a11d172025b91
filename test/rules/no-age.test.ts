/** Nothing in rules, storage or properties asks how old somebody is (R17). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSampleRules } from '../support/world.ts';
import { CONTACT_PROPERTIES, DEAL_PROPERTIES } from '../../src/domain/properties.ts';
import { READ_PROPERTIES } from '../../src/worker/mirrored-properties.ts';
import { openTestStore } from '../support/stores.ts';

/** Words of people's age; that of interactions and evidence is another matter. */
const OF_PEOPLE =
  /\b(?:birth\w*|date_of_birth|dob|generation|millennial\w*|boomer\w*|gen_?[xyz]|years_old|person_age|contact_age)\b|возраст\s+(?:контакта|человека|участника)|поколени|год\s+рождения/iu;

test('the expected size of a group is a setting of the template, and no rule, property or table knows an age (R17)', async () => {
  const { solutions } = await loadSampleRules();
  for (const { expectedSize } of solutions) expect(expectedSize).toBeGreaterThan(1);
  const files = (await readdir('config')).filter((name) => name.endsWith('.yaml') && name !== 'titles.yaml');
  for (const file of files) expect(await readFile(join('config', file), 'utf8')).not.toMatch(OF_PEOPLE);
  const properties = [
    ...Object.keys(DEAL_PROPERTIES),
    ...Object.keys(CONTACT_PROPERTIES),
    ...Object.values(READ_PROPERTIES).flat(),
  ];
  for (const name of properties) expect(name).not.toMatch(/birth|(?:^|_)age(?:_|$)|generation/iu);
  const opened = await openTestStore('SQLite');
  const tables = await opened.store.db.introspection.getTables();
  const columns = tables.flatMap(({ name, columns: all }) => all.map((each) => `${name}.${each.name}`));
  expect(columns.length).toBeGreaterThan(100);
  for (const column of columns) expect(column).not.toMatch(/birth|(?:^|[._])age(?:_|$)|generation/iu);
  await opened.store.close();
});
