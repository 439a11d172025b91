/** Ways to break the HubSpot project, each with the file that must be named and what must be said about it. */
import { APP, PRODUCTION, WEBHOOKS } from './project-copy.ts';
import type { Editable, ProjectCopy } from './project-copy.ts';

export interface Breakage {
  readonly name: string;
  readonly break: (copy: ProjectCopy) => Promise<void>;
  readonly file: string;
  readonly message: RegExp;
}

const config = (content: Editable): Editable => content['config'] as Editable;
const scopes = (content: Editable): string[] =>
  (config(content)['auth'] as Editable)['requiredScopes'] as unknown as string[];
const events = (content: Editable): Record<string, unknown>[] =>
  (config(content)['subscriptions'] as Editable)['crmObjects'] as unknown as Record<string, unknown>[];

/** Sets one field of a file, by its path. */
function set(file: string, path: string, value: unknown): Breakage['break'] {
  return (copy) =>
    copy.edit(file, (content) => {
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      const place = keys.reduce((object, key) => object[key] as Editable, content) as Record<string, unknown>;
      if (value === undefined) delete place[last];
      else place[last] = value;
    });
}

const CARD = 'extensions/app/cards/card-hsmeta.json';
const addCard = (copy: ProjectCopy, entrypoint: string) =>
  copy.write(
    CARD,
    JSON.stringify({
      uid: 'card',
      type: 'card',
      config: { name: 'Card', location: 'crm.record.tab', entrypoint, objectTypes: ['deals'] },
    }),
  );

