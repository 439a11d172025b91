/** Writes a SQLite file anew, without what was deleted from it. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const THREAD = fileURLToPath(new URL('./compact-thread.ts', import.meta.url));

/**
 * Whoever else writes to the file has to be kept out meanwhile. Needs as much free disk as the file is large, for a
 * while twice as much.
 *
 * @throws the driver's error when the file is being read for long, or the disk is full; the file stays as it was
 */
export function compactFile(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData: file });
    thread.once('error', reject);
    thread.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread ended with code ${code}`)),
    );
  });
}
