/** Runs in a thread of its own, since rewriting a large file would keep the only thread of the server for seconds. */
import { workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';

/** How long readers of other processes, such as a report, may hold it up. */
const PATIENCE_MS = 10_000;

const connection = new SQLite(String(workerData), { timeout: PATIENCE_MS });
connection.pragma('secure_delete = ON');
connection.pragma('synchronous = FULL');
// Moving rows leaves copies in the free part of pages, which secure_delete does not reach: the file is written anew.
connection.exec('VACUUM');
const [checkpoint] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
connection.close();
if (checkpoint?.busy !== 0) throw new Error('the log is still being read');
