/** The command's side: lets the server that holds the store carry it out, and prints what it says. */
import { connect, type Socket } from 'node:net';
import { basename } from 'node:path';
import { controlAddress } from './address.ts';
import { linesOf, readAnswer, say } from './messages.ts';
import type { CommandVoice } from './serve-control.ts';

/** Thrown where a command would open a store that a server holds; nothing has happened until then. */
export class HandOver extends Error {
  override readonly name = 'HandOver';
  readonly socket: Socket;
  /** What the server is asked for, where the words that were typed leave to the caller's environment what they mean. */
  readonly args: readonly string[] | null;

  constructor(socket: Socket, args: readonly string[] | null = null) {
    super('a server holds the store');
    this.socket = socket;
    this.args = args;
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
  { socket, args: asked }: HandOver,
  typed: readonly string[],
  voice: CommandVoice,
): Promise<number> {
  const args = asked ?? typed;
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
      // Only what whoever typed the command has named, be it by its folder.
      const isNamed = args.includes(answer.read) || args.includes(folderOf(answer.read));
      say(socket, { text: isNamed ? await voice.readText(answer.read) : null });
    } else if ('list' in answer) {
      say(socket, { names: args.includes(answer.list) ? await listNamed(voice, answer.list) : null });
    } else {
      socket.end();
      return answer.exit;
    }
  }
  voice.tell('The server stopped before the command was done; run it again.');
  return 1;
}

/** As it was spelled: what stands before the last name. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.length - basename(path).length - 1));
}

async function listNamed(voice: CommandVoice, path: string): Promise<string[] | null> {
  const names = await voice.listFolder(path);
  return names === null ? null : [...names];
}
