import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { validateProject } from '../../scripts/hubspot-project/validate-project.ts';
import { renderWebhooks } from '../../scripts/hubspot-project/webhooks-file.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';
import { BROKEN_CARDS } from './broken-cards.ts';
import { BROKEN_FILES } from './broken-files.ts';
import { BROKEN_ACTIONS } from './broken-actions.ts';
import { BROKEN_MEANINGS } from './broken-meanings.ts';
import { BROKEN_PAGES } from './broken-pages.ts';
import { ACTION, APP, copyProject, HOME, ROOT, SETTINGS, WEBHOOKS } from './project-copy.ts';
import type { ProjectCopy } from './project-copy.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

function runCommand(...folders: readonly string[]) {
  const script = join(ROOT, 'scripts/validate-hubspot.mjs');
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...folders], {
    encoding: 'utf8',
  });
}

describe('the HubSpot project', () => {
  test('has no problem with any of its profiles', async () => {
    expect(await validateProject(ROOT)).toEqual({
      problems: [],
      metaFiles: expect.arrayContaining([APP, WEBHOOKS, SETTINGS, HOME, ACTION]) as string[],
      profiles: ['production', 'test'],
    });
  });

  test('subscribes to exactly what the server handles, as scripts/write-webhooks.mjs writes it', () => {
    expect(read(WEBHOOKS)).toBe(renderWebhooks(listSubscriptions()));
  });

  test('is validated without touching the environment or reaching HubSpot', async () => {
    const before = { ...process.env };
    await validateProject(ROOT);
    expect({ ...process.env }).toEqual(before);
  });

  test('names in the file of the HubSpot CLI the accounts of its profiles, and no key', () => {
    const text = read('hubspot.config.yml');
    const { portals } = parse(text) as { portals: readonly { name: string; portalId: number }[] };
    const profiles = portals.map(({ name }) => {
      const { accountId } = JSON.parse(read(`extensions/hsprofile.${name}.json`)) as { accountId: number };
      return { name, accountId };
    });
    expect(portals.map(({ name, portalId }) => ({ name, accountId: portalId }))).toEqual(profiles);
    const values = text.replaceAll(/#.*/g, '');
    expect(values).not.toMatch(/key:|token|secret|auth:|password/i);
  });
});

describe('the command', () => {
  test('tells what it checked, and exits 0', () => {
    const { status, stdout } = runCommand();
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(APP) as string });
  });

  test('refuses a folder that does not exist as wrong usage, and exits 2', () => {
    const { status, stderr } = runCommand(join(ROOT, 'no-such-folder'));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Usage:') as string });
  });
});

describe('a HubSpot project broken on purpose is refused, and the file is named:', () => {
  let copy: ProjectCopy;
  beforeEach(async () => {
    copy = await copyProject();
  });
  afterEach(() => rm(copy.root, { recursive: true }));

  const broken = [...BROKEN_FILES, ...BROKEN_MEANINGS, ...BROKEN_ACTIONS, ...BROKEN_PAGES, ...BROKEN_CARDS];
  test.each(broken)('$name', async ({ damage, file, message }) => {
    await damage(copy);
    const { problems } = await validateProject(copy.root);
    expect(problems).toContainEqual({ file, message: expect.stringMatching(message) as string });
  });

  test('the command names file and fault on stderr, and exits 1', async () => {
    await copy.remove(APP);
    const { status, stdout, stderr } = runCommand(copy.root);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^extensions\/app\/webhooks\/webhooks-hsmeta.json: This 'webhooks' component must be/m,
    );
  });

  test('a copy that nobody broke has no problem', async () => {
    expect((await validateProject(copy.root)).problems).toEqual([]);
  });
});
