/** Where the server that holds a folder's store takes commands: a socket that only its user can open. */
import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';

/** The folder of the socket; it belongs to its user alone, whatever the mode of `dataDir` is. */
export function controlFolder(dataDir: string): string {
  return join(dataDir, 'control');
}

/** A path of a socket holds about 100 bytes: the shorter spelling is taken. Windows has named pipes instead. */
export function controlAddress(dataDir: string): string {
  const path = resolve(controlFolder(dataDir), 'socket');
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\buying-groups-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
  const short = relative(process.cwd(), path);
  return short.length < path.length ? short : path;
}
