/** Files and folders that a command names. */
import { readdir, readFile } from 'node:fs/promises';

/** More than any plan of accounts, and little enough to go over the socket of a server. */
const MOST_BYTES = 4 * 1024 * 1024;

/** To the byte, also where it begins with a byte order mark. `null`: it cannot be read, is too large, or is not in UTF-8. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    return bytes.length > MOST_BYTES
      ? null
      : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** `null`: there is no such folder, or it cannot be read. */
export async function listFolder(path: string): Promise<readonly string[] | null> {
  try {
    return await readdir(path);
  } catch {
    return null;
  }
}
