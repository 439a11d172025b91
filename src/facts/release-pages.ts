/** Gives space that deletions freed inside a SQLite file back to the disk, a little at a time. */
import type SQLite from 'better-sqlite3';

/** So much of the file may stay free: new rows need it, and every page that is given back has to be taken again. */
const SPARE_SHARE = 0.2;
/** Less than a megabyte is not worth the writing. */
const LEAST = 256;
/** Four megabytes take some tens of milliseconds, in which everybody waits. */
const MOST = 1024;

/**
 * Answers how many pages were given back; 0: there is nothing to gain. The file is shorter after the next checkpoint of
 * its log. Nobody may have a transaction open on the connection.
 */
export function releasePages(connection: SQLite.Database): number {
  const all = count(connection, 'page_count');
  const free = count(connection, 'freelist_count');
  const surplus = free - Math.ceil(all * SPARE_SHARE);
  if (surplus < LEAST) return 0;
  connection.pragma(`incremental_vacuum(${Math.min(MOST, surplus)})`);
  return free - count(connection, 'freelist_count');
}

function count(connection: SQLite.Database, pragma: 'page_count' | 'freelist_count'): number {
  return Number(connection.pragma(pragma, { simple: true }));
}
