/** Starts the preview's server over a sandbox portal and a running app. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Sandbox } from '../../sandbox/sandbox.ts';
import { buildPreview, type BuiltPreview } from './build-preview.ts';
import { findCards, readPermittedUrls } from './find-cards.ts';
import { createLiveEvents } from './live-events.ts';
import { createRoutes } from './routes.ts';
import { USERS } from './users.ts';

export interface PreviewOptions {
  readonly sandbox: Sandbox;
  readonly built: BuiltPreview;
  /** The origin that cards know the app by, and where it really listens. */
  readonly publicUrl: string;
  readonly backendUrl: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface Preview {
  readonly url: string;
  close(): Promise<void>;
}

const EXTENSIONS = fileURLToPath(new URL('../../../extensions', import.meta.url));

/** Builds all cards of the app into a folder that the caller removes. */
export async function buildAppPreview(
  folder: string,
  extensions: string = EXTENSIONS,
): Promise<BuiltPreview> {
  return buildPreview(await findCards(extensions), folder);
}

export async function startPreview({
  sandbox,
  built,
  publicUrl,
  backendUrl,
  host,
  port,
}: PreviewOptions): Promise<Preview> {
  const variables = { PUBLIC_URL: publicUrl };
  const live = createLiveEvents(sandbox);
  const { portalId, appId, clientSecret } = sandbox;
  const permitted = await readPermittedUrls(EXTENSIONS, variables);
  const app = createRoutes({
    sandbox,
    folder: built.folder,
    live,
    bootstrap: { portalId, appId, cards: built.cards, cardProblems: built.problems, users: USERS, variables },
    fetching: {
      proxy: { permitted, publicUrl, backendUrl, clientSecret, now: () => sandbox.portal.state.now() },
      portalId,
      appId,
      wait: (ms) => wait(ms),
    },
  });
  const server = createServer(app).listen(port, host);
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: async () => {
      live.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
