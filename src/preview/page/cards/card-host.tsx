import { createController, RemoteRenderer } from '@remote-ui/react/host';
import type { RemoteReceiver } from '@remote-ui/core';
import { retain } from '@remote-ui/rpc';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import type { FetchOutcome, FetchRequest, LiveRecord } from '../../link/protocol.ts';
import type { AssociationsAnswer, LogLevel } from '../../link/worker-link.ts';
import { getJson, postJson } from '../call-server.ts';
import { findComponent } from '../components/registry.tsx';
import { createAnswerGate, type AnswerGate } from './answer-gate.ts';
import { createActions, type ShownAlert } from './card-actions.ts';
import { describePlace, type Place } from './card-context.ts';
import { runCard } from './run-card.ts';

interface CardHostProps extends Place {
  readonly live: LiveRecord | null;
  readonly onAlert: (alert: ShownAlert) => void;
  readonly onLog: (level: LogLevel, text: string) => void;
  readonly onRefresh: () => void;
  readonly onReload: () => void;
}

/** Runs a card and draws it. What changes while it runs is read when it is needed; a new card needs a new `key`. */
export function CardHost(props: CardHostProps) {
  const [receiver, setReceiver] = useState<RemoteReceiver | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const watchers = useRef<(() => void)[]>([]);
  const gate = useMemo(createAnswerGate, []);
  useLayoutEffect(() => gate.choose(props.backend), [gate, props.backend]);
  // Before the frame is painted: the card starts while the browser draws.
  useLayoutEffect(() => {
    const { bundle } = props.card;
    const card = runCard({
      bundle,
      context: describePlace(props),
      actions: createActions(lendPage(latest, watchers)),
      page: answerCard(latest, watchers, gate),
      log: (level, text) => latest.current.onLog(level, text),
    });
    setReceiver(card.receiver);
    return () => {
      watchers.current = [];
      card.stop();
    };
  }, []);
  useEffect(() => watchers.current.forEach((call) => call()), [props.live]);
  const controller = useMemo(() => {
    const report = (name: string) => latest.current.onLog('error', `unknown component: ${name}`);
    return { ...createController({}), get: (name: string) => findComponent(name, report) };
  }, []);
  return (
    <div className="pv-card-body" data-testid="card">
      {receiver && <RemoteRenderer receiver={receiver} controller={controller as never} />}
    </div>
  );
}

type Latest = { readonly current: CardHostProps };
type Watchers = { readonly current: (() => void)[] };

function readProperties({ current }: Latest, names: readonly string[] | '*'): Record<string, string> {
  const all = [...(current.live?.ours ?? []), ...(current.live?.others ?? [])];
  const wanted = names === '*' ? all : all.filter(({ name }) => names.includes(name));
  return Object.fromEntries(wanted.map(({ name, value }) => [name, value]));
}

function lendPage(latest: Latest, watchers: Watchers) {
  return {
    addAlert: (alert: ShownAlert) => latest.current.onAlert(alert),
    refresh: () => latest.current.onRefresh(),
    reload: () => latest.current.onReload(),
    properties: (names: readonly string[] | '*') => readProperties(latest, names),
    watch: (call: () => void) => void watchers.current.push(call),
    log: (text: string) => latest.current.onLog('info', text),
  };
}

function answerCard(latest: Latest, watchers: Watchers, gate: AnswerGate) {
  return {
    fetch: (request: FetchRequest) => {
      const { user, backend } = latest.current;
      const ask = () => postJson<FetchOutcome>('/preview/fetch', { request, user, backend });
      return gate.pass(ask, request.timeout);
    },
    readProperties: (
      names: readonly string[],
      onUpdate: ((properties: Record<string, string>) => void) | null,
    ) => {
      if (onUpdate !== null) {
        retain(onUpdate);
        watchers.current.push(() => onUpdate(readProperties(latest, names)));
      }
      return Promise.resolve(readProperties(latest, names));
    },
    readAssociations: (objectTypeId: string, names: readonly string[], most: number) => {
      const { record } = latest.current;
      const query = new URLSearchParams({ to: objectTypeId, properties: names.join(), most: String(most) });
      return getJson<AssociationsAnswer>(
        `/preview/associations/${record?.type}/${record?.id}?${query.toString()}`,
      );
    },
  };
}
