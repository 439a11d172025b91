/** Tells the page what happens in the portal, as Server-Sent Events. */
import type { ServerResponse } from 'node:http';

import type { Change } from '../../sandbox/changes.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { LiveEvent } from '../link/protocol.ts';
import { nameRecord } from './live-record.ts';

export interface LiveEvents {
  /** Keeps the connection until either side closes it. */
  join(response: ServerResponse): void;
  tell(event: LiveEvent): void;
  close(): void;
}

/** So many changes of one decision come at once; the page reads the record once for all of them. */
const GATHER_MS = 120;
const POLL_MS = 400;

export function createLiveEvents({ portal, calls, appId }: Sandbox): LiveEvents {
  const listeners = new Set<ServerResponse>();
  const send = (name: string, data: unknown) => {
    for (const each of listeners) each.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  let gathering: NodeJS.Timeout | undefined;
  const onChange = (change: Change) => {
    if (listeners.size === 0) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      send('changed', {});
    }, GATHER_MS);
    const text = describeChange(portal, change);
    if (text !== null) send('live', { at: change.at, kind: 'change', by: tellWho(change, appId), text });
  };
  portal.state.listeners.add(onChange);
  const stopCalls = followCalls(calls, (event) => send('live', event));
  return {
    join: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': hello\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    tell: (event) => send('live', event),
    close: () => {
      portal.state.listeners.delete(onChange);
      clearTimeout(gathering);
      stopCalls();
      for (const each of listeners) each.end();
    },
  };
}

/** The log of calls tells nobody of a new entry, so it is looked at; reads are left out, or they would hide the writes. */
function followCalls(calls: Sandbox['calls'], send: (event: LiveEvent) => void): () => void {
  let seen = calls.entries.length;
  const timer = setInterval(() => {
    const fresh = calls.entries.slice(seen);
    seen = calls.entries.length;
    for (const { at, method, path, status, inputs } of fresh) {
      if (method === 'GET' || /\/(read|search)$/u.test(path)) continue;
      const text = `${method} ${path} → ${status}${inputs > 0 ? ` (${inputs})` : ''}`;
      send({ at, kind: 'call', by: 'app', text });
    }
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function tellWho({ source, sourceId }: Change, appId: number): LiveEvent['by'] {
  return source === 'INTEGRATION' && sourceId === String(appId) ? 'app' : 'person';
}

function describeChange(portal: Sandbox['portal'], change: Change): string | null {
  const nameOf = (type: Change['type'], id: string) =>
    nameRecord(type, id, portal.find(type, id)?.properties ?? {});
  switch (change.kind) {
    case 'propertyChange':
      return `${nameOf(change.type, change.id)}: ${change.name} = ${change.value}`;
    case 'associationChange': {
      // Both directions are told by a change of their own; one line is enough.
      if (change.type > change.toType) return null;
      const label = portal
        .labels(change.type, change.toType)
        .find(({ category, typeId }) => category === change.category && typeId === change.typeId)?.label;
      const sign = change.removed ? '⇎' : '⇔';
      return `${nameOf(change.type, change.fromId)} ${sign} ${nameOf(change.toType, change.toId)}${label == null ? '' : ` «${label}»`}`;
    }
    case 'merge':
      return `${nameOf(change.type, change.primaryId)}: merge`;
    default:
      return `${nameOf(change.type, change.id)}: ${change.kind}`;
  }
}
