/** Starts another program of the benchmarks in a process of its own, and ends it. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child<Ready> {
  /** What the program told when it was ready. */
  readonly ready: Ready;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

/** @throws Error when the program ends before it is ready; its own message stands on stderr. */
export async function startChild<Ready>(
  program: URL,
  options: Readonly<Record<string, unknown>>,
): Promise<Child<Ready>> {
  const path = fileURLToPath(program);
  const child = fork(path, [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`${path} ended with code ${code} before it was ready.`)));
  });
  return { ready, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect();
  await ended;
}

/** In the child: the options, and how to say that it is ready. It ends with `close` when its parent lets it go. */
export async function runChild<Options, Ready>(
  start: (options: Options) => Promise<{ ready: Ready; close: () => Promise<void> }>,
): Promise<void> {
  const { ready, close } = await start(JSON.parse(process.argv[2] ?? '{}') as Options);
  // Also when the parent died: no benchmark leaves a process behind.
  process.once('disconnect', () => void close().finally(() => process.exit(0)));
  process.send?.(ready);
}
