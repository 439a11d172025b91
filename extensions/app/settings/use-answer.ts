/** The state of one question to the server. Only the answer to the newest request counts: an older one tells the past. */
import { useCallback, useEffect, useRef, useState } from 'react';

import type { Answer } from './ask-server.ts';

/** `answer` of `null`: the first one is on its way. `asking` beside an answer: it is being read again. */
export interface Asked<T> {
  readonly answer: Answer<T> | null;
  readonly asking: boolean;
  readonly reload: () => void;
}

/** `ask` must stay the same from one drawing to the next. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): Asked<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [asking, setAsking] = useState(true);
  const newest = useRef(0);

  const reload = useCallback(() => {
    const request = ++newest.current;
    setAsking(true);
    void ask().then((given) => {
      if (request !== newest.current) return;
      setAnswer(given);
      setAsking(false);
    });
  }, [ask]);

  useEffect(reload, [reload]);
  return { answer, asking, reload };
}
