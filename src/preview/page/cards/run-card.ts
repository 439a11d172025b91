/** One card in one worker: its bundle is loaded, rendered, and its tree received. */
import { createRemoteReceiver, type RemoteReceiver } from '@remote-ui/core';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';

import type { LogLevel, PageApi, WorkerApi } from '../../link/worker-link.ts';

export interface RunningCard {
  readonly receiver: RemoteReceiver;
  /** Ends the worker; nothing of it is heard afterwards. */
  readonly stop: () => void;
}

interface CardRun {
  readonly bundle: string;
  readonly context: unknown;
  readonly actions: unknown;
  readonly page: Omit<PageApi, 'log'>;
  readonly log: (level: LogLevel, text: string) => void;
}

export function runCard({ bundle, context, actions, page, log }: CardRun): RunningCard {
  // `importScripts` exists in a classic worker only, and so does the `this` that bundles hang themselves on.
  const worker = new Worker('/worker.js');
  const receiver = createRemoteReceiver();
  const endpoint = createEndpoint<WorkerApi>(fromWebWorker(worker));
  let stopped = false;
  const tell = (level: LogLevel, text: string) => {
    if (!stopped) log(level, text);
  };
  worker.addEventListener('error', ({ message }) => tell('error', `worker: ${message}`));
  endpoint.expose({ ...page, log: tell });
  const start = async () => {
    await endpoint.call.load(new URL(bundle, location.href).href);
    await endpoint.call.render(receiver.receive, context, actions);
  };
  start().catch((error: unknown) => tell('error', error instanceof Error ? error.message : String(error)));
  return {
    receiver,
    stop: () => {
      stopped = true;
      endpoint.terminate();
      worker.terminate();
    },
  };
}
