/** Whether an act is under way, and how the last one ended. One at a time: answers would overtake each other. */
import { keyOf, type Act } from '../api/acts.ts';
import type { Failure } from '../api/answer.ts';

export type ActState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly act: Act; readonly actionId: string }
  | { readonly state: 'failed'; readonly act: Act; readonly actionId: string; readonly failure: Failure }
  | { readonly state: 'done'; readonly act: Act; readonly actionId: string };

export type ActEvent =
  | { readonly type: 'started'; readonly act: Act; readonly actionId: string }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'done' }
  | { readonly type: 'dismissed' };

export function reduceAct(state: ActState, event: ActEvent): ActState {
  if (event.type === 'started') return { state: 'running', act: event.act, actionId: event.actionId };
  if (event.type === 'dismissed') return state.state === 'running' ? state : { state: 'idle' };
  if (state.state !== 'running') return state;
  const { act, actionId } = state;
  return event.type === 'done'
    ? { state: 'done', act, actionId }
    : { state: 'failed', act, actionId, failure: event.failure };
}

/** A retry of what failed keeps its id: the app may have done it and only the answer was lost. */
export function chooseActionId(state: ActState, act: Act, makeId: () => string): string {
  return state.state === 'failed' && keyOf(state.act) === keyOf(act) ? state.actionId : makeId();
}
