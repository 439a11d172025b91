/** The server's side: carries out commands that need the store it holds. */
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { controlAddress, controlFolder } from './address.ts';
import { linesOf, readReply, readRequest, say, type ControlAnswer, type ControlReply } from './messages.ts';

/** How a command speaks to whoever called it. */
export interface CommandVoice {
  readonly write: (text: string) => void;
  readonly tell: (text: string) => void;
  /** How far it is; each takes the place of the one before, and nothing is shown where nobody watches. */
  readonly progress?: (text: string) => void;
  /** Absent where nobody can answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** A file where the caller is, not where the server is; `null`: it cannot be read. */
  readonly readText: (path: string) => Promise<string | null>;
  /** Names in a folder where the caller is; `null`: it cannot be read. */
  readonly listFolder: (path: string) => Promise<readonly string[] | null>;
}

/** Answers the exit code; never throws. */
export type CarryOut = (args: readonly string[], voice: CommandVoice) => Promise<number>;

export interface ControlServer {
  /** Takes no more commands, and resolves when those under way are done. */
  close(): Promise<void>;
}

/**
 * Call it only while holding the store of `dataDir`: a socket that lies there is then of a server that was killed.
 *
 * @throws the system's error when the socket cannot be made
 */
export async function serveControl(dataDir: string, carryOut: CarryOut): Promise<ControlServer> {
  const address = controlAddress(dataDir);
  const folder = controlFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const running = new Set<Promise<void>>();
  /** Connected, and have not said what they want. */
  const idle = new Set<Socket>();
  const server = createServer((socket) => {
    idle.add(socket);
    // Whoever called may leave at any time; what was begun is finished.
    socket.on('error', () => undefined);
    socket.on('close', () => idle.delete(socket));
    const begin: CarryOut = (args, voice) => {
      idle.delete(socket);
      return carryOut(args, voice);
    };
    const work = serveOne(socket, begin).finally(() => running.delete(work));
    running.add(work);
  });
  await listen(server, address);
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of idle) socket.destroy();
      await Promise.all(running);
      await closed;
    },
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => resolve());
  });
}

async function serveOne(socket: Socket, carryOut: CarryOut): Promise<void> {
  const lines = linesOf(socket);
  const first = await lines.next();
  const request = first.done === true ? null : readRequest(first.value);
  if (request === null) {
    socket.end();
    return;
  }
  const hear = async (question: ControlAnswer): Promise<ControlReply | null> => {
    say(socket, question);
    const next = await lines.next();
    return next.done === true ? null : readReply(next.value);
  };
  const ask = async (question: string): Promise<boolean> => {
    const reply = await hear({ ask: question });
    return reply !== null && 'yes' in reply && reply.yes;
  };
  const readText = async (path: string): Promise<string | null> => {
    const reply = await hear({ read: path });
    return reply !== null && 'text' in reply ? reply.text : null;
  };
  const listFolder = async (path: string): Promise<readonly string[] | null> => {
    const reply = await hear({ list: path });
    return reply !== null && 'names' in reply ? reply.names : null;
  };
  const exit = await carryOut(request.args, {
    write: (text) => say(socket, { stdout: text }),
    tell: (text) => say(socket, { stderr: `${text}\n` }),
    progress: (text) => say(socket, { progress: text }),
    ask: request.terminal ? ask : undefined,
    readText,
    listFolder,
  });
  say(socket, { exit });
  socket.end();
}
