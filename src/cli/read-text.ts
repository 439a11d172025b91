/** A file that a command names. */
import { readFile } from 'node:fs/promises';

/** More than any plan of accounts, and little enough to go over the socket of a server. */
const MOST_BYTES = 4 * 1024 * 1024;

/** `null`: it cannot be read, is too large, or is not in UTF-8. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    return bytes.length > MOST_BYTES ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