export const BROKEN_FILES: readonly Breakage[] = [
  {
    name: 'a project file without a platform version',
    break: set('hsproject.json', 'platformVersion', undefined),
    file: 'hsproject.json',
    message: /missing required field\(s\): platformVersion/,
  },
  {
    name: 'a source folder that does not exist',
    break: set('hsproject.json', 'srcDir', 'source'),
    file: 'hsproject.json',
    message: /does not exist: source/,
  },
  {
    name: 'a platform version HubSpot does not know',
    break: set('hsproject.json', 'platformVersion', '2019.1'),
    file: 'hsproject.json',
    message: /Unsupported platform version: '2019.1'/,
  },
  {
    name: 'JSON that is none',
    break: (copy) => copy.write(APP, '{ "uid": "buying_groups", }'),
    file: APP,
    message: /Invalid JSON: .*position/,
  },
  {
    name: 'a list where an object was expected',
    break: (copy) => copy.write(WEBHOOKS, '[]'),
    file: WEBHOOKS,
    message: /JSON object/,
  },
  {
    name: 'a type HubSpot does not know',
    break: set(WEBHOOKS, 'type', 'webhook'),
    file: WEBHOOKS,
    message: /Unsupported type: webhook/,
  },
  {
    name: 'a type that belongs elsewhere',
    break: set(WEBHOOKS, 'type', 'card'),
    file: WEBHOOKS,
    message: /directory '.*webhooks' is incorrect for type 'card'/,
  },
  { name: 'no uid', break: set(APP, 'uid', undefined), file: APP, message: /Missing required field: 'uid'/ },
  {
    name: 'a uid with a space',
    break: set(APP, 'uid', 'buying groups'),
    file: APP,
    message: /'uid' should use only letters/,
  },
  {
    name: 'a uid that is too long',
    break: set(APP, 'uid', 'x'.repeat(65)),
    file: APP,
    message: /'uid' must be 64 characters or less/,
  },
  {
    name: 'one uid for two components',
    break: set(WEBHOOKS, 'uid', 'buying_groups'),
    file: 'hsproject.json',
    message:
      /Duplicate uid 'buying_groups' found in: - app.app-hsmeta.json - app.webhooks.webhooks-hsmeta.json/,
  },
  {
    name: 'an unknown field at the top',
    break: set(APP, 'version', 1),
    file: APP,
    message: /Unexpected top-level properties found: version/,
  },
  {
    name: 'an unknown field in the configuration',
    break: set(APP, 'config.colour', 'red'),
    file: APP,
    message: /additional properties.*colour/,
  },
  {
    name: 'a value of the wrong type',
    break: set(WEBHOOKS, 'config.settings.maxConcurrentRequests', 'ten'),
    file: WEBHOOKS,
    message: /maxConcurrentRequests: must be integer/,
  },
  {
    name: 'a required field left out',
    break: set(APP, 'config.name', undefined),
    file: APP,
    message: /Missing required field: 'config.name'/,
  },
  {
    name: 'no app',
    break: (copy) => copy.remove(APP),
    file: WEBHOOKS,
    message: /must be a child of the 'app'/,
  },
  {
    name: 'no webhooks',
    break: (copy) => copy.remove(WEBHOOKS),
    file: WEBHOOKS,
    message: /no component of the type webhooks/,
  },
  {
    name: 'two webhooks components',
    break: async (copy) => {
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
    break: (copy) => copy.move(WEBHOOKS, 'extensions/app/cards/webhooks-hsmeta.json'),
    file: 'extensions/app/cards/webhooks-hsmeta.json',
    message: /directory '.*cards' is incorrect for type 'webhooks'/,
  },
  {
    name: 'webhooks one folder too deep, where HubSpot does not look',
    break: (copy) => copy.move(WEBHOOKS, 'extensions/app/webhooks/deep/webhooks-hsmeta.json'),
    file: 'extensions/app/webhooks/deep/webhooks-hsmeta.json',
    message: /HubSpot ignores/,
  },
];

export const BROKEN_MEANINGS: readonly Breakage[] = [
  {
    name: 'a permitted URL that is not encrypted',
    break: (copy) =>
      copy.edit(APP, (content) => {
        (config(content)['permittedUrls'] as unknown as Record<string, string[]>)['fetch']?.push(
          'http://x.com',
        );
      }),
    file: APP,
    message: /config.permittedUrls.fetch "http:\/\/x.com".* is not https/,
  },
  {
    name: 'a permitted URL on this machine',
    break: set(APP, 'config.permittedUrls.fetch', ['${PUBLIC_URL}', 'https://localhost:8080']),
    file: APP,
    message: /"https:\/\/localhost:8080".* cannot be reached from outside/,
  },
  {
    name: 'a card that may not call the server',
    break: set(APP, 'config.permittedUrls.fetch', []),
    file: APP,
    message: /fetch lacks "\$\{PUBLIC_URL\}"/,
  },
  {
    name: 'webhooks sent to a route that does not exist',
    break: set(WEBHOOKS, 'config.settings.targetUrl', '${PUBLIC_URL}/hubspot'),
    file: WEBHOOKS,
    message: /"\$\{PUBLIC_URL\}\/webhooks\/hubspot" was expected/,
  },
  {
    name: 'webhooks sent to another server than the profile names',
    break: set(WEBHOOKS, 'config.settings.targetUrl', 'https://other.example.com/webhooks/hubspot'),
    file: WEBHOOKS,
    message: /config.settings.targetUrl: .* was expected/,
  },
  {
    name: 'a profile whose server is not encrypted',
    break: set(PRODUCTION, 'variables.PUBLIC_URL', 'http://bg.example.com'),
    file: PRODUCTION,
    message: /variables.PUBLIC_URL .* is not https/,
  },
  {
    name: 'a profile whose server has a path',
    break: set(PRODUCTION, 'variables.PUBLIC_URL', 'https://bg.example.com/app'),
    file: PRODUCTION,
    message: /more than an origin/,
  },
  {
    name: 'a profile without a variable in use',
    break: set(PRODUCTION, 'variables.SUPPORT_EMAIL', undefined),
    file: PRODUCTION,
    message: /Missing value for SUPPORT_EMAIL/,
  },
  {
    name: 'a profile without an account',
    break: set(PRODUCTION, 'accountId', undefined),
    file: PRODUCTION,
    message: /accountId: the number/,
  },
  {
    name: 'two profiles for one account',
    break: set(PRODUCTION, 'accountId', 10_000_002),
    file: 'extensions/hsprofile.test.json',
    message: /accountId is that of extensions\/hsprofile.production.json too/,
  },
  {
    name: 'a scope too few (P39)',
    break: (copy) => copy.edit(APP, (content) => void scopes(content).splice(1, 1)),
    file: APP,
    message: /lacks "crm.objects.contacts.read", which POST \/crm\/objects\/contacts\/batch\/read needs/,
  },
  {
    name: 'a scope too many (P39)',
    break: (copy) => copy.edit(APP, (content) => void scopes(content).push('crm.objects.owners.read')),
    file: APP,
    message: /asks for "crm.objects.owners.read", which no call/,
  },
  {
    name: 'an optional scope that nothing uses (P39)',
    break: set(APP, 'config.auth.optionalScopes', ['tickets']),
    file: APP,
    message: /asks for "tickets"/,
  },
  {
    name: 'a subscription too few',
    break: (copy) => copy.edit(WEBHOOKS, (content) => void events(content).shift()),
    file: WEBHOOKS,
    message: /contact object.creation is missing/,
  },
  {
    name: 'a subscription that is switched off',
    break: (copy) =>
      copy.edit(WEBHOOKS, (content) => void Object.assign(events(content)[0] ?? {}, { active: false })),
    file: WEBHOOKS,
    message: /contact object.creation is missing/,
  },
  {
    name: 'a subscription the server does not handle',
    break: (copy) =>
      copy.edit(WEBHOOKS, (content) => {
        events(content).push({ subscriptionType: 'object.creation', objectType: 'ticket', active: true });
      }),
    file: WEBHOOKS,
    message: /ticket object.creation is not handled/,
  },
  {
    name: 'a subscription listed twice',
    break: (copy) => copy.edit(WEBHOOKS, (content) => void events(content).push({ ...events(content)[0] })),
    file: WEBHOOKS,
    message: /contact object.creation is listed twice/,
  },
  {
    name: 'a property change without its property',
    break: (copy) =>
      copy.edit(WEBHOOKS, (content) => {
        events(content).push({ subscriptionType: 'object.propertyChange', objectType: 'deal', active: true });
      }),
    file: WEBHOOKS,
    message: /propertyName/,
  },
  {
    name: 'a card whose file does not exist',
    break: (copy) => addCard(copy, '/app/cards/Card.tsx'),
    file: CARD,
    message: /"\/app\/cards\/Card.tsx" does not exist/,
  },
  {
    name: 'a card that does not register itself',
    break: async (copy) => {
      await addCard(copy, '/app/cards/Card.tsx');
      await copy.write('extensions/app/cards/Card.tsx', 'export {};');
    },
    file: CARD,
    message: /does not call hubspot.extend/,
  },
  {
    name: 'a card built with a React that HubSpot does not run',
    break: async (copy) => {
      await addCard(copy, '/app/cards/Card.tsx');
      await copy.write('extensions/app/cards/Card.tsx', 'hubspot.extend(() => null);');
      const dependencies = { react: '^19.0.0', '@hubspot/ui-extensions': '0.17.0' };
      await copy.write('extensions/app/cards/package.json', JSON.stringify({ dependencies }));
    },
    file: 'extensions/app/cards/package.json',
    message: /dependencies.react is "\^19.0.0"; 18.3.1 was expected/,
  },
];
