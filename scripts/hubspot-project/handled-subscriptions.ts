/** What a server with this project's rules handles: company properties that situations name included. */
import { join } from 'node:path';

import { loadRules } from '../../src/rules/load-rules.ts';
import { companyProperties } from '../../src/worker/mirrored-properties.ts';
import { listSubscriptions, type Subscription } from '../../src/worker/subscriptions.ts';

/** `root` is the folder of `hsproject.json`; CONFIG_DIR names another folder of rules, as for the server. */
export async function readHandledSubscriptions(root: string): Promise<readonly Subscription[]> {
  const loaded = await loadRules(process.env['CONFIG_DIR'] ?? join(root, 'config'));
  // Rules that cannot be used are told by `check`; what every rule set needs is still known.
  return loaded.ok ? listSubscriptions(companyProperties(loaded.rules)) : listSubscriptions();
}
