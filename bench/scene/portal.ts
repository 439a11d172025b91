/** The sandbox with everything of ours installed, as a portal stands after `buying-groups install`. */
import { install } from '../../src/cli/install.ts';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import { createGateway } from '../../src/hubspot/create-gateway.ts';
import type { Clock } from '../../src/hubspot/gateway.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { listSubscriptions } from '../../src/worker/subscriptions.ts';

/** The origin that webhooks are signed for; nothing is ever sent there. */
export const PUBLIC_URL = 'https://bg.example.com';
export const SECRET = 'benchmark-client-secret';
const CONFIG = new URL('../../config', import.meta.url).pathname;

/**
 * With tasks for owners, which the sample leaves out: what is measured is the app with everything it does.
 * @throws Error when the sample configuration has a fault.
 */
export async function loadSampleRules(): Promise<RuleSet> {
  const loaded = await loadRules(CONFIG);
  if (loaded.ok) {
    const { settings } = loaded.rules;
    return {
      ...loaded.rules,
      settings: { ...settings, alerts: { ...settings.alerts, delivery: 'tasks' } },
    };
  }
  throw new Error(`The sample configuration in config/ is broken; run "npm run bg -- check" and correct it.`);
}

/** The calls of the installation are not counted. */
export async function openPortal(
  clock: Clock,
  options: Pick<SandboxOptions, 'onExchange'> = {},
): Promise<Sandbox> {
  const sandbox = await startSandbox({ clientSecret: SECRET, now: () => clock.now(), ...options });
  const gateway = createGateway({
    baseUrl: sandbox.url,
    accessToken: sandbox.token,
    takeCall: () => Promise.resolve(0),
    clock,
    random: () => 0,
  });
  const rules = await loadSampleRules();
  await install({ gateway, rules, dryRun: false, json: true, write: () => undefined });
  sandbox.webhooks.subscribe(listSubscriptions());
  sandbox.calls.reset();
  return sandbox;
}
