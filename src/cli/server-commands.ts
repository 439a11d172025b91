/** Which commands a server carries out for others, because it holds the store they need. */
import type { CommandVoice } from '../control/serve-control.ts';
import type { Store } from '../facts/store.ts';
import { insideServer } from './host.ts';
import { runProgram } from './program.ts';

/** A command that needs the store gets a line here. */
const CARRIED_OUT = new Set([
  'install',
  'uninstall',
  'forget',
  'dead-letters',
  'targets',
  'undo',
  'recommendations',
  'rules',
  'backfill',
]);

/** Answers the exit code; never throws. */
export async function carryOut(
  args: readonly string[],
  voice: CommandVoice,
  store: Store,
  wake: () => void,
  stopping?: AbortSignal,
): Promise<number> {
  const [command = ''] = args;
  if (!CARRIED_OUT.has(command)) {
    voice.tell(`A running server does not carry out "${command}".`);
    return 2;
  }
  try {
    return await runProgram(args, insideServer(store, voice, wake, stopping));
  } catch (error) {
    voice.tell(`The command failed (${error instanceof Error ? error.name : 'unknown cause'}).`);
    return 1;
  }
}
