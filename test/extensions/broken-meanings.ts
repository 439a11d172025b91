/** Files that HubSpot may read and that would fail afterwards: unreachable servers, scopes, subscriptions, cards. */
import { set } from './breakage.ts';
import type { Breakage } from './breakage.ts';
import { APP, PRODUCTION, WEBHOOKS } from './project-copy.ts';
import type { Editable, ProjectCopy } from './project-copy.ts';

const config = (content: Editable): Editable => content['config'] as Editable;
const scopes = (content: Editable): string[] =>
  (config(content)['auth'] as Editable)['requiredScopes'] as unknown as string[];
const events = (content: Editable): Record<string, unknown>[] =>
  (config(content)['subscriptions'] as Editable)['crmObjects'] as unknown as Record<string, unknown>[];

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

export const BROKEN_MEANINGS: readonly Breakage[] = [
  {
    name: 'a permitted URL that is not encrypted',
    damage: (copy) =>
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
    damage: set(APP, 'config.permittedUrls.fetch', ['${PUBLIC_URL}', 'https://localhost:8080']),
    file: APP,
    message: /"https:\/\/localhost:8080".* cannot be reached from outside/,
  },
  {
    name: 'a card that may not call the server',
    damage: set(APP, 'config.permittedUrls.fetch', []),
    file: APP,
    message: /fetch lacks "\$\{PUBLIC_URL\}"/,
  },
  {
    name: 'webhooks sent to a route that does not exist',
    damage: set(WEBHOOKS, 'config.settings.targetUrl', '${PUBLIC_URL}/hubspot'),
    file: WEBHOOKS,
    message: /"\$\{PUBLIC_URL\}\/webhooks\/hubspot" was expected/,
  },
  {
    name: 'webhooks sent to another server than the profile names',
    damage: set(WEBHOOKS, 'config.settings.targetUrl', 'https://other.example.com/webhooks/hubspot'),
    file: WEBHOOKS,
    message: /config.settings.targetUrl: .* was expected/,
  },
  {
    name: 'a profile whose server is not encrypted',
    damage: set(PRODUCTION, 'variables.PUBLIC_URL', 'http://bg.example.com'),
    file: PRODUCTION,
    message: /variables.PUBLIC_URL .* is not https/,
  },
  {
    name: 'a profile whose server has a path',
    damage: set(PRODUCTION, 'variables.PUBLIC_URL', 'https://bg.example.com/app'),
    file: PRODUCTION,
    message: /more than an origin/,
  },
  {
    name: 'a profile without a variable in use',
    damage: set(PRODUCTION, 'variables.SUPPORT_EMAIL', undefined),
    file: PRODUCTION,
    message: /Missing value for SUPPORT_EMAIL/,
  },
  {
    name: 'a profile without an account',
    damage: set(PRODUCTION, 'accountId', undefined),
    file: PRODUCTION,
    message: /accountId: the number/,
  },
  {
    name: 'two profiles for one account',
    damage: set(PRODUCTION, 'accountId', 10_000_002),
    file: 'extensions/hsprofile.test.json',
    message: /accountId is that of extensions\/hsprofile.production.json too/,
  },
  {
    name: 'a scope too few (P39)',
    damage: (copy) => copy.edit(APP, (content) => void scopes(content).splice(1, 1)),
    file: APP,
    message: /lacks "crm.objects.contacts.read", which POST \/crm\/objects\/contacts\/batch\/read needs/,
  },
  {
    name: 'a scope too many (P39)',
    damage: (copy) => copy.edit(APP, (content) => void scopes(content).push('crm.objects.owners.read')),
    file: APP,
    message: /asks for "crm.objects.owners.read", which no call/,
  },
  {
    name: 'an optional scope too few (P39)',
    damage: set(APP, 'config.auth.optionalScopes', []),
    file: APP,
    message: /optionalScopes lacks "crm.objects.marketing_events.read"/,
  },
  {
    name: 'an optional scope that nothing uses (P39)',
    damage: set(APP, 'config.auth.optionalScopes', ['tickets']),
    file: APP,
    message: /asks for "tickets"/,
  },
  {
    name: 'a subscription too few',
    damage: (copy) => copy.edit(WEBHOOKS, (content) => void events(content).shift()),
    file: WEBHOOKS,
    message: /contact object.creation is missing/,
  },
  {
    name: 'a subscription that is switched off',
    damage: (copy) =>
      copy.edit(WEBHOOKS, (content) => void Object.assign(events(content)[0] ?? {}, { active: false })),
    file: WEBHOOKS,
    message: /contact object.creation is missing/,
  },
  {
    name: 'a subscription the server does not handle',
    damage: (copy) =>
      copy.edit(WEBHOOKS, (content) => {
        events(content).push({ subscriptionType: 'object.creation', objectType: 'ticket', active: true });
      }),
    file: WEBHOOKS,
    message: /ticket object.creation is not handled/,
  },
  {
    name: 'a subscription listed twice',
    damage: (copy) => copy.edit(WEBHOOKS, (content) => void events(content).push({ ...events(content)[0] })),
    file: WEBHOOKS,
    message: /contact object.creation is listed twice/,
  },
  {
    name: 'a property change without its property',
    damage: (copy) =>
      copy.edit(WEBHOOKS, (content) => {
        events(content).push({ subscriptionType: 'object.propertyChange', objectType: 'deal', active: true });
      }),
    file: WEBHOOKS,
    message: /propertyName/,
  },
  {
    name: 'a card whose file does not exist',
    damage: (copy) => addCard(copy, '/app/cards/Card.tsx'),
    file: CARD,
    message: /"\/app\/cards\/Card.tsx" does not exist/,
  },
  {
    name: 'a card that does not register itself',
    damage: async (copy) => {
      await addCard(copy, '/app/cards/Card.tsx');
      await copy.write('extensions/app/cards/Card.tsx', 'export {};');
    },
    file: CARD,
    message: /does not call hubspot.extend/,
  },
  {
    name: 'a card built with a React that HubSpot does not run',
    damage: async (copy) => {
      await addCard(copy, '/app/cards/Card.tsx');
      await copy.write('extensions/app/cards/Card.tsx', 'hubspot.extend(() => null);');
      const dependencies = { react: '^19.0.0', '@hubspot/ui-extensions': '0.17.0' };
      await copy.write('extensions/app/cards/package.json', JSON.stringify({ dependencies }));
    },
    file: 'extensions/app/cards/package.json',
    message: /dependencies.react is "\^19.0.0"; 18.3.1 was expected/,
  },
];
