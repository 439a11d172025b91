// The server has one tsconfig.json, and each folder that HubSpot builds by itself has its own.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

const failed = [
  'tsconfig.json',
  ...globSync('extensions/app/*/tsconfig.json', { cwd: ROOT }).toSorted(),
].filter(
  (project) =>
    spawnSync(process.execPath, [TSC, '--noEmit', '-p', project], { cwd: ROOT, stdio: 'inherit' }).status !==
    0,
);
process.exitCode = failed.length === 0 ? 0 : 1;
