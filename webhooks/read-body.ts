import type { IncomingMessage } from 'node:http';
import type { Upload, UploadBudget } from './upload-budget.ts';

/** `gone`: the sender went away, nobody waits for an answer. `crowded`: memory was needed for newer requests. */
export type BodyResult =
  | { readonly complete: true; readonly body: Buffer }
  | { readonly complete: false; readonly reason: 'too_large' | 'crowded' | 'gone' };

/** What a piece costs beside its bytes: a megabyte sent byte by byte would otherwise hold a hundred. */
const PIECE_OVERHEAD_BYTES = 128;

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
  if (declaredLength(request) === 0) return Promise.resolve(EMPTY);
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    let settled = false;

    const settle = (result: BodyResult): void => {
      if (settled) return;
      settled = true;
      budget.release(upload);
      chunks = [];
      resolve(result);
    };
    const upload: Upload = { held: 0, letGo: () => settle({ complete: false, reason: 'crowded' }) };

    request.on('data', (chunk: Buffer) => {
      // What comes after the verdict is read and dropped, so that the sender gets to read the answer.
      if (settled) return;
      length += chunk.length;
      if (length > limit) return settle({ complete: false, reason: 'too_large' });
      chunks.push(chunk);
      budget.add(upload, chunk.length + PIECE_OVERHEAD_BYTES);
    });
    request.on('end', () => settle({ complete: true, body: joinChunks(chunks) }));
    request.on('error', () => settle({ complete: false, reason: 'gone' }));
    request.on('close', () => settle({ complete: false, reason: 'gone' }));
  });
}

/** A delivery mostly comes in one piece, which is then not copied. */
function joinChunks(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}
