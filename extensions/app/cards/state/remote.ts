/** What the card knows of its record. Only the answer to the newest request counts: an older one tells the past. */
import type { Answer, Failure } from '../api/answer.ts';

export type Remote<View> =
  | { readonly state: 'loading'; readonly newest: number }
  | { readonly state: 'failed'; readonly newest: number; readonly failure: Failure }
  | {
      readonly state: 'ready';
      readonly newest: number;
      readonly view: View;
      readonly asking: boolean;
      /** The last reading failed: what is shown is older than it could be. */
      readonly failure: Failure | null;
    };

export type RemoteEvent<View> =
  | { readonly type: 'asked'; readonly request: number }
  | { readonly type: 'answered'; readonly request: number; readonly answer: Answer<View> }
  /** The act failed, and says so itself; the view stays as it is. */
  | { readonly type: 'refused'; readonly request: number };

export function startRemote<View>(): Remote<View> {
  return { state: 'loading', newest: 0 };
}

export function reduceRemote<View>(remote: Remote<View>, event: RemoteEvent<View>): Remote<View> {
  if (event.type === 'asked') {
    const { request: newest } = event;
    return remote.state === 'ready' ? { ...remote, newest, asking: true } : { state: 'loading', newest };
  }
  if (event.request !== remote.newest) return remote;
  if (event.type === 'refused') return remote.state === 'ready' ? { ...remote, asking: false } : remote;
  const { newest } = remote;
  const { answer } = event;
  if (answer.ok) return { state: 'ready', newest, view: answer.view, asking: false, failure: null };
  if (remote.state === 'ready') return { ...remote, asking: false, failure: answer.failure };
  return { state: 'failed', newest, failure: answer.failure };
}
