/** Company properties that rules name are read and subscribed to (R24, R57). */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHandledSubscriptions } from '../../scripts/hubspot-project/handled-subscriptions.ts';
import { validateProject } from '../../scripts/hubspot-project/validate-project.ts';
import { renderWebhooks } from '../../scripts/hubspot-project/webhooks-file.ts';
import { copyProject, ROOT, WEBHOOKS, type ProjectCopy } from './project-copy.ts';

let copy: ProjectCopy;

beforeAll(async () => {
  copy = await copyProject();
  await cp(join(ROOT, 'config'), join(copy.root, 'config'), { recursive: true });
  const file = join(copy.root, 'config', 'situations.yaml');
  const text = await readFile(file, 'utf8');
  const named = text.replace(
    '      - { property: numberofemployees',
    '      - { property: branches, above: 3 }\n$&',
  );
  expect(named).not.toBe(text);
  await writeFile(file, named);
});
afterAll(() => rm(copy.root, { recursive: true }));

test('a project file that lacks one of them is found faulty, and right once it is written anew', async () => {
  const { problems } = await validateProject(copy.root);
  expect(problems).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('company object.propertyChange branches is missing'),
    }),
  ]);
  await copy.write(WEBHOOKS, renderWebhooks(await readHandledSubscriptions(copy.root)));
  expect((await validateProject(copy.root)).problems).toEqual([]);
});
