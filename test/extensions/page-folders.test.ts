import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../../extensions/app/settings/installation.ts';
import { isInstallation } from '../../extensions/app/settings/installation.ts';
import type { InstallationView } from '../../src/app/installation.ts';
import { ROOT } from './project-copy.ts';

const SETTINGS_FOLDER = join(ROOT, 'extensions/app/settings');
const PAGES_FOLDER = join(ROOT, 'extensions/app/pages');
/** Each folder has its own: its subject, its entrypoint, its words, and its name as a package. */
const OWN = ['words.ts', 'package.json'];

test('what both folders hold is the same in both, since HubSpot builds each by itself', () => {
  const shared = readdirSync(SETTINGS_FOLDER).filter(
    (name) => readdirSync(PAGES_FOLDER).includes(name) && !OWN.includes(name),
  );
  expect(shared).toEqual([
    'ask-server.ts',
    'failure-words.ts',
    'failure.tsx',
    'language.ts',
    'tsconfig.json',
    'use-answer.ts',
  ]);
  for (const name of shared) {
    expect(readFileSync(join(PAGES_FOLDER, name), 'utf8')).toBe(
      readFileSync(join(SETTINGS_FOLDER, name), 'utf8'),
    );
  }
});

const VIEW: InstallationView = {
  version: '0.1.0',
  portalId: null,
  rulesVersion: 'abc',
  ready: true,
  checks: [],
  solutions: [],
  backlogSeconds: 0,
};

test('what the server answers is what the settings page expects', () => {
  // The types agree as well: this line would not pass the type check otherwise.
  const installation: Installation = VIEW;
  expect(isInstallation(installation)).toBe(true);
});

test.each(['version', 'rulesVersion', 'checks', 'solutions'])(
  'an answer without %s is not taken for one of the server',
  (name) => {
    expect(isInstallation({ ...VIEW, [name]: undefined })).toBe(false);
  },
);

test.each([null, 'text', 7, [], {}])('%j is not taken for an answer of the server', (value) => {
  expect(isInstallation(value)).toBe(false);
});
