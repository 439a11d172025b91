/** The worker a card runs in: HubSpot's globals, the card's bundle, and a root whose tree goes to the page. */
import { createEndpoint, fromWebWorker, retain } from '@remote-ui/rpc';
import { createRemoteRoot, type RemoteChannel } from '@remote-ui/core';
import * as RemoteUI from '@remote-ui/react';
import * as React from 'react';

import type { PageApi, WorkerApi } from '../link/worker-link.ts';
import { CardBoundary } from './card-boundary.tsx';
import { createCrmApi } from './crm-api.ts';
import { fetchThroughPage } from './fetch-through-page.ts';
import { describeThing, type CardApi } from './globals.ts';

/** Of classic workers; the types of pages do not have it. */
declare function importScripts(url: string): void;

const endpoint = createEndpoint<PageApi>(fromWebWorker(self as unknown as Worker));
const page = endpoint.call;
const log = (level: 'debug' | 'info' | 'warn' | 'error') => (thing: unknown) =>
  void page.log(level, describeThing(thing));

let makeCard: ((api: CardApi) => React.ReactElement) | null = null;
let current: CardApi | null = null;

function demandApi(): CardApi {
  if (current === null) throw new Error('The card is not rendered yet.');
  return current;
}

// A bundle reads these the moment it is loaded; without the marker it would take itself to be under test.
Object.assign(self, {
  React,
  RemoteUI,
  __HUBSPOT_EXTENSION_WORKER__: true,
  logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
  extend_V2: (make: (api: CardApi) => React.ReactElement) => void (makeCard = make),
  hsFetch: (url: string | URL, options?: Parameters<typeof fetchThroughPage>[2]) =>
    fetchThroughPage(page, url, options),
  serverless: () => Promise.reject(new Error('This app has no serverless functions.')),
  hsWorkerAPI: {
    useExtensionContext: () => demandApi().context,
    useExtensionActions: () => demandApi().actions,
    useExtensionApi: demandApi,
    useAppPageLocation: () => ({ path: '/', params: {}, query: {} }),
    ...createCrmApi(page),
  },
});

self.addEventListener('error', ({ message }) => log('error')(`uncaught: ${message}`));
self.addEventListener('unhandledrejection', ({ reason }) =>
  log('error')(`unhandled rejection: ${describeThing(reason)}`),
);

const api: WorkerApi = {
  load(url) {
    importScripts(url);
    if (makeCard === null) throw new Error('The bundle did not call hubspot.extend().');
  },
  render(channel: RemoteChannel, context, actions) {
    retain(channel);
    retain(actions);
    const make = makeCard;
    if (make === null) throw new Error('There is no card yet; load its bundle first.');
    current = { context, actions, runServerlessFunction: () => Promise.reject(new Error('no functions')) };
    const given = current;
    const root = createRemoteRoot(channel);
    const Card = () => make(given);
    RemoteUI.createRoot(root).render(
      <CardBoundary onError={(error) => log('error')(`the card crashed: ${describeThing(error)}`)}>
        <Card />
      </CardBoundary>,
    );
    void root.mount();
  },
};
endpoint.expose({ load: api.load, render: api.render });
