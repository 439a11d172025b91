/** What command and server say to each other: one JSON value per line. */
import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import { z } from 'zod';

const request = z.strictObject({
  /** The words after `buying-groups`. */
  args: z.array(z.string()).min(1).max(10_000),
  /** A person sits at the terminal and can answer questions. */
  terminal: z.boolean(),
});
export type ControlRequest = z.infer<typeof request>;

const answer = z.union([
  z.strictObject({ stdout: z.string() }),
  z.strictObject({ stderr: z.string() }),
  /** How far it is; shown only where somebody watches. */
  z.strictObject({ progress: z.string() }),
  z.strictObject({ ask: z.string() }),
  /** A file that the command names lies where the caller is. */
  z.strictObject({ read: z.string() }),
  /** The names in a folder that the command names. */
  z.strictObject({ list: z.string() }),
  z.strictObject({ exit: z.number().int() }),
]);
export type ControlAnswer = z.infer<typeof answer>;

const reply = z.union([
  z.strictObject({ yes: z.boolean() }),
  /** `null`: it cannot be read. */
  z.strictObject({ text: z.string().nullable() }),
  /** `null`: there is no such folder. */
  z.strictObject({ names: z.array(z.string()).nullable() }),
]);
export type ControlReply = z.infer<typeof reply>;

export function say(socket: Socket, message: ControlRequest | ControlAnswer | ControlReply): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

/** Lines of the other side until it hangs up. */
export function linesOf(socket: Socket): AsyncIterator<string> {
  return createInterface({ input: socket })[Symbol.asyncIterator]();
}

/** `null`: nothing that this program would say. */
export function readRequest(line: string): ControlRequest | null {
  return read(request, line);
}

export function readAnswer(line: string): ControlAnswer | null {
  return read(answer, line);
}

export function readReply(line: string): ControlReply | null {
  return read(reply, line);
}

function read<Message>(schema: z.ZodType<Message>, line: string): Message | null {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
