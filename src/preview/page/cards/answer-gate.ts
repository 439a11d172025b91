/** Answers that come late, as they do on a bad line: held until somebody lets them go, or overtaken by a later one. */
import type { Backend, FetchOutcome } from '../../link/protocol.ts';

export interface AnswerGate {
  /** Another choice lets go of every answer that is held. */
  choose(backend: Backend): void;
  /**
   * Asks at once, so that the answer tells of the moment of the question, and hands it on when its time has come.
   *
   * @param timeout milliseconds after which HubSpot gives up; its own 15 s when left out
   */
  pass(ask: () => Promise<FetchOutcome>, timeout?: number): Promise<FetchOutcome>;
}

const TIMEOUT_MS = 15_000;

export function createAnswerGate(): AnswerGate {
  let chosen: Backend = 'healthy';
  let someoneWaits = false;
  const held: (() => void)[] = [];

  const letGo = () => {
    for (const go of held.splice(0)) go();
  };

  /** `false`: it took too long. */
  const hold = (timeout: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), timeout);
      held.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });

  return {
    choose: (backend) => {
      if (backend === chosen) return;
      chosen = backend;
      someoneWaits = false;
      letGo();
    },
    pass: async (ask, timeout = TIMEOUT_MS) => {
      const asked = chosen;
      const isFirst = asked === 'overtaken' && !someoneWaits;
      if (isFirst) someoneWaits = true;
      const answer = await ask();
      if (asked === chosen && (asked === 'held' || isFirst))
        return (await hold(timeout)) ? answer : { ok: false, message: `no answer within ${timeout} ms` };
      // This answer is handed on first, those it overtook after it.
      if (asked === 'overtaken') setTimeout(letGo);
      return answer;
    },
  };
}
