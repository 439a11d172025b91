/** Where a command runs: in a process of its own, or inside the server that holds the store. */
import { HandOver, reachServer } from '../control/hand-over.ts';
import type { CommandVoice } from '../control/serve-control.ts';
import { openStore, type Store } from '../facts/store.ts';
import { askOnTerminal } from './ask.ts';
import { createProgressLine } from './progress-line.ts';
import type { Environment } from './environment.ts';
import { listFolder, readTextFile } from './read-text.ts';

type Location = Pick<Environment, 'DATABASE_URL' | 'DATA_DIR'>;

export interface Host extends CommandVoice {
  /**
   * Does the work with the store and closes it again. `args`: what a server that holds it is asked for, where that is not
   * what was typed.
   *
   * @throws HandOver when a server holds the store
   */
  withStore(
    location: Location,
    work: (store: Store) => Promise<void>,
    args?: readonly string[],
  ): Promise<void>;
  /** Tells a long command to stop where it can go on later; absent: it ends with its own process. */
  readonly stopping?: AbortSignal;
}

const line = createProgressLine(process.stderr);

export const OWN_PROCESS: Host = {
  write: (text) => {
    line.clear();
    process.stdout.write(text);
  },
  tell: (text) => {
    line.clear();
    process.stderr.write(`${text}\n`);
  },
  progress: line.show,
  // Whoever runs it from a script has decided already.
  ask: process.stdin.isTTY ? askOnTerminal : undefined,
  readText: readTextFile,
  listFolder,
  withStore: async ({ DATABASE_URL, DATA_DIR }, work, args) => {
    const socket = DATABASE_URL === undefined ? await reachServer(DATA_DIR) : null;
    if (socket !== null) throw new HandOver(socket, args);
    const store = await openStore({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR });
    try {
      await work(store);
    } finally {
      await store.close();
    }
  },
};

/** The server's own store stays open; `wake` has the worker look at what the command left behind. */
export function insideServer(
  store: Store,
  voice: CommandVoice,
  wake: () => void,
  stopping?: AbortSignal,
): Host {
  return {
    ...voice,
    ...(stopping && { stopping }),
    withStore: async (_location, work) => {
      try {
        await work(store);
      } finally {
        wake();
      }
    },
  };
}
