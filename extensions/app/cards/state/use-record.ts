/** The record of a card, and what people do on it. */
import { useReducer, useRef } from 'react';

import type { Act } from '../api/acts.ts';
import type { CardApi } from '../api/card-api.ts';
import { chooseActionId, reduceAct, type ActState } from './act-state.ts';
import type { Remote } from './remote.ts';
import { useReading } from './use-reading.ts';

/** What the card needs of its host; given from outside, so that tests hold ids and time. */
export interface Host {
  readonly makeId: () => string;
  readonly later: (run: () => void, ms: number) => void;
  /** Shows the properties the app has written. */
  readonly refreshRecord: () => void;
}

export interface LiveRecord<View> {
  readonly remote: Remote<View>;
  readonly acting: ActState;
  readonly reload: () => void;
  /** Answers whether it was done, so that a form knows whether to forget what was typed. */
  readonly run: (act: Act) => Promise<boolean>;
  readonly dismiss: () => void;
}

/** The app writes to HubSpot a moment after it answered; then nothing is on its way any more, which the card shows. */
const WRITTEN_BY_MS = 3_000;

export function useRecord<View>(api: CardApi<View>, host: Host): LiveRecord<View> {
  const busy = useRef(false);
  const { remote, tell, begin, reload } = useReading(api, busy);
  const [acting, tellAct] = useReducer(reduceAct, { state: 'idle' });

  const showWritten = () => {
    host.refreshRecord();
    host.later(() => {
      host.refreshRecord();
      reload();
    }, WRITTEN_BY_MS);
  };

  const run = async (act: Act): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    const actionId = chooseActionId(acting, act, host.makeId);
    tellAct({ type: 'started', act, actionId });
    const request = begin();
    const answer = await api.act(act, actionId);
    busy.current = false;
    if (!answer.ok) {
      tell({ type: 'refused', request });
      tellAct({ type: 'failed', failure: answer.failure });
      return false;
    }
    tell({ type: 'answered', request, answer });
    tellAct({ type: 'done' });
    showWritten();
    return true;
  };

  return { remote, acting, reload, run, dismiss: () => tellAct({ type: 'dismissed' }) };
}
