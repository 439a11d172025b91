/** Reads the record of a card, at first and again; every request has a number, so that late answers are known as such. */
import { useCallback, useEffect, useReducer, useRef, type Dispatch, type RefObject } from 'react';

import type { CardApi } from '../api/card-api.ts';
import { reduceRemote, startRemote, type Remote, type RemoteEvent } from './remote.ts';

interface Reading<View> {
  readonly remote: Remote<View>;
  readonly tell: Dispatch<RemoteEvent<View>>;
  /** Begins a request, and answers its number. */
  readonly begin: () => number;
  readonly reload: () => void;
}

/** `busy`: an act is under way, whose answer is newer than any reading. */
export function useReading<View>(api: CardApi<View>, busy: RefObject<boolean>): Reading<View> {
  const [remote, tell] = useReducer(reduceRemote<View>, undefined, startRemote<View>);
  const requests = useRef(0);
  const present = useRef(true);

  const begin = useCallback(() => {
    const request = ++requests.current;
    tell({ type: 'asked', request });
    return request;
  }, []);

  const reload = useCallback(() => {
    if (busy.current === true || !present.current) return;
    const request = begin();
    void api.read().then((answer) => tell({ type: 'answered', request, answer }));
  }, [api, begin, busy]);

  useEffect(() => {
    present.current = true;
    reload();
    return () => {
      present.current = false;
    };
  }, [reload]);

  return { remote, tell, begin, reload };
}
