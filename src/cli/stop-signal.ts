/** One signal for every way a command is told to stop, so that it always ends the same, orderly way. */
export function createStopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // The launcher was killed, perhaps before this line: what it started must not stay behind.
  if (process.connected === false) stop();
  if (process.channel !== undefined) {
    process.on('disconnect', stop);
    process.channel?.unref();
  }
  return controller.signal;
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
