/** Every URL HubSpot calls or lets the card call: public, encrypted, and the server of the profile. */
import type { Component } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';
import type { Profile } from './read-project.ts';
import { WEBHOOK_PATH } from './webhooks-file.ts';
import { ACTION_PATH } from './check-workflow-action.ts';

type Json = Readonly<Record<string, unknown>>;

/** Answers what is wrong with a URL, or null. */
function judgeUrl(text: string): string | null {
  if (!URL.canParse(text)) return 'is not a URL';
  const { protocol, hostname, username } = new URL(text);
  if (protocol !== 'https:') return 'is not https';
  if (username !== '') return 'holds a user name';
  // HubSpot calls from its own machines, so this machine and private networks are out of its reach.
  const isLocal = /(^|\.)localhost$|^(127|10|0|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\.|^\[/.test(
    hostname,
  );
  return isLocal ? 'cannot be reached from outside' : null;
}

export function checkUrls(
  components: readonly Component[],
  profile: Profile | null,
): readonly ProjectProblem[] {
  const origin =
    typeof profile?.variables['PUBLIC_URL'] === 'string' ? profile.variables['PUBLIC_URL'] : null;
  return components.flatMap(({ type, file, config }) => [
    ...listUrls(type, config).flatMap(({ path, url }) => {
      const fault = judgeUrl(url);
      const where = profile === null ? '' : ` with ${profile.file}`;
      if (fault === null) return [];
      return [{ file, message: `${path} "${url}"${where} ${fault}. A public https URL was expected.` }];
    }),
    ...(origin === null ? [] : checkOrigin(type, file, config, origin)),
  ]);
}

function listUrls(type: string, config: Json): readonly { readonly path: string; readonly url: string }[] {
  if (type === 'APPLICATION') {
    const permitted = (config['permittedUrls'] ?? {}) as Json;
    return ['fetch', 'iframe', 'img'].flatMap((kind) =>
      readTexts(permitted[kind]).map((url) => ({ path: `config.permittedUrls.${kind}`, url })),
    );
  }
  if (type === 'WEBHOOKS') {
    const { targetUrl } = (config['settings'] ?? {}) as Json;
    return readTexts([targetUrl]).map((url) => ({ path: 'config.settings.targetUrl', url }));
  }
  if (type !== 'WORKFLOW_ACTION') return [];
  return readTexts([config['actionUrl']]).map((url) => ({ path: 'config.actionUrl', url }));
}

/** The card and the webhooks reach one server, the one that PUBLIC_URL names: signatures are checked against it. */
function checkOrigin(type: string, file: string, config: Json, origin: string): readonly ProjectProblem[] {
  if (type === 'APPLICATION') {
    const permitted = (config['permittedUrls'] ?? {}) as Json;
    if (readTexts(permitted['fetch']).includes(origin)) return [];
    return [
      {
        file,
        message: 'config.permittedUrls.fetch lacks "${PUBLIC_URL}", the server the card calls. Add it.',
      },
    ];
  }
  if (type === 'WEBHOOKS') {
    const { targetUrl } = (config['settings'] ?? {}) as Json;
    return checkRoute(file, 'config.settings.targetUrl', targetUrl, origin, WEBHOOK_PATH);
  }
  if (type !== 'WORKFLOW_ACTION') return [];
  return checkRoute(file, 'config.actionUrl', config['actionUrl'], origin, ACTION_PATH);
}

function checkRoute(
  file: string,
  field: string,
  url: unknown,
  origin: string,
  path: string,
): readonly ProjectProblem[] {
  if (url === `${origin}${path}`) return [];
  const message = `${field}: "\${PUBLIC_URL}${path}" was expected, the route the server answers.`;
  return [{ file, message }];
}

function readTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** One profile per account: which account it is, and where the server of that account stands. */
export function checkProfiles(profiles: readonly Profile[]): readonly ProjectProblem[] {
  return profiles.flatMap((profile, index) => {
    const { file, accountId, variables } = profile;
    const shared = profiles.slice(0, index).find((other) => other.accountId === accountId);
    const publicUrl = variables['PUBLIC_URL'];
    const messages = [
      ...(Number.isSafeInteger(accountId) && (accountId as number) > 0
        ? []
        : ['accountId: the number of the HubSpot account was expected.']),
      ...(shared ? [`accountId is that of ${shared.file} too: a build of one would replace the other.`] : []),
      ...judgePublicUrl(publicUrl),
    ];
    return messages.map((message) => ({ file, message }));
  });
}

function judgePublicUrl(value: unknown): readonly string[] {
  const expected = 'An https origin was expected, such as https://bg.example.com.';
  if (typeof value !== 'string') return [`variables.PUBLIC_URL is missing. ${expected}`];
  const fault = judgeUrl(value);
  if (fault !== null) return [`variables.PUBLIC_URL "${value}" ${fault}. ${expected}`];
  return new URL(value).origin === value
    ? []
    : [`variables.PUBLIC_URL "${value}" is more than an origin. ${expected}`];
}
