/** Pages, profiles and addresses that would fail only after the upload, in a folder HubSpot builds by itself. */
import { set } from './breakage.ts';
import type { Breakage } from './breakage.ts';
import { ACTION, APP, HOME, PRODUCTION, SETTINGS } from './project-copy.ts';

const PAGES = [
  { meta: SETTINGS, folder: 'extensions/app/settings', entry: 'SettingsPage.tsx', point: 'settings' },
  { meta: HOME, folder: 'extensions/app/pages', entry: 'HomePage.tsx', point: 'home' },
] as const;

const BROKEN_FOLDERS: readonly Breakage[] = PAGES.flatMap(({ meta, folder, entry, point }): Breakage[] => [
  {
    name: `an entrypoint that is gone, in ${folder}`,
    damage: (copy) => copy.remove(`${folder}/${entry}`),
    file: meta,
    message: /does not exist/,
  },
  {
    name: `an entrypoint that does not register itself, in ${folder}`,
    damage: (copy) => copy.write(`${folder}/${entry}`, 'const nothing = 1;'),
    file: meta,
    message: /does not call hubspot.extend/,
  },
  {
    name: `an entrypoint for another place, in ${folder}`,
    damage: (copy) => copy.write(`${folder}/${entry}`, "hubspot.extend<'crm.record.tab'>(() => null);"),
    file: meta,
    message: new RegExp(`extends "crm.record.tab"; "${point}"`),
  },
  {
    name: `an entrypoint that exports, in ${folder}`,
    damage: (copy) => copy.write(`${folder}/${entry}`, `hubspot.extend<'${point}'>(f);\nexport const a = 1;`),
    file: meta,
    message: /exports something/,
  },
  {
    name: `an import out of ${folder}`,
    damage: (copy) => copy.write(`${folder}/more.ts`, "import '../../../src/domain/words.ts';"),
    file: `${folder}/more.ts`,
    message: /leads out of the folder/,
  },
  {
    name: `an import of nothing, in ${folder}`,
    damage: (copy) => copy.remove(`${folder}/words.ts`),
    file: `${folder}/${point}-view.tsx`,
    message: /"\.\/words.ts" leads to no file/,
  },
  {
    name: `components of cards, in ${folder}`,
    damage: (copy) => copy.write(`${folder}/more.tsx`, "import { X } from '@hubspot/ui-extensions/crm';"),
    file: `${folder}/more.tsx`,
    message: /for cards on records only/,
  },
  {
    name: `code that cannot be read, in ${folder}`,
    damage: (copy) => copy.write(`${folder}/${point}-view.tsx`, 'export const view = (\n  <Text>'),
    file: `${folder}/${point}-view.tsx`,
    message: /Line 2 cannot be read/,
  },
  {
    name: `no package.json, in ${folder}`,
    damage: (copy) => copy.remove(`${folder}/package.json`),
    file: `${folder}/package.json`,
    message: /package.json is missing/,
  },
  {
    name: `a range of versions, in ${folder}`,
    damage: set(`${folder}/package.json`, 'dependencies', {
      react: '18.3.1',
      '@hubspot/ui-extensions': 'latest',
    }),
    file: `${folder}/package.json`,
    message: /ui-extensions is "latest"; one exact version was expected/,
  },
  {
    name: `no way to build JSX, in ${folder}`,
    damage: set(`${folder}/tsconfig.json`, 'compilerOptions.jsx', undefined),
    file: `${folder}/tsconfig.json`,
    message: /"react-jsx" was expected/,
  },
]);

export const BROKEN_PAGES: readonly Breakage[] = [
  ...BROKEN_FOLDERS,
  ...['PUBLIC_URL', 'SUPPORT_EMAIL', 'SUPPORT_URL'].map((name) => ({
    name: `a profile without ${name}`,
    damage: set(PRODUCTION, `variables.${name}`, undefined),
    file: PRODUCTION,
    message: new RegExp(`variables.${name} is missing; extensions/app/.* uses it`),
  })),
  {
    name: 'an empty variable in a profile',
    damage: set(PRODUCTION, 'variables.SUPPORT_URL', ' '),
    file: PRODUCTION,
    message: /variables.SUPPORT_URL is missing/,
  },
  {
    name: 'a variable that a description needs and no profile has',
    damage: set(APP, 'config.support.supportPhone', '${SUPPORT_PHONE}'),
    file: 'extensions/hsprofile.test.json',
    message: /variables.SUPPORT_PHONE is missing; extensions\/app\/app-hsmeta.json uses it/,
  },
  {
    name: 'a variable that a page reads and no profile has',
    damage: (copy) => copy.write('extensions/app/pages/more.ts', "f(context.variables?.['TEAM_URL']);"),
    file: PRODUCTION,
    message: /variables.TEAM_URL is missing; extensions\/app\/pages\/more.ts uses it/,
  },
  {
    name: 'a server written into a description',
    damage: set(ACTION, 'config.actionUrl', 'https://bg.example.com/workflow-actions/record-interaction'),
    file: ACTION,
    message: /"https:\/\/bg.example.com\/workflow-actions\/record-interaction" stands in the text/,
  },
  {
    name: 'a server written into the code of a page',
    damage: (copy) =>
      copy.write('extensions/app/pages/more.ts', "hubspot.fetch('https://bg.example.com/api');"),
    file: 'extensions/app/pages/more.ts',
    message: /"https:\/\/bg.example.com\/api" stands in the text/,
  },
];
