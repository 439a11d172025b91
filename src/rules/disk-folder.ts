/** Rule files on the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleFolder } from './rule-files.ts';

/** @throws by `list` and `read` what the file system throws, but for a folder that does not exist. */
export function openDiskFolder(dir: string): RuleFolder {
  return {
    list: async () => {
      try {
        return await readdir(dir);
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
        throw error;
      }
    },
    read: (name) => readFile(join(dir, name), 'utf8'),
  };
}

/** The system's name of a failure, such as EACCES. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
