// The server has one tsconfig.json; folders that are built by themselves, such as the cards, have their own.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

const failed = [
  'tsconfig.json',
  ...globSync('{extensions,src,test}/**/tsconfig.json', { cwd: ROOT }).toSorted(),
].filter(
  (project) =>
    spawnSync(process.execPath, [TSC, '--noEmit', '-p', project], { cwd: ROOT, stdio: 'inherit' }).status !==
    0,
);
process.exitCode = failed.length === 0 ? 0 : 1;
