/** The machine: Node's version and the room on its disk. */
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fail, pass, warn } from './finding.ts';
import type { Finding } from './finding.ts';

/** What HubSpot's client and the store's driver need. */
const OLDEST_NODE = [22, 20] as const;

/** `version` as in `process.versions.node`, such as `24.2.0`. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needed, neededMinor] = OLDEST_NODE;
  const old = major < needed || (major === needed && minor < neededMinor);
  if (!old) return pass('node', `version ${version}`);
  return fail('node', `version ${version} is too old`, `Install Node ${needed}.${neededMinor} or newer.`);
}

const MEGABYTE = 1024 * 1024;
/** Below this a burst of deliveries, 1 MiB each at most, may no longer fit. */
const LITTLE_BYTES = 1024 * MEGABYTE;
const NOTHING_BYTES = 100 * MEGABYTE;

/** `bytes`: free for this user, null when it could not be found out. */
export function checkDisk(folder: string, bytes: number | null): Finding {
  const check = 'disk';
  if (bytes === null)
    return warn(
      check,
      `the free space of ${folder} is not known`,
      'Check that DATA_DIR can be created there.',
    );
  const found = `${Math.floor(bytes / MEGABYTE)} MB are free for ${folder}`;
  const remedy =
    'Free some space, or set DATA_DIR to another disk. On a full disk events are refused and sent again.';
  if (bytes < NOTHING_BYTES) return fail(check, found, remedy);
  return bytes < LITTLE_BYTES ? warn(check, found, remedy) : pass(check, found);
}

/** Free bytes where the folder is, or is going to be. */
export async function readFreeBytes(folder: string): Promise<number | null> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch {
      if (path === dirname(path)) return null;
    }
  }
}
