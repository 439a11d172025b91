// Checks the HubSpot project without an account and without a network: `npm run validate:hubspot [-- FOLDER]`.
// Exit code 0: nothing found; 1: something HubSpot would refuse or that would fail after the upload; 2: wrong usage.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { validateProject } from './hubspot-project/validate-project.ts';

const folders = process.argv.slice(2);
const root = resolve(folders[0] ?? fileURLToPath(new URL('..', import.meta.url)));
if (folders.length > 1 || !existsSync(root)) {
  process.stderr.write(
    'Usage: npm run validate:hubspot [-- FOLDER], an existing folder that holds hsproject.json.\n',
  );
  process.exit(2);
}

const { problems, metaFiles, profiles } = await validateProject(root);
for (const { file, message } of problems) process.stderr.write(`${file}: ${message}\n`);
if (problems.length > 0) {
  process.stderr.write(`\nThe HubSpot project has ${problems.length} problem(s).\n`);
  process.exit(1);
}
process.stdout.write(
  `The HubSpot project has no problem: ${metaFiles.join(', ')}; profiles ${profiles.join(', ')}.\n` +
    "The schemas of the fields are our reading of HubSpot's documentation (scripts/hubspot-schemas);\n" +
    'once there is an account, `hs project validate` has the last word.\n',
);
