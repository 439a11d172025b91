/** The subscriptions of the project against what the server handles: a portal sends nothing else. */
import type { Subscription } from '../../src/worker/subscriptions.ts';
import type { Component } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';

const REMEDY = 'Run `node scripts/run.mjs node scripts/write-webhooks.mjs`.';
/** Left where it is and switched off, an entry does no harm; HubSpot may refuse an upload that lacks one it knows. */
const LISTS = ['crmObjects', 'hubEvents', 'legacyCrmObjects'] as const;

type Json = Readonly<Record<string, unknown>>;

/** `handled`: what the server counts on. */
export function checkWebhooks(
  components: readonly Component[],
  handled: readonly Subscription[],
): readonly ProjectProblem[] {
  return components
    .filter(({ type }) => type === 'WEBHOOKS')
    .flatMap(({ file, config }) =>
      compareSubscriptions((config['subscriptions'] ?? {}) as Json, handled).map((message) => ({
        file,
        message,
      })),
    );
}

function compareSubscriptions(subscriptions: Json, expected: readonly Subscription[]): readonly string[] {
  const handled = new Set(expected.map((subscription) => nameSubscription({ ...subscription })));
  const listed = LISTS.flatMap((list) => readActive(subscriptions[list]).map(nameSubscription));
  const missing = [...handled].filter((name) => !listed.includes(name));
  const unhandled = listed.filter((name) => !handled.has(name));
  const twice = listed.filter((name, index) => listed.indexOf(name) !== index);
  return [
    ...missing.map((name) => `The subscription ${name} is missing; the server counts on it. ${REMEDY}`),
    ...unhandled.map((name) => `The subscription ${name} is not handled by the server. ${REMEDY}`),
    ...twice.map((name) => `The subscription ${name} is listed twice. ${REMEDY}`),
  ];
}

function readActive(list: unknown): readonly Json[] {
  return Array.isArray(list) ? (list as Json[]).filter((entry) => entry['active'] === true) : [];
}

function nameSubscription(entry: Json): string {
  const { subscriptionType, objectType, propertyName } = entry;
  return [objectType, subscriptionType, propertyName].filter((part) => part !== undefined).join(' ');
}
