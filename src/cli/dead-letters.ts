/** `buying-groups dead-letters`: what could not be processed, looked at, tried again or given up. */
import Table from 'cli-table3';
import {
  dropDeadLetter,
  listDeadLetters,
  readBody,
  retryDeadLetter,
  type DeadLetter,
} from '../facts/dead-letters.ts';
import type { Database } from '../facts/store.ts';
import { UsageError } from './usage-error.ts';

export const DEAD_LETTER_ACTIONS = ['list', 'show', 'retry', 'drop'] as const;
export type DeadLetterAction = (typeof DEAD_LETTER_ACTIONS)[number];

export interface DeadLettersOptions {
  readonly action: DeadLetterAction;
  /** The beginning of an id is enough, where only one begins so. */
  readonly ids: readonly string[];
  /** Everything that is parked, instead of ids. */
  readonly all: boolean;
  /** With `show`: also the body as it was stored, which may hold personal data. */
  readonly body: boolean;
  readonly json: boolean;
  readonly db: Database;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly write: (text: string) => void;
}

/** Answers the exit code: 0 done, 1 when one of the ids is not there. */
export async function deadLetters(options: DeadLettersOptions): Promise<number> {
  const { action, db, json, now, write } = options;
  const letters = await listDeadLetters(db);
  const { chosen, unknown } = choose(letters, options);
  if (unknown.length > 0) {
    write(json ? `${JSON.stringify({ unknown })}\n` : `Not there: ${unknown.join(', ')}\n`);
    return 1;
  }
  if (action === 'list' || action === 'show') {
    const shown = action === 'show' && options.body ? await withBodies(db, chosen) : chosen;
    write(json ? `${JSON.stringify({ letters: shown.map(toJson) })}\n` : printLetters(shown, now));
    return 0;
  }
  const carryOut = action === 'retry' ? retryDeadLetter : dropDeadLetter;
  let done = 0;
  for (const letter of chosen)
    if (await db.transaction().execute((trx) => carryOut(trx, letter, now))) done += 1;
  write(json ? `${JSON.stringify({ [action]: done })}\n` : `${describe(action, done)}\n`);
  return 0;
}

function describe(action: 'retry' | 'drop', done: number): string {
  return action === 'retry'
    ? `${done} will be tried again now, with all attempts before them.`
    : `${done} dropped.`;
}

function choose(
  letters: readonly DeadLetter[],
  { action, ids, all }: DeadLettersOptions,
): { readonly chosen: readonly DeadLetter[]; readonly unknown: readonly string[] } {
  if (ids.length === 0) {
    if (action === 'list') return { chosen: letters, unknown: [] };
    if (!all)
      throw new UsageError(`dead-letters ${action}: give ids, or --all for everything that is parked`);
    return { chosen: letters.filter(({ kind }) => kind === 'parked'), unknown: [] };
  }
  const found = ids.map((given) => ({ given, fits: letters.filter(({ id }) => id.startsWith(given)) }));
  const ambiguous = found.find(({ given, fits }) => fits.length > 1 && !fits.some(({ id }) => id === given));
  if (ambiguous !== undefined)
    throw new UsageError(`${ambiguous.given}: ${ambiguous.fits.length} begin so; give more of the id`);
  return {
    chosen: [...new Set(found.flatMap(({ fits }) => fits[0] ?? []))],
    unknown: found.flatMap(({ given, fits }) => (fits.length === 0 ? [given] : [])),
  };
}

type Shown = DeadLetter & { readonly body?: string | null };

function withBodies(db: Database, letters: readonly DeadLetter[]): Promise<Shown[]> {
  return Promise.all(letters.map(async (letter) => ({ ...letter, body: await readBody(db, letter) })));
}

function toJson({ at, ...letter }: Shown): object {
  return { ...letter, at: new Date(at).toISOString() };
}

/** So much of an id tells it apart, and fits into a line. */
const SHORT = 12;

function printLetters(letters: readonly Shown[], now: number): string {
  const parked = letters.filter(({ kind }) => kind === 'parked').length;
  const table = new Table({
    head: ['id', 'kind', 'source', 'age', 'attempts', 'cause'],
    style: { head: [], border: [] },
  });
  for (const { id, kind, source, at, attempts, cause } of letters)
    table.push([id.slice(0, SHORT), kind, source, tellAge(now - at), String(attempts), cause]);
  const summary =
    letters.length === 0 ? 'There are none.' : `${parked} parked, ${letters.length - parked} refused.`;
  const bodies = letters.flatMap(({ id, body }) => (body == null ? [] : [`${id.slice(0, SHORT)} ${body}\n`]));
  const lines = letters.length === 0 ? '' : `${table.toString()}\n`;
  return [`Dead letters\n${lines}${summary}\n`, ...bodies].join('');
}

function tellAge(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
