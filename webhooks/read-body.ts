import type { IncomingMessage } from 'node:http';
import { createByteStore, type ByteStore } from './byte-store.ts';
import type { Upload, UploadBudget } from './upload-budget.ts';

/** `gone`: the sender went away, nobody waits for an answer. `crowded`: memory was needed for newer requests. */
export type BodyResult =
  | { readonly complete: true; readonly body: Buffer }
  | { readonly complete: false; readonly reason: 'too_large' | 'crowded' | 'gone' };

const EMPTY: BodyResult = { complete: true, body: Buffer.alloc(0) };

/** What the sender says the body's length is, in bytes; `null` when it is sent in chunks. */
export function declaredLength(request: IncomingMessage): number | null {
  const length = request.headers['content-length'];
  if (length !== undefined) return Number(length);
  return request.headers['transfer-encoding'] === undefined ? 0 : null;
}

/**
 * Reads the raw body. Unlike `express.raw`, which takes in the whole rest of an oversized body before it says so,
 * this gives its verdict at the first byte too many, and holds nothing of it any longer.
 *
 * @param limit bytes
 */
export function readBody(request: IncomingMessage, limit: number, budget: UploadBudget): Promise<BodyResult> {
  const declared = declaredLength(request);
  if (declared === 0) return Promise.resolve(EMPTY);
  return new Promise((resolve) => {
    let store: ByteStore | null = createByteStore(declared, limit);
    let length = 0;

    const settle = (result: BodyResult): void => {
      if (store === null) return;
      store = null;
      budget.release(upload);
      resolve(result);
    };
    const letGo = (): void => {
      // To read on, even only to drop it, would cost the memory that is short.
      request.pause();
      settle({ complete: false, reason: 'crowded' });
    };
    const upload: Upload = { held: 0, letGo };

    request.on('data', (piece: Buffer) => {
      // What comes after the verdict is read and dropped, so that the sender gets to read the answer.
      if (store === null) return;
      length += piece.length;
      if (length > limit) return settle({ complete: false, reason: 'too_large' });
      budget.add(upload, store.append(piece));
    });
    request.on('end', () => {
      if (store !== null) settle({ complete: true, body: store.take() });
    });
    request.on('error', () => settle({ complete: false, reason: 'gone' }));
    request.on('close', () => settle({ complete: false, reason: 'gone' }));
  });
}
