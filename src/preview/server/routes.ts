/** The preview's server: the built page, what it asks for, and the events it listens to. */
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';

import type { Sandbox } from '../../sandbox/sandbox.ts';
import {
  BACKENDS,
  HAPPENINGS,
  SCENES,
  type Activity,
  type Bootstrap,
  type FetchRequest,
  type Happening,
  type RecordType,
} from '../link/protocol.ts';
import { createActivity } from './activities.ts';
import { answerFetch, type FetchSetting } from './answer-fetch.ts';
import { readAssociations } from './associations.ts';
import { playHappening } from './happenings.ts';
import type { LiveEvents } from './live-events.ts';
import { listRecords, readRecord } from './live-record.ts';
import { playScene } from './scenes.ts';
import { findUser } from './users.ts';

export interface RoutesOptions {
  readonly sandbox: Sandbox;
  /** The built files. */
  readonly folder: string;
  readonly bootstrap: Bootstrap;
  readonly fetching: FetchSetting;
  readonly live: LiveEvents;
}

const MOST_BODY = '2mb';

export function createRoutes(options: RoutesOptions): express.Express {
  const { sandbox, folder, bootstrap, live } = options;
  const { portal } = sandbox;
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseForeign, express.json({ limit: MOST_BODY }));
  app.get('/preview/bootstrap', (_request, response) => void response.json(bootstrap));
  app.get('/preview/records', (_request, response) => void response.json(listRecords(portal)));
  app.get('/preview/records/:type/:id', (request, response) => {
    const record = readRecord(portal, ...readPlace(request));
    response
      .status(record === null ? 404 : 200)
      .json(record ?? { message: 'The portal has no such record.' });
  });
  app.get('/preview/associations/:type/:id', (request, response) => {
    const [type, id] = readPlace(request);
    const { to, properties, most } = request.query;
    const wanted = { properties: textOf(properties).split(',').filter(Boolean), most: Number(most) };
    response.json(readAssociations(portal, { type, id }, textOf(to), wanted));
  });
  app.get('/preview/events', (_request, response) => live.join(response));
  app.post('/preview/fetch', answerCard(options));
  app.post('/preview/happen', (request, response) => {
    const happening = request.body as Happening;
    if (!HAPPENINGS.includes(happening.name)) throw new Error('Nothing of this name can happen.');
    playHappening(sandbox, happening);
    response.json({});
  });
  app.post('/preview/scene', (request, response) => {
    const { name } = request.body as { name: unknown };
    const scene = SCENES.find((each) => each === name);
    if (scene === undefined) throw new Error('There is no scene of this name.');
    response.json(playScene(portal, scene));
  });
  app.post('/preview/activity', (request, response) => {
    createActivity(portal, request.body as Activity);
    response.json({});
  });
  app.use(express.static(folder, { index: 'index.html', cacheControl: false }));
  app.use(tellProblem);
  return app;
}

function answerCard({ fetching, live }: RoutesOptions): RequestHandler {
  return async (request, response) => {
    const {
      request: asked,
      user,
      backend,
    } = request.body as { request: FetchRequest; user: unknown; backend: unknown };
    const mode = BACKENDS.find((each) => each === backend) ?? 'healthy';
    const start = performance.now();
    const outcome = await answerFetch(fetching, mode, findUser(user), asked);
    const path = URL.parse(asked.url)?.pathname ?? asked.url;
    const took = `${Math.round(performance.now() - start)} ms`;
    const text = `${asked.method} ${path} → ${outcome.ok ? outcome.status : outcome.message}, ${took}`;
    live.tell({ at: Date.now(), kind: 'backend', by: null, text });
    response.json(outcome);
  };
}

/** Other sites open in the same browser must not act in this portal, nor reach it under a name of their own. */
const refuseForeign: RequestHandler = ({ headers }, response, next) => {
  const { host = '', origin } = headers;
  const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/u.test(host);
  if (loopback && (origin === undefined || URL.parse(origin)?.host === host)) next();
  else response.status(403).json({ message: 'The preview answers to this machine only.' });
};

const tellProblem: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  response.status(400).json({ message: error instanceof Error ? error.message : String(error) });
};

const TYPES: readonly RecordType[] = ['deals', 'contacts', 'companies'];

function readPlace({ params }: Request): [RecordType, string] {
  const type = TYPES.find((each) => each === params['type']);
  if (type === undefined) throw new Error('The preview shows deals, contacts and companies.');
  return [type, textOf(params['id'])];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
