/** Files that HubSpot would not read: each with the file that must be named and what must be said about it. */
import { set } from './breakage.ts';
import type { Breakage } from './breakage.ts';
import { ACTION, APP, HOME, SETTINGS, WEBHOOKS } from './project-copy.ts';
import type { ProjectCopy } from './project-copy.ts';

export const BROKEN_FILES: readonly Breakage[] = [
  {
    name: 'a project file without a platform version',
    damage: set('hsproject.json', 'platformVersion', undefined),
    file: 'hsproject.json',
    message: /missing required field\(s\): platformVersion/,
  },
  {
    name: 'a source folder that does not exist',
    damage: set('hsproject.json', 'srcDir', 'source'),
    file: 'hsproject.json',
    message: /does not exist: source/,
  },
  {
    name: 'a platform version HubSpot does not know',
    damage: set('hsproject.json', 'platformVersion', '2019.1'),
    file: 'hsproject.json',
    message: /Unsupported platform version: '2019.1'/,
  },
  {
    name: 'JSON that is none',
    damage: (copy) => copy.write(APP, '{ "uid": "buying_groups", }'),
    file: APP,
    message: /Invalid JSON: .*position/,
  },
  {
    name: 'a list where an object was expected',
    damage: (copy) => copy.write(WEBHOOKS, '[]'),
    file: WEBHOOKS,
    message: /JSON object/,
  },
  {
    name: 'a type HubSpot does not know',
    damage: set(WEBHOOKS, 'type', 'webhook'),
    file: WEBHOOKS,
    message: /Unsupported type: webhook/,
  },
  {
    name: 'a type that belongs elsewhere',
    damage: set(WEBHOOKS, 'type', 'card'),
    file: WEBHOOKS,
    message: /directory '.*webhooks' is incorrect for type 'card'/,
  },
  { name: 'no uid', damage: set(APP, 'uid', undefined), file: APP, message: /Missing required field: 'uid'/ },
  {
    name: 'a uid with a space',
    damage: set(APP, 'uid', 'buying groups'),
    file: APP,
    message: /'uid' should use only letters/,
  },
  {
    name: 'a uid that is too long',
    damage: set(APP, 'uid', 'x'.repeat(65)),
    file: APP,
    message: /'uid' must be 64 characters or less/,
  },
  {
    name: 'one uid for two components',
    damage: set(WEBHOOKS, 'uid', 'buying_groups'),
    file: 'hsproject.json',
    message:
      /Duplicate uid 'buying_groups' found in: - app.app-hsmeta.json - app.webhooks.webhooks-hsmeta.json/,
  },
  {
    name: 'an unknown field at the top',
    damage: set(APP, 'version', 1),
    file: APP,
    message: /Unexpected top-level properties found: version/,
  },
  {
    name: 'an unknown field in the configuration',
    damage: set(APP, 'config.colour', 'red'),
    file: APP,
    message: /additional properties.*colour/,
  },
  {
    name: 'a value of the wrong type',
    damage: set(WEBHOOKS, 'config.settings.maxConcurrentRequests', 'ten'),
    file: WEBHOOKS,
    message: /maxConcurrentRequests: must be integer/,
  },
  {
    name: 'a required field left out',
    damage: set(APP, 'config.name', undefined),
    file: APP,
    message: /Missing required field: 'config.name'/,
  },
  {
    name: 'no app',
    damage: (copy) => copy.remove(APP),
    file: WEBHOOKS,
    message: /must be a child of the 'app'/,
  },
  {
    name: 'no webhooks',
    damage: (copy) => copy.remove(WEBHOOKS),
    file: WEBHOOKS,
    message: /no component of the type webhooks/,
  },
  {
    name: 'two webhooks components',
    damage: async (copy) => {
      await copy.write(
        'extensions/app/webhooks/more-hsmeta.json',
        '{"uid":"more","type":"webhooks","config":{}}',
      );
    },
    file: WEBHOOKS,
    message: /Only one webhooks component is allowed/,
  },
  {
    name: 'webhooks in the folder of the cards',
    damage: (copy) => copy.move(WEBHOOKS, 'extensions/app/cards/webhooks-hsmeta.json'),
    file: 'extensions/app/cards/webhooks-hsmeta.json',
    message: /directory '.*cards' is incorrect for type 'webhooks'/,
  },
  {
    name: 'webhooks one folder too deep, where HubSpot does not look',
    damage: (copy) => copy.move(WEBHOOKS, 'extensions/app/webhooks/deep/webhooks-hsmeta.json'),
    file: 'extensions/app/webhooks/deep/webhooks-hsmeta.json',
    message: /HubSpot ignores/,
  },
  ...[APP, WEBHOOKS, SETTINGS, HOME, ACTION].map((file) => ({
    name: `JSON cut off in ${file}`,
    damage: async (copy: ProjectCopy) => copy.write(file, '{ "uid": '),
    file,
    message: /Invalid JSON/,
  })),
  ...[SETTINGS, HOME].flatMap((file) => [
    {
      name: `no entrypoint in ${file}`,
      damage: set(file, 'config.entrypoint', undefined),
      file,
      message: /Missing required field: 'config.entrypoint'/,
    },
    {
      name: `an entrypoint of another folder in ${file}`,
      damage: set(file, 'config.entrypoint', '/app/cards/Card.tsx'),
      file,
      message: /entrypoint/,
    },
    {
      name: `an unknown field in ${file}`,
      damage: set(file, 'config.colour', 'red'),
      file,
      message: /additional properties.*colour/,
    },
  ]),
  ...(
    [
      [SETTINGS, 'settings'],
      [HOME, 'page'],
      [ACTION, 'workflow-action'],
    ] as const
  ).map(([file, type]) => ({
    name: `no ${type}`,
    damage: (copy: ProjectCopy) => copy.remove(file),
    file,
    message: new RegExp(`no component of the type ${type}\\.`),
  })),
  {
    name: 'an action without its address',
    damage: set(ACTION, 'config.actionUrl', undefined),
    file: ACTION,
    message: /Missing required field: 'config.actionUrl'/,
  },
  {
    name: 'an action without English words',
    damage: set(ACTION, 'config.labels.en', undefined),
    file: ACTION,
    message: /Missing required field: 'config.labels.en'/,
  },
  {
    name: 'a kind of value HubSpot does not know',
    damage: set(ACTION, 'config.inputFields.0.supportedValueTypes', ['ANYTHING']),
    file: ACTION,
    message: /supportedValueTypes/,
  },
  {
    name: 'an option without a label',
    damage: set(ACTION, 'config.inputFields.0.typeDefinition.options.0.label', undefined),
    file: ACTION,
    message: /options.0.label/,
  },
  {
    name: 'a client HubSpot does not know',
    damage: set(ACTION, 'config.supportedClients.0.client', 'LISTS'),
    file: ACTION,
    message: /client/,
  },
];
