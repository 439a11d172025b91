/** Asking a person, where one sits at the terminal. */
import { createInterface } from 'node:readline/promises';

/** Asks on stderr, since stdout belongs to what a command prints. Anything but `y` or `yes` is a no. */
export async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([terminal.question(question), ended]);
    return /^y(es)?$/iu.test(answer.trim());
  } finally {
    terminal.close();
  }
}
