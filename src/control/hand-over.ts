/** The command's side: lets the server that holds the store carry it out, and prints what it says. */
import { connect, type Socket } from 'node:net';
import { controlAddress } from './address.ts';
import { linesOf, readAnswer, say } from './messages.ts';
import type { CommandVoice } from './serve-control.ts';

/** Thrown where a command would open a store that a server holds; nothing has happened until then. */
export class HandOver extends Error {
  override readonly name = 'HandOver';
  readonly socket: Socket;

  constructor(socket: Socket) {
    super('a server holds the store');
    this.socket = socket;
  }
}

/** `null`: no server takes commands there. */
export function reachServer(dataDir: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(controlAddress(dataDir));
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });
}

/** Answers the command's exit code. */
export async function handOver(
  { socket }: HandOver,
  args: readonly string[],
  voice: CommandVoice,
): Promise<number> {
  const lines = linesOf(socket);
  say(socket, { args: [...args], terminal: voice.ask !== undefined });
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const answer = readAnswer(next.value);
    if (answer === null) continue;
    if ('stdout' in answer) voice.write(answer.stdout);
    else if ('stderr' in answer) voice.tell(answer.stderr.replace(/\n$/u, ''));
    else if ('progress' in answer) voice.progress?.(answer.progress);
    else if ('ask' in answer) say(socket, { yes: (await voice.ask?.(answer.ask)) === true });
    else if ('read' in answer) {
      // Only what whoever typed the command has named.
      const isNamed = args.includes(answer.read);
      say(socket, { text: isNamed ? await voice.readText(answer.read) : null });
    } else {
      socket.end();
      return answer.exit;
    }
  }
  voice.tell('The server stopped before the command was done; run it again.');
  return 1;
}
