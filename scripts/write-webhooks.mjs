// Writes the description of the webhooks from the code and the rules: `node scripts/run.mjs node scripts/write-webhooks.mjs`,
// after every change of what the server handles or of the company properties that rules name. A test fails until it was run.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readHandledSubscriptions } from './hubspot-project/handled-subscriptions.ts';
import { renderWebhooks } from './hubspot-project/webhooks-file.ts';

const FILE = 'extensions/app/webhooks/webhooks-hsmeta.json';
const subscriptions = await readHandledSubscriptions(fileURLToPath(new URL('..', import.meta.url)));
writeFileSync(fileURLToPath(new URL(`../${FILE}`, import.meta.url)), renderWebhooks(subscriptions));
process.stdout.write(`${FILE}: ${subscriptions.length} subscriptions written.\n`);
